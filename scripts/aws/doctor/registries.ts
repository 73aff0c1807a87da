import {
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr';
import { HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import type { RegionSurvey } from '../../engine/doctor/ports';
import type { Call } from '../errors';

/** ECR's part of a region. */
export function createRepositorySurvey(
  ecr: ECRClient,
  call: Call,
): Pick<RegionSurvey, 'repository' | 'hasImage'> {
  return {
    repository: (name) =>
      call('ecr:DescribeRepositories', async () => {
        try {
          await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [name] }));
          return 'exists';
        } catch (error) {
          if (isNamed(error, 'RepositoryNotFoundException')) return 'free';
          throw error;
        }
      }),
    hasImage: (repositoryName, imageDigest) =>
      call('ecr:DescribeImages', async () => {
        try {
          const { imageDetails = [] } = await ecr.send(
            new DescribeImagesCommand({ repositoryName, imageIds: [{ imageDigest }] }),
          );
          return imageDetails.length > 0;
        } catch (error) {
          if (isNamed(error, 'ImageNotFoundException')) return false;
          if (isNamed(error, 'RepositoryNotFoundException')) return 'no repository';
          throw error;
        }
      }),
  };
}

/**
 * Whose the bucket of that name is. HEAD has no body and so no error code: 404 says that there is
 * none, 403 that it belongs to another account than the expected one.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
export function readBucket(
  s3: S3Client,
  call: Call,
  { name, accountId }: { readonly name: string; readonly accountId: string },
): ReturnType<RegionSurvey['bucket']> {
  return call('s3:ListBucket', async () => {
    try {
      await s3.send(new HeadBucketCommand({ Bucket: name, ExpectedBucketOwner: accountId }));
      return 'ours';
    } catch (error) {
      switch (statusOf(error)) {
        case 404:
          return 'free';
        case 403:
          return 'of another account';
        default:
          throw error;
      }
    }
  });
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

function statusOf(error: unknown): unknown {
  if (!(error instanceof Error) || !('$metadata' in error)) {
    return undefined;
  }
  const { $metadata: metadata } = error;
  return typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
    ? metadata.httpStatusCode
    : undefined;
}
