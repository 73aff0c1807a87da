import { main } from '../../scripts/dr-cli/main';
import type { Product } from '../../scripts/dr-cli/product/product';
import { memoryRuns } from '../support/memory-runs';
import { smallProduct, smallTemplates } from '../support/small-product';
import { testIo } from '../support/test-io';
import { type EventPagingProxy, startEventPagingProxy } from './support/event-paging-proxy';
import { type MotoServer, startMotoServer } from './support/moto-server';

let moto: MotoServer | undefined;
let proxy: EventPagingProxy;

beforeAll(async () => {
  moto = await startMotoServer();
  proxy = await startEventPagingProxy(moto.url);
});

afterAll(async () => {
  await proxy.stop();
  await moto?.stop();
});

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'testing', AWS_SECRET_ACCESS_KEY: 'testing' };
const before = { ...process.env };

beforeEach(() => {
  Object.assign(process.env, CREDENTIALS);
});

afterEach(() => {
  for (const name of Object.keys(CREDENTIALS)) {
    delete process.env[name];
  }
  Object.assign(process.env, before);
});

const SETTINGS = [
  ...['--domain', 'payments.example.com', '--hosted-zone-id', 'Z0123456789EXAMPLE'],
  ...['--image-digest', `sha256:${'0'.repeat(64)}`],
];

const runs = memoryRuns();

async function drCli(product: Product, verb: string, suffix: string, ...options: string[]) {
  const io = testIo();
  const argv = [verb, '--suffix', suffix, '--endpoint-url', proxy.url, ...options];
  const exitCode = await main(argv, io, { product, openRuns: () => runs });
  return { exitCode, out: io.out(), err: io.err() };
}

const deploy = (product: Product, suffix: string) =>
  drCli(product, 'deploy', suffix, '--yes', '--json', ...SETTINGS);

const events = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const summaryOf = (out: string) => (events(out).at(-1)?.summary ?? {}) as Record<string, object>;

describe('dr-cli over the wire', () => {
  it('deploys both regions, passes outputs on, uploads, changes, and takes everything down', async () => {
    const created = await deploy(smallProduct(), 'wire');

    expect(created.exitCode).toBe(0);
    expect(summaryOf(created.out)).toMatchObject({
      result: 'succeeded',
      outputs: {
        'base@primary': { TopicArn: 'arn:aws:sns:us-east-1:123456789012:topic-wire' },
        'service@dr': { QueueArn: 'arn:aws:sqs:us-east-2:123456789012:queue-wire' },
      },
    });
    expect(proxy.furtherPages()).toBeGreaterThan(0);

    const again = await deploy(smallProduct(), 'wire');

    expect(again.exitCode).toBe(0);
    expect(new Set(Object.values(summaryOf(again.out).steps ?? {}))).toEqual(
      new Set(['unchanged']),
    );

    const changed = await deploy(smallProduct(withDelayedQueue()), 'wire');

    expect(changed.exitCode).toBe(0);
    expect(summaryOf(changed.out).steps).toMatchObject({
      'base@primary': 'unchanged',
      'service@primary': 'updated',
      'service@dr': 'updated',
    });

    const outputs = await drCli(smallProduct(), 'outputs', 'wire', '--json');

    expect(JSON.parse(outputs.out)).toMatchObject({
      'front@primary': { NoteName: 'front-wire' },
    });

    const destroyed = await drCli(smallProduct(), 'destroy', 'wire', '--delete-data', '--yes');

    expect(destroyed.exitCode).toBe(0);
    const status = await drCli(smallProduct(), 'status', 'wire', '--json');
    expect(status.out).not.toContain('_COMPLETE');
  });

  it('deploys one stack alone, with no more settings than it takes', async () => {
    const settings = SETTINGS.slice(0, 4);

    const { exitCode, err } = await drCli(
      smallProduct(),
      'deploy',
      'early',
      ...['--yes', '--only', 'base', ...settings],
    );

    expect(exitCode).toBe(0);
    expect(err).not.toContain('service@primary');
  });

  it('does everything as the role that it is told to assume, in that role’s account', async () => {
    const role = ['--role-arn', 'arn:aws:iam::444455556666:role/deployer'];
    const only = ['--only', 'base', '--yes', '--json', ...SETTINGS.slice(0, 4)];

    const created = await drCli(smallProduct(), 'deploy', 'asrole', ...role, ...only);
    const seen = await drCli(smallProduct(), 'outputs', 'asrole', ...role, '--json');
    const unseen = await drCli(smallProduct(), 'outputs', 'asrole');

    expect(created.exitCode).toBe(0);
    expect(JSON.parse(seen.out)).toMatchObject({
      'base@dr': { TopicArn: 'arn:aws:sns:us-east-2:444455556666:topic-asrole' },
    });
    expect(unseen.err).toContain('no stack of asrole is deployed');
  });

  it('says what the service said when it refuses a template, and what to do next', async () => {
    const product = smallProduct({ base: { ...smallTemplates.base, Resources: {} } });

    const { exitCode, err } = await drCli(product, 'deploy', 'refused', '--yes', ...SETTINGS);

    expect(exitCode).toBe(1);
    expect(err).toContain('base@primary');
    expect(err).toContain('next: ');
    expect(err).not.toMatch(/^\s+at /m);
  });
});

/** The service's queue, changed. */
function withDelayedQueue() {
  const service = structuredClone(smallTemplates.service) as {
    Resources: { Queue: { Properties: Record<string, unknown> } };
  };
  service.Resources.Queue.Properties.DelaySeconds = 5;
  return { service };
}
