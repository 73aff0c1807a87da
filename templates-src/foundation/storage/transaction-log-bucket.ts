import { type Condition, ifElse } from '../../cfn/conditions';
import type { HandleOf } from '../../cfn/handle';
import { noValue } from '../../cfn/pseudo';
import type * as iam from '../../cfn/resources/iam.gen';
import type * as kms from '../../cfn/resources/kms.gen';
import * as s3 from '../../cfn/resources/s3.gen';
import type { Template } from '../../cfn/template';
import { namesIn } from '../../naming';
import type { FoundationParameters } from '../parameters';
import { type AccessLogBucket, loggingTo } from './access-log-bucket';
import { AUDIT_LOG_DAYS, addBucketPolicy, cleanUp, encryptedWith, privateBucket } from './bucket';
import { replicationToPeer } from './replication';

/** Logs of the last month are read often: reconciliation, disputes, the report of a failover. */
const STANDARD_DAYS = 30;

/**
 * How long records of payments are kept: seven years, which is what auditors of
 * US companies keep theirs (17 CFR 210.2-06). Set it to what your regulator asks.
 */
const RETENTION_DAYS = 7 * 365 + 2;

/** An object that was overwritten or deleted by mistake can be brought back for this long. */
const NONCURRENT_DAYS = 90;

/** The ledger's second copy: an object per batch of payments, only ever added. */
export function addTransactionLogBucket(
  template: Template,
  parameters: FoundationParameters,
  key: HandleOf<kms.Key>,
  accessLogs: AccessLogBucket,
  replication: { readonly role: HandleOf<iam.Role>; readonly enabled: Condition },
): HandleOf<s3.Bucket> {
  const bucket = template.add(
    'TransactionLogBucket',
    new s3.Bucket({
      BucketName: namesIn(parameters)('transactionLogBucket'),
      ...privateBucket,
      BucketEncryption: encryptedWith(key),
      LoggingConfiguration: loggingTo(accessLogs, 'transaction-logs'),
      LifecycleConfiguration: {
        // Moving a small object costs more than it ever saves.
        TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K',
        Rules: [cleanUp(NONCURRENT_DAYS), archive()],
      },
      ReplicationConfiguration: ifElse<s3.Bucket_ReplicationConfiguration>(
        replication.enabled,
        replicationToPeer(parameters, replication.role),
        noValue,
      ),
    }),
    { dependsOn: [accessLogs.policy] },
  );
  addBucketPolicy(template, bucket);
  return bucket;
}

/** Cheaper as it is read less, until it goes. Lifecycle acts are not replicated: each side ages its own. */
function archive(): s3.Bucket_Rule {
  return {
    Id: 'archive',
    Status: 'Enabled',
    Transitions: [
      { StorageClass: 'STANDARD_IA', TransitionInDays: STANDARD_DAYS },
      // Restoring from it takes hours: not before the auditors' year is over.
      { StorageClass: 'GLACIER', TransitionInDays: AUDIT_LOG_DAYS },
    ],
    ExpirationInDays: RETENTION_DAYS,
  };
}
