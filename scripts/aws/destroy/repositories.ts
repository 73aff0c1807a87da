import {
  BatchDeleteImageCommand,
  type ECRClient,
  type ImageFailure,
  type ImageIdentifier,
  ListImagesCommand,
  paginateListImages,
} from '@aws-sdk/client-ecr';
import type { Repositories } from '../../engine/destroy/ports';
import { DrError } from '../../engine/errors';
import type { Call } from '../errors';
import { unlessMissing } from './unless-missing';

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html */
const MAX_IMAGES_PER_CALL = 100;

const MISSING = 'RepositoryNotFoundException';

/** ECR's repositories of one region, through the SDK. */
export function createRepositories(client: () => ECRClient, call: Call): Repositories {
  return {
    images: (repositoryName) =>
      call('ecr:ListImages', () =>
        unlessMissing(MISSING, async () => {
          const digests = new Set<string | undefined>();
          for await (const page of paginateListImages({ client: client() }, { repositoryName })) {
            for (const { imageDigest } of page.imageIds ?? []) {
              digests.add(imageDigest);
            }
          }
          return digests.size;
        }),
      ),
    empty: async (repositoryName, { signal }) => {
      let deleted = 0;
      for (;;) {
        signal.throwIfAborted();
        const images = await call('ecr:ListImages', () => firstImages(client(), repositoryName));
        if (images.length === 0) {
          return deleted;
        }
        const failures = await call('ecr:BatchDeleteImage', () =>
          remove(client(), repositoryName, images),
        );
        // What an index refers to goes once the index is gone: the next round finds it again.
        if (failures.length >= images.length) {
          throw notEmptied(repositoryName, failures);
        }
        deleted += images.length - failures.length;
      }
    },
  };
}

/** By digest, which takes every tag of an image with it. */
async function firstImages(client: ECRClient, repositoryName: string): Promise<ImageIdentifier[]> {
  const page = await unlessMissing(MISSING, () =>
    client.send(new ListImagesCommand({ repositoryName, maxResults: MAX_IMAGES_PER_CALL })),
  );
  const digests = new Set((page?.imageIds ?? []).flatMap(({ imageDigest }) => imageDigest ?? []));
  return [...digests].map((imageDigest) => ({ imageDigest }));
}

async function remove(
  client: ECRClient,
  repositoryName: string,
  imageIds: ImageIdentifier[],
): Promise<ImageFailure[]> {
  const answer = await unlessMissing(MISSING, () =>
    client.send(new BatchDeleteImageCommand({ repositoryName, imageIds })),
  );
  return answer?.failures ?? [];
}

function notEmptied(repository: string, failures: readonly ImageFailure[]): DrError {
  const [first] = failures;
  return new DrError({
    code: 'DR_REPOSITORY_NOT_EMPTIED',
    message: `${failures.length} images of ${repository} could not be deleted: ${first?.imageId?.imageDigest}: ${first?.failureReason}`,
    nextSteps: [`aws ecr list-images --repository-name ${repository}`],
  });
}
