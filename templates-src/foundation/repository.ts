import type { HandleOf } from '../cfn/handle';
import * as ecr from '../cfn/resources/ecr.gen';
import type * as kms from '../cfn/resources/kms.gen';
import type { Template } from '../cfn/template';
import { namesIn } from '../naming';
import type { FoundationParameters } from './parameters';

/** A build that was never tagged, or lost its tag, and may still be looked at. */
const UNTAGGED_IMAGE_DAYS = 14;

/** Releases to roll back to. Far more than ever run at once, so that none in use is deleted. */
const KEPT_IMAGES = 100;

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
      LifecyclePolicy: { LifecyclePolicyText: JSON.stringify({ rules: lifecycleRules() }) },
    }),
  );
}

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html */
function lifecycleRules() {
  return [
    {
      rulePriority: 1,
      description: 'Untagged images expire',
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: UNTAGGED_IMAGE_DAYS,
      },
      action: { type: 'expire' },
    },
    {
      rulePriority: 2,
      description: 'The newest releases are kept',
      selection: {
        tagStatus: 'any',
        countType: 'imageCountMoreThan',
        countNumber: KEPT_IMAGES,
      },
      action: { type: 'expire' },
    },
  ];
}
