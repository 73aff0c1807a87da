import type { Template } from '../cfn/template';
import { SUFFIX_PATTERN, SUFFIX_RULE } from '../naming';

export type GlobalDnsParameters = ReturnType<typeof addParameters>;

/** The two regions as DNS sees them. The stack lives in the home primary's region. */
export function addParameters(template: Template) {
  return template.parameters({
    EnvironmentSuffix: {
      Type: 'String',
      Description: 'Environment that every name ends in',
      AllowedPattern: SUFFIX_PATTERN,
      ConstraintDescription: SUFFIX_RULE,
    },
    RegionCode: {
      Type: 'String',
      Description: 'Short code of the home primary region; its name below the domain',
      AllowedPattern: '^[a-z0-9]{3,6}$',
    },
    PeerRegion: { Type: 'String', Description: 'The DR region, which holds the failover latch' },
    PeerRegionCode: {
      Type: 'String',
      Description: 'Short code of the DR region; its name below the domain',
      AllowedPattern: '^[a-z0-9]{3,6}$',
    },
    DomainName: {
      Type: 'String',
      Description: 'The name clients use; it follows the region that can write',
    },
    HostedZoneId: {
      Type: 'AWS::Route53::HostedZone::Id',
      Description: 'Public hosted zone that answers for the domain',
    },
    NotificationTopicArn: {
      Type: 'String',
      Description: 'From the foundation stack of this region',
    },
    PrimaryLoadBalancerDnsName: {
      Type: 'String',
      Description: 'From the regional stack of the home primary',
    },
    PrimaryLoadBalancerHostedZoneId: {
      Type: 'String',
      Description: 'From the regional stack of the home primary: the zone of its load balancer',
    },
    DrLoadBalancerDnsName: {
      Type: 'String',
      Description: 'From the regional stack of the DR region',
    },
    DrLoadBalancerHostedZoneId: {
      Type: 'String',
      Description: 'From the regional stack of the DR region: the zone of its load balancer',
    },
  });
}
