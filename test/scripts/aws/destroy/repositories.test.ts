import { ECRClient } from '@aws-sdk/client-ecr';
import { createRepositories } from '../../../../scripts/aws/destroy/repositories';
import { callsTo } from '../../../../scripts/aws/errors';
import {
  attachLocalCloud,
  type CloudEndpoint,
  localClientConfig,
} from '../../../../scripts/local-cloud/attach';
import { AwsError } from '../../../../scripts/local-cloud/service';
import { VirtualClock } from '../../../support/virtual-clock';

function repositories(handle: CloudEndpoint['handle']) {
  const client = attachLocalCloud(new ECRClient(localClientConfig('us-east-1')), { handle });
  return createRepositories(() => client, callsTo({ region: 'us-east-1' }));
}

const pace = { clock: new VirtualClock(), signal: new AbortController().signal };

interface Images {
  readonly imageIds: readonly { readonly imageDigest: string }[];
}

/** A repository whose index keeps its images for as long as it is there, as ECR does. */
function withIndex(images: string[]): CloudEndpoint['handle'] {
  return async ({ operation, input }) => {
    if (operation === 'ListImages') {
      return { imageIds: images.map((imageDigest) => ({ imageDigest })) };
    }
    const { imageIds } = input as Images;
    const wanted = imageIds.map(({ imageDigest }) => imageDigest);
    const hadIndex = images.includes('index');
    const gone = wanted.filter((digest) => digest === 'index' || !hadIndex);
    images.splice(0, images.length, ...images.filter((digest) => !gone.includes(digest)));
    return {
      failures: wanted
        .filter((digest) => !gone.includes(digest))
        .map((imageDigest) => ({
          imageId: { imageDigest },
          failureCode: 'ImageReferencedByManifestList',
          failureReason: 'Requested image referenced by manifest list: [index]',
        })),
    };
  };
}

it('comes back for the images that an index kept', async () => {
  const images = ['arm64', 'index', 'amd64'];

  expect(await repositories(withIndex(images)).empty('service', pace)).toBe(3);
  expect(images).toEqual([]);
});

it('gives up when nothing can be deleted, with what ECR says', async () => {
  const stuck = repositories(async ({ operation }) =>
    operation === 'ListImages'
      ? { imageIds: [{ imageDigest: 'sha256:1' }] }
      : { failures: [{ imageId: { imageDigest: 'sha256:1' }, failureReason: 'locked' }] },
  );

  await expect(stuck.empty('service', pace)).rejects.toMatchObject({
    code: 'DR_REPOSITORY_NOT_EMPTIED',
    message: '1 images of service could not be deleted: sha256:1: locked',
  });
});

it('counts an image once, however many tags it has', async () => {
  const tagged = repositories(async () => ({
    imageIds: [
      { imageDigest: 'sha256:1', imageTag: 'a' },
      { imageDigest: 'sha256:1', imageTag: 'b' },
    ],
  }));

  expect(await tagged.images('service')).toBe(1);
});

it('finds nothing in a repository that is gone', async () => {
  const gone = repositories(() =>
    Promise.reject(new AwsError('RepositoryNotFoundException', 'gone')),
  );

  expect(await gone.images('service')).toBeUndefined();
  expect(await gone.empty('service', pace)).toBe(0);
});
