import type { ResourceContext } from '../../resource-model';
import { validationRecord, validations } from '../../services/acm/validations';
import { findHostedZone } from '../../services/route53/hosted-zones';
import { upsertRecordSet } from '../../services/route53/record-sets';
import type { StoredResource } from '../../state';
import { arn } from '../arn';
import { invalidRequest, notStabilized, resourceConflict } from '../failures';
import { uuid } from '../identifiers';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { hasReference } from './ec2/dependents';

const certificate: ResourceRules = {
  // DNS validation in a zone of the same account takes a few minutes; a guess.
  seconds: { create: 150, update: 5, delete: 5 },
  require(context, properties) {
    for (const { domainName, zoneId } of validations(properties)) {
      if (zoneId === undefined) {
        // AWS waits 72 hours for somebody to add the record by hand, then gives up.
        throw notStabilized(
          `Certificate for ${domainName} was not validated: DomainValidationOptions gives it no HostedZoneId, so CloudFormation does not add the validation record`,
        );
      }
      if (findHostedZone(context.state, zoneId) === undefined) {
        throw invalidRequest(`No hosted zone found with ID: ${zoneId}`);
      }
    }
  },
  identify(context) {
    const certificateArn = arn(context, 'acm', `certificate/${uuid(context.state)}`);
    return { physicalId: certificateArn, attributes: { CertificateArn: certificateArn } };
  },
  created: addValidationRecords,
  beforeDelete(context, existing) {
    const users = { 'AWS::ElasticLoadBalancingV2::Listener': ['Certificates'] };
    if (hasReference(context, users, existing.physicalId)) {
      throw resourceConflict(
        `Certificate ${existing.physicalId} in account ${context.state.accountId} is in use.`,
      );
    }
  },
};

/** The record stays when the certificate goes. */
function addValidationRecords(context: ResourceContext, resource: StoredResource): void {
  for (const { domainName, zoneId } of validations(resource.properties)) {
    const zone = zoneId === undefined ? undefined : findHostedZone(context.state, zoneId);
    if (zone !== undefined) {
      const { Name, Type, Value } = validationRecord(context.state.accountId, domainName);
      upsertRecordSet(zone, { Name, Type, TTL: 300, ResourceRecords: [{ Value }] });
    }
  }
}

export const certificateRules: RulesByType = {
  'AWS::CertificateManager::Certificate': certificate,
};
