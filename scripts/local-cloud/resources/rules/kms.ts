import type { StoredResource } from '../../state';
import { arn } from '../arn';
import { alreadyExists, invalidRequest, notFound } from '../failures';
import { uuid } from '../identifiers';
import { number, text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { setServiceData } from '../service-data';
import { findResource, type Place, putResource, resourcesOfType } from '../store';

const DAY_MS = 24 * 60 * 60 * 1000;
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html */
const DEFAULT_PENDING_DAYS = 30;

const key: ResourceRules = {
  // A guess; the handler waits for the key to be visible everywhere.
  seconds: { create: 60, update: 15, delete: 5 },
  problems(properties) {
    const days = number(properties, 'PendingWindowInDays');
    return days !== undefined && (days < 7 || days > 30)
      ? [`#/PendingWindowInDays: ${days} is not between 7 and 30`]
      : [];
  },
  identify(context) {
    const keyId = uuid(context.state);
    return {
      physicalId: keyId,
      attributes: { KeyId: keyId, Arn: arn(context, 'kms', `key/${keyId}`) },
      data: { keyState: 'Enabled' },
    };
  },
  /** CloudFormation can only schedule the deletion; until then the key exists and is of no use. */
  deleted(context, existing) {
    const days = number(existing.properties, 'PendingWindowInDays') ?? DEFAULT_PENDING_DAYS;
    const { owner: _owner, ...unowned } = existing;
    const pending = putResource(context, { ...unowned });
    setServiceData(pending, 'keyState', 'PendingDeletion');
    setServiceData(pending, 'deletionAtMs', context.nowMs + days * DAY_MS);
  },
};

const alias: ResourceRules = {
  // A guess; aliases take as long as keys to be visible everywhere.
  seconds: { create: 60, delete: 3 },
  problems: (properties) =>
    /^alias\/(?!aws\/)[\w/-]{1,250}$/.test(text(properties, 'AliasName') ?? '')
      ? []
      : ['#/AliasName: Alias must start with the prefix "alias/" and not with "alias/aws/"'],
  require(context, properties, existing) {
    const target = text(properties, 'TargetKeyId') ?? '';
    if (findUsableKey(context, target) === undefined) {
      throw notFound(`Key '${arn(context, 'kms', `key/${target}`)}' does not exist`);
    }
    const name = text(properties, 'AliasName') ?? '';
    if (existing === undefined && findResource(context, 'AWS::KMS::Alias', name) !== undefined) {
      throw alreadyExists(`An alias with the name ${arn(context, 'kms', name)} already exists`);
    }
  },
};

/** A key of this region that can encrypt now, by id, key ARN, alias name or alias ARN. */
export function findUsableKey(place: Place, reference: string): StoredResource | undefined {
  const local = reference.startsWith('arn:') ? localPart(place, reference) : reference;
  if (local === undefined) {
    return undefined;
  }
  const keyId = local.startsWith('alias/')
    ? text(findResource(place, 'AWS::KMS::Alias', local)?.properties ?? {}, 'TargetKeyId')
    : local;
  const found = resourcesOfType(place, 'AWS::KMS::Key').find(
    (candidate) => candidate.physicalId === keyId || candidate.attributes.Arn === keyId,
  );
  return found?.data?.keyState === 'Enabled' ? found : undefined;
}

/** The part after the region and account; nothing for a key of another region. */
function localPart(place: Place, reference: string): string | undefined {
  const prefix = arn(place, 'kms', '');
  return reference.startsWith(prefix)
    ? reference.slice(prefix.length).replace(/^key\//, '')
    : undefined;
}

/** Keys that AWS makes for its own services exist without a template. */
export function isAwsManagedKey(reference: string): boolean {
  return /(^|:)alias\/aws\//.test(reference);
}

/** Throws the service's own message when the key can't be used in this region. */
export function requireKey(place: Place, reference: string | undefined, message: string): void {
  if (reference === undefined || isAwsManagedKey(reference)) {
    return;
  }
  if (findUsableKey(place, reference) === undefined) {
    throw invalidRequest(message);
  }
}

export const kmsRules: RulesByType = { 'AWS::KMS::Key': key, 'AWS::KMS::Alias': alias };
