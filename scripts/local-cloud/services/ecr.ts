import { serviceData, setServiceData } from '../resources/service-data';
import { findResource } from '../resources/store';
import { AwsError, type Service, type ServiceContext } from '../service';
import type { StoredResource } from '../state';

interface ImageIdentifier {
  readonly imageDigest?: string | undefined;
  readonly imageTag?: string | undefined;
}

interface ListImagesInput {
  readonly repositoryName?: string | undefined;
}

interface BatchDeleteImageInput extends ListImagesInput {
  readonly imageIds?: readonly ImageIdentifier[] | undefined;
}

function listImages(context: ServiceContext, input: ListImagesInput): Record<string, unknown> {
  return { imageIds: imagesOf(requireRepository(context, input.repositoryName)) };
}

function batchDeleteImage(
  context: ServiceContext,
  input: BatchDeleteImageInput,
): Record<string, unknown> {
  const repository = requireRepository(context, input.repositoryName);
  const images = imagesOf(repository);
  const wanted = input.imageIds ?? [];
  const gone = images.filter((image) => wanted.some((id) => isSameImage(id, image)));
  setServiceData(
    repository,
    'images',
    images.filter((image) => !gone.includes(image)),
  );
  const missing = wanted.filter((id) => !images.some((image) => isSameImage(id, image)));
  return {
    imageIds: gone,
    failures: missing.map((imageId) => ({
      imageId,
      failureCode: 'ImageNotFound',
      failureReason: 'Requested image not found',
    })),
  };
}

function isSameImage(id: ImageIdentifier, image: ImageIdentifier): boolean {
  return id.imageDigest === undefined
    ? id.imageTag === image.imageTag
    : id.imageDigest === image.imageDigest;
}

function imagesOf(repository: StoredResource): readonly ImageIdentifier[] {
  return serviceData<readonly ImageIdentifier[]>(repository, 'images', []);
}

function requireRepository(context: ServiceContext, name: string | undefined): StoredResource {
  const found = findResource(context, 'AWS::ECR::Repository', name ?? '');
  if (found === undefined) {
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${name ?? ''}' does not exist in the registry with id '${context.state.accountId}'`,
    );
  }
  return found;
}

function describeRepositories(
  context: ServiceContext,
  { repositoryNames = [] }: { readonly repositoryNames?: readonly string[] | undefined },
): Record<string, unknown> {
  return {
    repositories: repositoryNames.map((name) => {
      const { physicalId, attributes } = requireRepository(context, name);
      return {
        repositoryName: physicalId,
        repositoryArn: attributes.Arn,
        repositoryUri: attributes.RepositoryUri,
      };
    }),
  };
}

interface DescribeImagesInput extends ListImagesInput {
  readonly imageIds?: readonly ImageIdentifier[] | undefined;
}

function describeImages(
  context: ServiceContext,
  { repositoryName, imageIds }: DescribeImagesInput,
): Record<string, unknown> {
  const images = imagesOf(requireRepository(context, repositoryName));
  const missing = imageIds?.find((id) => !images.some((image) => isSameImage(id, image)));
  if (missing !== undefined) {
    throw new AwsError(
      'ImageNotFoundException',
      `The image with imageId ${JSON.stringify(missing)} does not exist within the repository with name '${repositoryName ?? ''}'`,
    );
  }
  const found = images.filter(
    (image) => imageIds === undefined || imageIds.some((id) => isSameImage(id, image)),
  );
  return {
    imageDetails: found.map(({ imageDigest, imageTag }) => ({
      repositoryName,
      imageDigest,
      imageTags: imageTag === undefined ? [] : [imageTag],
    })),
  };
}

export const ecr: Service = {
  BatchDeleteImage: batchDeleteImage,
  DescribeImages: describeImages,
  DescribeRepositories: describeRepositories,
  ListImages: listImages,
};
