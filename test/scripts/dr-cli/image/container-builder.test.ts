import { join } from 'node:path';
import {
  type BuilderName,
  createBuilder,
} from '../../../../scripts/dr-cli/image/container-builder';
import { type FakeBuilders, fakeBuilders } from './fake-builder';

const LOGIN = { server: 'registry.example.com', username: 'AWS', password: 'very-secret' };

let builders: FakeBuilders;
let shown: string;

beforeEach(() => {
  builders = fakeBuilders('docker', 'podman', 'finch');
  shown = '';
});

afterEach(() => builders.remove());

const create = (name: BuilderName, failures = '', signal = new AbortController().signal) =>
  createBuilder({
    name,
    program: join(builders.path, name),
    env: { FAKE_FAILURES: failures },
    onOutput: (text) => {
      shown += text;
    },
    signal,
  });

const build = (name: BuilderName, failures?: string) =>
  create(name, failures).build({
    context: builders.path,
    platform: 'linux/arm64',
    buildArguments: { BASE_IMAGE: 'base@sha256:0' },
    images: ['one.example.com/service:tag', 'other.example.com/service:tag'],
  });

it('builds for the platform, with the base and all names', async () => {
  await build('docker');

  expect(builders.calls()).toEqual([
    'docker build --platform linux/arm64 --build-arg BASE_IMAGE=base@sha256:0 ' +
      `--tag one.example.com/service:tag --tag other.example.com/service:tag ${builders.path}`,
  ]);
  expect(shown).toBe('build says hello\n');
});

it('keeps the health check where the own format of the builder has none', async () => {
  await build('podman');

  expect(builders.calls()[0]).toContain('--format docker');
});

it('pushes what was built, and not what this machine could run', async () => {
  await create('finch').push('one.example.com/service:tag', 'linux/arm64');
  await create('docker').push('one.example.com/service:tag', 'linux/arm64');

  expect(builders.calls()).toEqual([
    'finch push --platform linux/arm64 one.example.com/service:tag',
    'docker push one.example.com/service:tag',
  ]);
});

it('logs in through standard input: the password is in no argument and in no output', async () => {
  await create('docker').logIn(LOGIN);

  expect(builders.input()).toBe('very-secret');
  expect(builders.calls()).toEqual([
    'docker login --username AWS --password-stdin registry.example.com',
  ]);
  expect(shown).toBe('');
});

it('says what a login failed with, without the password', async () => {
  const error = await create('docker', 'docker-login')
    .logIn(LOGIN)
    .catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({
    code: 'DR_REGISTRY_LOGIN_FAILED',
    message: expect.stringContaining('login went wrong'),
  });
  expect(String(error)).not.toContain('very-secret');
});

it.each([
  ['build', 'DR_IMAGE_BUILD_FAILED', () => build('docker', 'docker-build')],
  ['push', 'DR_IMAGE_PUSH_FAILED', () => create('docker', 'docker-push').push('image', 'any')],
])('fails with the program: %s', async (_command, code, act) => {
  await expect(act()).rejects.toMatchObject({
    code,
    nextSteps: expect.arrayContaining([expect.stringContaining('--builder podman or finch')]),
  });
});

it('never fails to log out', async () => {
  await create('docker', 'docker-logout').logOut('registry.example.com');

  expect(builders.calls()).toEqual(['docker logout registry.example.com']);
});

it('ends with the reason that it was ended for, and still logs out', async () => {
  const interrupted = new AbortController();
  const builder = create('docker', '', interrupted.signal);
  interrupted.abort(new Error('interrupted'));

  await expect(builder.push('image', 'any')).rejects.toThrow('interrupted');
  await builder.logOut('registry.example.com');

  expect(builders.calls()).toEqual(['docker logout registry.example.com']);
});
