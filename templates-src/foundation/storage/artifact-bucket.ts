import type { HandleOf } from '../../cfn/handle';
import type * as kms from '../../cfn/resources/kms.gen';
import * as s3 from '../../cfn/resources/s3.gen';
import type { Template } from '../../cfn/template';
import { namesIn } from '../../naming';
import type { FoundationParameters } from '../parameters';
import { type AccessLogBucket, loggingTo } from './access-log-bucket';
import { addBucketPolicy, cleanUp, encryptedWith, privateBucket } from './bucket';

/**
 * Templates and function code. One per region: a function's code must lie in its
 * own region, and an update of the standby must not need the primary.
 */
export function addArtifactBucket(
  template: Template,
  parameters: FoundationParameters,
  key: HandleOf<kms.Key>,
  accessLogs: AccessLogBucket,
): HandleOf<s3.Bucket> {
  const bucket = template.add(
    'ArtifactBucket',
    new s3.Bucket({
      BucketName: namesIn(parameters)('artifactBucket'),
      ...privateBucket,
      BucketEncryption: encryptedWith(key),
      LoggingConfiguration: loggingTo(accessLogs, 'artifacts'),
      // Current objects never expire: a rollback needs the code of the release before.
      LifecycleConfiguration: { Rules: [cleanUp(90)] },
    }),
    { dependsOn: [accessLogs.policy] },
  );
  addBucketPolicy(template, bucket);
  return bucket;
}
