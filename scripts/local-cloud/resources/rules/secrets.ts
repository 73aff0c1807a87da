import type { ResourceContext } from '../../resource-model';
import type { StoredResource } from '../../state';
import { arn } from '../arn';
import { alreadyExists, invalidRequest } from '../failures';
import { generatedName } from '../generated-name';
import { mixedId } from '../identifiers';
import { records, text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { newSecretString } from '../secret-value';
import { type Place, putResource, removeResource, resourcesOfType } from '../store';
import { requireKey } from './kms';

const TYPE = 'AWS::SecretsManager::Secret';
/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const MAX_NAME_LENGTH = 512;

const secret: ResourceRules = {
  // A guess; replication is waited for.
  seconds: { create: 10, update: 5, delete: 5 },
  require(context, properties, existing) {
    const name = text(properties, 'Name');
    requireKey(
      context,
      text(properties, 'KmsKeyId'),
      `Secrets Manager can't find the KMS key ${text(properties, 'KmsKeyId')} in ${context.region}`,
    );
    if (existing === undefined && name !== undefined && findByName(context, name) !== undefined) {
      throw alreadyExists(`The operation failed because the secret ${name} already exists.`);
    }
    for (const replica of records(properties, 'ReplicaRegions')) {
      requireReplica(context, replica, existing === undefined ? name : undefined);
    }
  },
  identify(context, properties) {
    const name = text(properties, 'Name') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const secretArn = arn(context, 'secretsmanager', `secret:${name}-${mixedId(context.state, 6)}`);
    return {
      physicalId: secretArn,
      attributes: { Id: secretArn },
      data: { name, secretString: newSecretString(context.state, properties) },
    };
  },
  created: replicate,
  updated(context, before, after) {
    removeReplicas(context, before);
    replicate(context, after);
  },
  /** CloudFormation forces the deletion and takes the replicas with it, which the API alone would refuse. */
  deleted: removeReplicas,
};

function requireReplica(
  context: ResourceContext,
  replica: Readonly<Record<string, unknown>>,
  newName: string | undefined,
): void {
  const region = text(replica, 'Region') ?? '';
  if (region === context.region) {
    throw invalidRequest(`Invalid replica region: ${region} is the primary secret's region.`);
  }
  const place = { state: context.state, region };
  const keyId = text(replica, 'KmsKeyId');
  requireKey(place, keyId, `Replication failed: KMS key ${keyId} is not accessible in ${region}.`);
  if (newName !== undefined && findByName(place, newName) !== undefined) {
    throw alreadyExists(
      `Replication failed: Secret name ${newName} already exists in region ${region}.`,
    );
  }
}

/** A replica has the primary's name, random part and value, in its own region. */
function replicate(context: ResourceContext, primary: StoredResource): void {
  for (const replica of records(primary.properties, 'ReplicaRegions')) {
    const region = text(replica, 'Region') ?? '';
    const replicaArn = inRegion(primary.physicalId, context.region, region);
    putResource(
      { state: context.state, region },
      {
        type: TYPE,
        physicalId: replicaArn,
        ref: replicaArn,
        attributes: { Id: replicaArn },
        properties: { ...primary.properties, KmsKeyId: replica.KmsKeyId, ReplicaRegions: [] },
        createdAtMs: context.nowMs,
        data: { ...primary.data, primaryRegion: context.region },
      },
    );
  }
}

function removeReplicas(context: ResourceContext, primary: StoredResource): void {
  for (const replica of records(primary.properties, 'ReplicaRegions')) {
    const region = text(replica, 'Region') ?? '';
    const replicaArn = inRegion(primary.physicalId, context.region, region);
    removeResource({ state: context.state, region }, TYPE, replicaArn);
  }
}

function inRegion(secretArn: string, from: string, to: string): string {
  return secretArn.replace(`:${from}:`, `:${to}:`);
}

function findByName(place: Place, name: string): StoredResource | undefined {
  return resourcesOfType(place, TYPE).find((candidate) => candidate.data?.name === name);
}

export const secretRules: RulesByType = { [TYPE]: secret };
