import type { ContainerBuilder, ImageRegistry } from '../../../../scripts/engine/image/ports';
import { type PublishRequest, publishImage } from '../../../../scripts/engine/image/publish-image';

const DIGEST = `sha256:${'a'.repeat(64)}`;

let done: string[];

const uri = (region: string) => `111122223333.dkr.ecr.${region}.amazonaws.com/payment-service-test`;

function registry(region: string, overrides: Partial<ImageRegistry> = {}): ImageRegistry {
  return {
    repositoryUri: async () => uri(region),
    login: async () => ({ server: `${region}.example.com`, username: 'AWS', password: 'secret' }),
    digest: async () => DIGEST,
    ...overrides,
  };
}

const builder = (overrides: Partial<ContainerBuilder> = {}): ContainerBuilder => ({
  name: 'docker',
  build: async ({ images }) => void done.push(`build ${images.length}`),
  logIn: async ({ server }) => void done.push(`login ${server}`),
  push: async (image) => void done.push(`push ${image.split('.')[3]}`),
  logOut: async (server) => void done.push(`logout ${server}`),
  ...overrides,
});

const request = (overrides: Partial<PublishRequest> = {}): PublishRequest => ({
  repository: 'payment-service-test',
  tag: 'tag',
  targets: ['us-east-1', 'us-east-2'].map((region) => ({ region, registry: registry(region) })),
  builder: builder(),
  build: { context: '/context', platform: 'linux/arm64', buildArguments: {} },
  commands: { makeRepositories: 'dr-cli deploy --only foundation', again: 'dr-cli image' },
  say: () => undefined,
  ...overrides,
});

beforeEach(() => {
  done = [];
});

it('builds once, pushes to each region with a login of its own, and takes the login back', async () => {
  const published = await publishImage(request());

  expect(done).toEqual([
    'build 2',
    'login us-east-1.example.com',
    'push us-east-1',
    'logout us-east-1.example.com',
    'login us-east-2.example.com',
    'push us-east-2',
    'logout us-east-2.example.com',
  ]);
  expect(published).toEqual([
    { region: 'us-east-1', image: `${uri('us-east-1')}:tag`, digest: DIGEST },
    { region: 'us-east-2', image: `${uri('us-east-2')}:tag`, digest: DIGEST },
  ]);
});

it('builds nothing while a region has no repository, and says how to make it', async () => {
  const targets = [
    { region: 'us-east-1', registry: registry('us-east-1') },
    {
      region: 'us-east-2',
      registry: registry('us-east-2', { repositoryUri: async () => undefined }),
    },
  ];

  const error = await publishImage(request({ targets })).catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({
    code: 'DR_NO_REPOSITORY',
    message: expect.stringContaining('us-east-2'),
    nextSteps: ['dr-cli deploy --only foundation', 'dr-cli image'],
  });
  expect(done).toEqual([]);
});

it('fails when the regions have different digests, and names both', async () => {
  const other = `sha256:${'b'.repeat(64)}`;
  const targets = [
    { region: 'us-east-1', registry: registry('us-east-1') },
    { region: 'us-east-2', registry: registry('us-east-2', { digest: async () => other }) },
  ];

  const error = await publishImage(request({ targets })).catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({ code: 'DR_IMAGE_DIGESTS_DIFFER' });
  expect(String(error)).toContain(DIGEST);
  expect(String(error)).toContain(other);
});

it('fails when a region does not have what was pushed to it', async () => {
  const targets = [
    {
      region: 'us-east-1',
      registry: registry('us-east-1', { digest: async () => undefined }),
    },
  ];

  await expect(publishImage(request({ targets }))).rejects.toMatchObject({
    code: 'DR_IMAGE_NOT_PUSHED',
  });
});

it('takes the login back when the push fails', async () => {
  const failing = builder({ push: () => Promise.reject(new Error('denied')) });

  await expect(publishImage(request({ builder: failing }))).rejects.toThrow('denied');

  expect(done.at(-1)).toBe('logout us-east-1.example.com');
});
