import type { Properties, ResourceContext } from '../../resource-model';
import { findHostedZone } from '../../services/route53/hosted-zones';
import {
  absoluteName,
  findRecordSet,
  isInZone,
  type ResourceRecordSet,
  removeRecordSet,
  upsertRecordSet,
  zoneName,
} from '../../services/route53/record-sets';
import type { StoredResource } from '../../state';
import { alreadyExists, invalidRequest, notFound } from '../failures';
import { flag, number, record, text, texts } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource, resourcesOfType } from '../store';
import { zoneIdOfLoadBalancerName } from './load-balancer-zones';

const recordSet: ResourceRules = {
  // The handler waits until the change is INSYNC, within 60 seconds by Route 53's documentation.
  seconds: { create: 40 },
  problems(properties) {
    const isAlias = properties.AliasTarget !== undefined;
    if (isAlias && properties.TTL !== undefined) {
      return ['#: TTL must not be specified with AliasTarget'];
    }
    return isAlias || properties.ResourceRecords !== undefined
      ? []
      : ['#: Either ResourceRecords or AliasTarget must be specified'];
  },
  require(context, properties, existing) {
    const zone = zoneOf(context, properties);
    const wanted = toRecordSet(properties);
    if (!isInZone(zone, wanted.Name)) {
      throw invalidRequest(
        `[RRSet with DNS name ${wanted.Name} is not permitted in zone ${zoneName(zone)}]`,
      );
    }
    if (existing === undefined && findRecordSet(zone, wanted) !== undefined) {
      throw alreadyExists(
        `[Tried to create resource record set [${describe(wanted)}] but it already exists]`,
      );
    }
    requireAliasTarget(zone, wanted);
    const healthCheckId = wanted.HealthCheckId;
    if (
      healthCheckId !== undefined &&
      findResource(context, 'AWS::Route53::HealthCheck', healthCheckId) === undefined
    ) {
      throw notFound(`A health check with id ${healthCheckId} does not exist.`);
    }
  },
  identify(context, properties) {
    const zone = zoneOf(context, properties);
    const name = text(properties, 'Name') ?? '';
    const identifier = [
      name,
      zone.physicalId,
      text(properties, 'Type'),
      text(properties, 'SetIdentifier'),
    ];
    return { physicalId: identifier.map((part) => part ?? '').join('|'), ref: name };
  },
  created(context, resource) {
    upsertRecordSet(zoneOf(context, resource.properties), toRecordSet(resource.properties));
  },
  updated(context, before, after) {
    removeRecordSet(zoneOf(context, before.properties), toRecordSet(before.properties));
    upsertRecordSet(zoneOf(context, after.properties), toRecordSet(after.properties));
  },
  deleted(context, existing) {
    removeRecordSet(zoneOf(context, existing.properties), toRecordSet(existing.properties));
  },
};

function zoneOf(context: ResourceContext, properties: Properties): StoredResource {
  const id = text(properties, 'HostedZoneId');
  if (id !== undefined) {
    const zone = findHostedZone(context.state, id);
    if (zone === undefined) {
      throw notFound(`No hosted zone found with ID: ${id}`);
    }
    return zone;
  }
  const name = absoluteName(text(properties, 'HostedZoneName') ?? '');
  const zone = resourcesOfType(context, 'AWS::Route53::HostedZone').find(
    (candidate) => zoneName(candidate) === name,
  );
  if (zone === undefined) {
    throw notFound(`No hosted zones named ${name} found`);
  }
  return zone;
}

/** An alias to a load balancer names the zone of the load balancer's region; one inside the zone must find its record. */
function requireAliasTarget(zone: StoredResource, wanted: ResourceRecordSet): void {
  const target = wanted.AliasTarget;
  if (target === undefined) {
    return;
  }
  const expected = zoneIdOfLoadBalancerName(target.DNSName);
  const attempt = `[Tried to create an alias that targets ${absoluteName(target.DNSName)}, type ${wanted.Type} in zone ${target.HostedZoneId}`;
  if (expected !== undefined && expected !== target.HostedZoneId) {
    throw invalidRequest(
      `${attempt}, but the alias target name does not lie within the target zone]`,
    );
  }
  const isOwnZone = target.HostedZoneId === zone.physicalId;
  const isThere = findRecordSet(zone, { Name: target.DNSName, Type: wanted.Type }) !== undefined;
  if (isOwnZone && !isThere) {
    throw invalidRequest(`${attempt}, but that target was not found]`);
  }
}

function describe(wanted: ResourceRecordSet): string {
  const identifier =
    wanted.SetIdentifier === undefined ? '' : `, set-identifier='${wanted.SetIdentifier}'`;
  return `name='${wanted.Name}', type='${wanted.Type}'${identifier}`;
}

/** From the template's form to the API's: records are bare strings in a template. */
function toRecordSet(properties: Properties): ResourceRecordSet {
  const alias = record(properties, 'AliasTarget');
  const optional = {
    TTL: number(properties, 'TTL'),
    SetIdentifier: text(properties, 'SetIdentifier'),
    Failover: text(properties, 'Failover'),
    HealthCheckId: text(properties, 'HealthCheckId'),
    Weight: number(properties, 'Weight'),
    Region: text(properties, 'Region'),
    MultiValueAnswer: flag(properties, 'MultiValueAnswer') ? true : undefined,
    ResourceRecords:
      properties.ResourceRecords === undefined
        ? undefined
        : texts(properties, 'ResourceRecords').map((Value) => ({ Value })),
    AliasTarget:
      properties.AliasTarget === undefined
        ? undefined
        : {
            HostedZoneId: text(alias, 'HostedZoneId') ?? '',
            DNSName: absoluteName(text(alias, 'DNSName') ?? ''),
            EvaluateTargetHealth: flag(alias, 'EvaluateTargetHealth'),
          },
  };
  const present = Object.entries(optional).filter(([, value]) => value !== undefined);
  return {
    Name: absoluteName(text(properties, 'Name') ?? ''),
    Type: text(properties, 'Type') ?? '',
    ...Object.fromEntries(present),
  };
}

export const recordSetRules: RulesByType = { 'AWS::Route53::RecordSet': recordSet };
