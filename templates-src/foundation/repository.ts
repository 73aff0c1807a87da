import type { HandleOf } from '../cfn/handle';
import * as ecr from '../cfn/resources/ecr.gen';
import type * as kms from '../cfn/resources/kms.gen';
import type { Template } from '../cfn/template';
import { namesIn } from '../naming';
import type { FoundationParameters } from './parameters';

/**
 * Images of payment-service. One repository per region, because tasks that start
 * during a failover must not pull from the region that was lost.
 */
export function addRepository(
  template: Template,
  parameters: FoundationParameters,
  key: HandleOf<kms.Key>,
): HandleOf<ecr.Repository> {
  return template.add(
    'Repository',
    new ecr.Repository({
      RepositoryName: namesIn(parameters)('repository'),
      ImageTagMutability: 'IMMUTABLE',
      ImageScanningConfiguration: { ScanOnPush: true },
      EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: key.att('Arn') },
      EmptyOnDelete: true,
      // No lifecycle policy: its rules count pushes and days, not use, and could delete the image
      // that the standby has to start in a failover:
      // https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
    }),
  );
}
