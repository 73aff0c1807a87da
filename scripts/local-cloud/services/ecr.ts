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

export const ecr: Service = { ListImages: listImages, BatchDeleteImage: batchDeleteImage };
