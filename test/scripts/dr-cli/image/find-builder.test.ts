import { findBuilder } from '../../../../scripts/dr-cli/image/find-builder';
import { type FakeBuilders, fakeBuilders } from './fake-builder';

let builders: FakeBuilders;
const signal = new AbortController().signal;

afterEach(() => builders.remove());

const find = (wanted?: 'docker' | 'podman' | 'finch', failures = '') =>
  findBuilder({ PATH: builders.path, FAKE_FAILURES: failures }, wanted, signal);

it('is the first that is there, in the order docker, podman, finch', async () => {
  builders = fakeBuilders('finch', 'podman');

  expect(await find()).toMatchObject({ name: 'podman' });
});

it('is the next one when the first is a client without a server', async () => {
  builders = fakeBuilders('docker', 'finch');

  expect(await find(undefined, 'docker-version')).toMatchObject({ name: 'finch' });
});

it('is the one that was asked for', async () => {
  builders = fakeBuilders('docker', 'podman', 'finch');

  expect(await find('finch')).toMatchObject({ name: 'finch' });
});

it('is not another one than was asked for', async () => {
  builders = fakeBuilders('docker');

  await expect(find('podman')).rejects.toMatchObject({
    code: 'DR_NO_IMAGE_BUILDER',
    message: 'nothing here can build an image: podman is not installed',
  });
});

it('is nobody when none is there or works, and the message says why of each', async () => {
  builders = fakeBuilders('docker');

  await expect(find(undefined, 'docker-version')).rejects.toMatchObject({
    code: 'DR_NO_IMAGE_BUILDER',
    exitCode: 4,
    message:
      'nothing here can build an image: docker does not work: version went wrong; ' +
      'podman is not installed; finch is not installed',
  });
});
