import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSignedCertificate } from '../../../../functions/payment-service/tls/self-signed-certificate';
import { main } from '../../../../scripts/dr-cli/main';
import { payments } from '../../../../scripts/dr-cli/product/payments';
import type { Product } from '../../../../scripts/dr-cli/product/product';
import { bundleService } from '../../../../scripts/generate/bundle-service';
import { testIo } from '../../../support/test-io';
import { type FakeBuilders, fakeBuilders } from '../image/fake-builder';
import { type FakeRegion, PASSWORD, startFakeRegistries } from '../image/fake-registries';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER_DIGEST = `sha256:${'b'.repeat(64)}`;
const BASE_IMAGE = `gcr.io/distroless/nodejs22-debian12@sha256:${'c'.repeat(64)}`;
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

let folder: string;
let product: Product;
let builders: FakeBuilders;
const ownEnvironment = { ...process.env };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'image-command-'));
  await bundleService(join(folder, 'bundles'));
  writeFileSync(join(folder, 'ca.pem'), selfSignedCertificate('authority', Date.now()).cert);
  const { image } = payments;
  if (image === undefined) throw new Error('the product has an image');
  product = { ...payments, image: { ...image, buildContext: () => join(folder, 'bundles') } };
});

beforeEach(() => {
  builders = fakeBuilders('docker', 'podman');
  // The SDK looks for credentials in the process.
  Object.assign(process.env, CREDENTIALS);
});

afterEach(() => {
  builders.remove();
  process.env = { ...ownEnvironment };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SAME: Readonly<Record<string, FakeRegion>> = {
  'us-east-1': { digest: DIGEST },
  'us-east-2': { digest: DIGEST },
};

async function run(options: readonly string[], regions = SAME, failures = '') {
  const registries = await startFakeRegistries(regions);
  const io = testIo({
    env: { PATH: builders.path, FAKE_FAILURES: failures },
    workingDirectory: folder,
  });
  try {
    const exitCode = await main(
      [
        'image',
        ...['--suffix', 'test'],
        ...['--endpoint-url', registries.url],
        ...['--ca-bundle', join(folder, 'ca.pem')],
        ...options,
      ],
      io,
      { product },
    );
    return { exitCode, out: io.out(), err: io.err() };
  } finally {
    await registries.stop();
  }
}

const image = (region: string) =>
  `111122223333.dkr.ecr.${region}.amazonaws.com/payment-service-test`;

it('builds, pushes to both regions, and prints the command that deploys what they have', async () => {
  const { exitCode, out, err } = await run(['--base-image', BASE_IMAGE]);

  expect([exitCode, err]).toEqual([0, expect.not.stringContaining('error')]);
  const calls = builders.calls();
  expect(calls.map((call) => call.split(' ').slice(0, 2).join(' '))).toEqual([
    'docker version',
    'docker build',
    'docker login',
    'docker push',
    'docker logout',
    'docker login',
    'docker push',
    'docker logout',
  ]);
  expect(calls[1]).toContain(`--platform linux/arm64 --build-arg BASE_IMAGE=${BASE_IMAGE}`);
  expect(calls[3]).toMatch(new RegExp(`push ${image('us-east-1')}:\\d{8}T\\d{6}-[0-9a-f]{12}$`));
  expect(calls[6]).toMatch(new RegExp(`push ${image('us-east-2')}:\\d{8}T\\d{6}-[0-9a-f]{12}$`));
  expect(out).toMatch(
    new RegExp(`next: dr-cli deploy --suffix test .* --image-digest ${DIGEST}\\n$`),
  );
});

it('builds from the programs and the authorities, and nothing else', async () => {
  await run(['--base-image', BASE_IMAGE]);

  expect([...builders.context()].sort()).toEqual([
    '.dockerignore',
    'Dockerfile',
    'health-check.js',
    'rds-ca-bundle.pem',
    'server.js',
  ]);
});

it('shows the password to nobody', async () => {
  const { out, err } = await run(['--base-image', BASE_IMAGE], SAME, 'docker-push');

  expect(builders.input()).toBe(PASSWORD);
  expect([...builders.calls(), out, err].join('\n')).not.toContain(PASSWORD);
});

it('prints one object with --json, and all else on stderr', async () => {
  const { out } = await run(['--base-image', BASE_IMAGE, '--json', '--builder', 'podman']);

  expect(JSON.parse(out)).toEqual({
    version: '1.0',
    digest: DIGEST,
    platform: 'linux/arm64',
    baseImage: BASE_IMAGE,
    images: ['us-east-1', 'us-east-2'].map((region) => ({
      region,
      image: expect.stringContaining(image(region)),
    })),
  });
  expect(builders.calls()[0]).toBe('podman version');
});

it('fails when the regions have different digests', async () => {
  const { exitCode, out, err } = await run(['--base-image', BASE_IMAGE], {
    ...SAME,
    'us-east-2': { digest: OTHER_DIGEST },
  });

  expect([exitCode, out]).toEqual([1, '']);
  expect(err).toContain(`us-east-1 has ${DIGEST}, us-east-2 has ${OTHER_DIGEST}`);
});

it('names the command that makes a missing repository, before it builds anything', async () => {
  const { exitCode, err } = await run(['--base-image', BASE_IMAGE], {
    ...SAME,
    'us-east-2': { error: 'RepositoryNotFoundException' },
  });

  expect(exitCode).toBe(1);
  expect(err).toContain('there is no repository payment-service-test in us-east-2');
  expect(err).toMatch(/next: dr-cli deploy --suffix test .* --only foundation/);
  expect(builders.calls()).toEqual(['docker version']);
});

it.each([
  ['login', 'docker could not log in to 111122223333.dkr.ecr.us-east-1.amazonaws.com'],
  ['build', 'docker could not build it'],
  ['push', `docker could not push ${image('us-east-1')}`],
])('says so when the builder fails: %s', async (command, message) => {
  const { exitCode, err } = await run(['--base-image', BASE_IMAGE], SAME, `docker-${command}`);

  expect(exitCode).toBe(1);
  expect(err).toContain(message);
  expect(err).toContain(`${command} went wrong`);
});

it('says what to install when nothing can build', async () => {
  const failures = 'docker-version podman-version';

  const { exitCode, err } = await run(['--base-image', BASE_IMAGE], SAME, failures);

  expect(exitCode).toBe(4);
  expect(err).toContain('docker does not work: version went wrong');
  expect(err).toContain('finch is not installed');
});

it.each([
  ['without a base', []],
  ['with a base that a tag can move', ['--base-image', 'node:22-alpine']],
  ['in the local cloud', ['--base-image', BASE_IMAGE, '--local']],
])('refuses to build %s', async (_what, options) => {
  const io = testIo({ env: { PATH: builders.path }, workingDirectory: folder });

  const exitCode = await main(['image', '--suffix', 'test', ...options], io, { product });

  expect(exitCode).toBe(4);
  expect(builders.calls()).toEqual([]);
});

it('says how to bundle the service when it is not', async () => {
  const unbundled = {
    ...product,
    image: { repository: () => 'payment-service-test', buildContext: () => join(folder, 'none') },
  };
  const registries = await startFakeRegistries(SAME);
  const io = testIo({ env: { PATH: builders.path }, workingDirectory: folder });

  const exitCode = await main(
    [
      ...['image', '--suffix', 'test', '--base-image', BASE_IMAGE],
      ...['--endpoint-url', registries.url, '--ca-bundle', join(folder, 'ca.pem')],
    ],
    io,
    { product: unbundled },
  );

  await registries.stop();
  expect(exitCode).toBe(1);
  expect(io.err()).toContain('next: npm run build');
});
