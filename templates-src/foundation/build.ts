import type { HandleOf } from '../cfn/handle';
import type * as ec2 from '../cfn/resources/ec2.gen';
import type * as kms from '../cfn/resources/kms.gen';
import type * as s3 from '../cfn/resources/s3.gen';
import { Template } from '../cfn/template';
import { addStandardTags } from '../standard-tags';
import { addCertificate } from './certificate';
import { addEncryptionKey } from './encryption-key';
import { addNetwork } from './network/network';
import { addNotificationTopic } from './notification-topic';
import { addOutputs } from './outputs';
import { addParameters } from './parameters';
import { addRepository } from './repository';
import { addAccessLogBucket } from './storage/access-log-bucket';
import { addArtifactBucket } from './storage/artifact-bucket';
import { addReplicationCondition, addReplicationRole } from './storage/replication';
import { addTransactionLogBucket } from './storage/transaction-log-bucket';

/** The template, and what no update of it may replace. */
export interface FoundationStack {
  readonly template: Template;
  readonly key: HandleOf<kms.Key>;
  readonly vpc: HandleOf<ec2.VPC>;
  readonly transactionLogBucket: HandleOf<s3.Bucket>;
}

/**
 * What a region needs before anything can run in it, the bucket for the other
 * stacks' templates included; so it is sent inline itself. Deployed to both regions
 * at once, and again when both are there, to switch replication on.
 */
export function buildFoundation(): FoundationStack {
  const template = new Template({
    description: 'Payments: network, encryption, buckets, images, notifications of one region',
  });
  const parameters = addParameters(template);
  addStandardTags(template, parameters);

  const key = addEncryptionKey(template, parameters);
  const network = addNetwork(template, parameters, key);
  const accessLogs = addAccessLogBucket(template, parameters);
  const replicationEnabled = addReplicationCondition(template, parameters);
  const replicationRole = addReplicationRole(template, parameters, key, replicationEnabled);

  const transactionLogBucket = addTransactionLogBucket(template, parameters, key, accessLogs, {
    role: replicationRole,
    enabled: replicationEnabled,
  });
  addOutputs(template, {
    key,
    network,
    accessLogBucket: accessLogs.bucket,
    transactionLogBucket,
    artifactBucket: addArtifactBucket(template, parameters, key, accessLogs),
    repository: addRepository(template, parameters, key),
    topic: addNotificationTopic(template, parameters, key),
    certificate: addCertificate(template, parameters),
  });
  return { template, key, vpc: network.vpc, transactionLogBucket };
}
