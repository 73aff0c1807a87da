import { sub } from '../cfn/functions';
import type { HandleOf } from '../cfn/handle';
import * as route53 from '../cfn/resources/route53.gen';
import type { Template } from '../cfn/template';
import type { Ref, Value } from '../cfn/value';
import type { GlobalDnsParameters } from './parameters';

/** A region's entry, and the name that always leads to it. */
export interface RegionalEntry {
  /** `use1.payments.example.com`, covered by the wildcard of the region's certificate. */
  readonly hostName: Value<string>;
  readonly loadBalancerDnsName: Ref;
  readonly loadBalancerHostedZoneId: Ref;
}

export interface RegionalEntries {
  readonly primary: RegionalEntry;
  readonly dr: RegionalEntry;
  /** What {@link RegionalEntry.hostName} of the home primary resolves through. */
  readonly primaryRecord: HandleOf<route53.RecordSet>;
}

/**
 * A name per region that never fails over. Health checks, probes and people ask
 * a region by it; a check that asked the failover name would see the effect of
 * its own verdict:
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
 */
export function addRegionalRecords(
  template: Template,
  parameters: GlobalDnsParameters,
): RegionalEntries {
  const primary: RegionalEntry = {
    hostName: sub`${parameters.RegionCode}.${parameters.DomainName}`,
    loadBalancerDnsName: parameters.PrimaryLoadBalancerDnsName,
    loadBalancerHostedZoneId: parameters.PrimaryLoadBalancerHostedZoneId,
  };
  const dr: RegionalEntry = {
    hostName: sub`${parameters.PeerRegionCode}.${parameters.DomainName}`,
    loadBalancerDnsName: parameters.DrLoadBalancerDnsName,
    loadBalancerHostedZoneId: parameters.DrLoadBalancerHostedZoneId,
  };
  template.add('DrRegionRecord', regionalRecord(dr, parameters));
  return {
    primary,
    dr,
    primaryRecord: template.add('PrimaryRegionRecord', regionalRecord(primary, parameters)),
  };
}

/** An A record alone: the load balancers are IPv4. */
function regionalRecord(entry: RegionalEntry, { HostedZoneId }: GlobalDnsParameters) {
  return new route53.RecordSet({
    HostedZoneId,
    Name: entry.hostName,
    Type: 'A',
    AliasTarget: {
      DNSName: entry.loadBalancerDnsName,
      HostedZoneId: entry.loadBalancerHostedZoneId,
      // There is nothing else to answer with, and a check has to see a sick region as it is.
      EvaluateTargetHealth: false,
    },
  });
}
