import type { Properties, ResourceContext } from '../../resource-model';
import { nameServersFor } from '../../services/route53/hosted-zones';
import {
  initialRecordSets,
  isRequiredRecordSet,
  recordSetsOf,
} from '../../services/route53/record-sets';
import { invalidRequest, resourceConflict } from '../failures';
import { upperId, uuid } from '../identifiers';
import { record, text, texts } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource } from '../store';
import { recordSetRules } from './route53-record-set';

const hostedZone: ResourceRules = {
  // The handler waits until the change is INSYNC, within 60 seconds by Route 53's documentation.
  seconds: { create: 40, delete: 30 },
  identify(context, properties) {
    const id = `Z${upperId(context.state, 20)}`;
    const nameServers = nameServersFor(id);
    return {
      physicalId: id,
      attributes: { Id: id, NameServers: nameServers },
      data: { recordSets: initialRecordSets(text(properties, 'Name') ?? '', nameServers) },
    };
  },
  beforeDelete(_context, existing) {
    const others = recordSetsOf(existing).filter(
      (recordSet) => !isRequiredRecordSet(existing, recordSet),
    );
    if (others.length > 0) {
      throw resourceConflict(
        'The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
      );
    }
  },
};

const healthCheck: ResourceRules = {
  // A guess.
  seconds: { create: 5, delete: 3 },
  require(context, properties) {
    const configuration = record(properties, 'HealthCheckConfig');
    requireChildren(context, configuration);
    requireAlarm(context, configuration);
  },
  identify(context) {
    const id = uuid(context.state);
    return { physicalId: id, attributes: { HealthCheckId: id } };
  },
};

function requireChildren(context: ResourceContext, configuration: Properties): void {
  for (const child of texts(configuration, 'ChildHealthChecks')) {
    const found = findResource(context, 'AWS::Route53::HealthCheck', child);
    if (found === undefined) {
      throw invalidRequest(`Child health check ${child} does not exist.`);
    }
    if (text(record(found.properties, 'HealthCheckConfig'), 'Type') === 'CALCULATED') {
      throw invalidRequest(`Child health check ${child} is a calculated health check.`);
    }
  }
}

/** The alarm may be in any region; Route 53 reads its definition when the check is made. */
function requireAlarm(context: ResourceContext, configuration: Properties): void {
  if (text(configuration, 'Type') !== 'CLOUDWATCH_METRIC') {
    return;
  }
  const identifier = record(configuration, 'AlarmIdentifier');
  const name = text(identifier, 'Name') ?? '';
  const region = text(identifier, 'Region') ?? '';
  if (!findResource({ state: context.state, region }, 'AWS::CloudWatch::Alarm', name)) {
    throw invalidRequest(`The CloudWatch alarm ${name} does not exist in region ${region}.`);
  }
}

export const route53Rules: RulesByType = {
  'AWS::Route53::HostedZone': hostedZone,
  'AWS::Route53::HealthCheck': healthCheck,
  ...recordSetRules,
};
