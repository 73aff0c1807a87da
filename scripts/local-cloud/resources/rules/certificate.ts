import { createHash } from 'node:crypto';
import type { Properties, ResourceContext } from '../../resource-model';
import { findHostedZone } from '../../services/route53/hosted-zones';
import { upsertRecordSet } from '../../services/route53/record-sets';
import type { StoredResource } from '../../state';
import { arn } from '../arn';
import { invalidRequest, notStabilized, resourceConflict } from '../failures';
import { uuid } from '../identifiers';
import { records, text, texts } from '../read';
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

/**
 * The record depends on account and domain alone, so that certificates for one
 * domain in several regions share it. It stays when the certificate goes.
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
function addValidationRecords(context: ResourceContext, resource: StoredResource): void {
  for (const { domainName, zoneId } of validations(resource.properties)) {
    const zone = zoneId === undefined ? undefined : findHostedZone(context.state, zoneId);
    if (zone === undefined) {
      continue;
    }
    const name = createHash('md5').update(`${context.state.accountId} ${domainName}`).digest('hex');
    const value = createHash('md5')
      .update(`${context.state.accountId} ${domainName} value`)
      .digest('hex');
    upsertRecordSet(zone, {
      Name: `_${name}.${domainName}`,
      Type: 'CNAME',
      TTL: 300,
      ResourceRecords: [{ Value: `_${value}.acm-validations.aws.` }],
    });
  }
}

/**
 * Every domain of the certificate with the zone to validate it in; none for
 * e-mail validation. A wildcard has the same record as the domain it is below.
 */
function validations(properties: Properties): { domainName: string; zoneId: string | undefined }[] {
  if (text(properties, 'ValidationMethod') !== 'DNS') {
    return [];
  }
  const options = records(properties, 'DomainValidationOptions');
  const domains = new Set(
    [text(properties, 'DomainName') ?? '', ...texts(properties, 'SubjectAlternativeNames')].map(
      withoutWildcard,
    ),
  );
  return [...domains].map((domainName) => {
    const option = options.find(
      (candidate) => withoutWildcard(text(candidate, 'DomainName') ?? '') === domainName,
    );
    return { domainName, zoneId: option === undefined ? undefined : text(option, 'HostedZoneId') };
  });
}

function withoutWildcard(name: string): string {
  return name.replace(/^\*\./, '');
}

export const certificateRules: RulesByType = {
  'AWS::CertificateManager::Certificate': certificate,
};
