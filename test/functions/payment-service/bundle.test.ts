import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleService } from '../../../scripts/generate/bundle-service';
import { PostgresServer } from '../../../scripts/postgres/server';
import { temporaryFolder } from '../../../scripts/postgres/temporary-folder';
import { type AwsEndpoint, startAwsEndpoint } from './support/aws-endpoint';
import { type Answer, ask } from './support/https';
import { CARD_PAYMENT } from './support/requests';
import { type ServiceProcess, startServiceProcess } from './support/service-process';
import { until } from './support/until';

let folder: string;
let files: readonly string[];
let aws: AwsEndpoint;
let primary: PostgresServer;
let standby: PostgresServer;
let writing: ServiceProcess;
let reading: ServiceProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(temporaryFolder(), 'payment-service-'));
  await bundleService(folder);
  files = readdirSync(folder);
  chmodSync(folder, 0o555);
  aws = await startAwsEndpoint();
  ({ primary, standby } = await PostgresServer.startPair());
  const start = (region: string, databasePort: number) =>
    startServiceProcess({ folder, region, databasePort, endpointUrl: aws.url });
  writing = await start('us-east-1', primary.port);
  reading = await start('us-east-2', standby.port);
});

afterAll(async () => {
  writing.kill();
  reading.kill();
  await standby.stop();
  await primary.stop();
  await aws.stop();
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

/** Undefined while nobody listens yet. */
const tryAsk = (...question: Parameters<typeof ask>): Promise<Answer | undefined> =>
  ask(...question).catch(() => undefined);

const answers = ({ url }: ServiceProcess, path: string, status: number) =>
  until(
    () => tryAsk(`${url}${path}`),
    (answer) => answer?.status === status,
  );

/** The last line of embedded metrics. */
function lastMetrics(service: ServiceProcess): unknown {
  const lines = service.output().split('\n');
  return JSON.parse(lines.findLast((line) => line.startsWith('{"_aws"')) ?? '{}');
}

const pay = ({ url }: ServiceProcess, key: string) =>
  tryAsk(`${url}/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: CARD_PAYMENT,
  });

const payUntilTaken = (service: ServiceProcess, key: string) =>
  until(
    () => pay(service, key),
    (answer) => answer?.status === 201,
  );

it('takes payments out of a folder that it can not write to, and reads them in the other region', async () => {
  await answers(writing, '/health/ready', 200);
  await answers(reading, '/health/ready', 200);

  const taken = await payUntilTaken(writing, 'bundled');
  const again = await payUntilTaken(writing, 'bundled');
  const { id } = JSON.parse(taken?.body ?? '{}');
  const found = await answers(reading, `/payments/${id}`, 200);
  const refused = await pay(reading, 'refused');

  expect(again?.body).toBe(taken?.body);
  expect(found?.body).toBe(taken?.body);
  expect(refused?.status).toBe(503);
  expect(writing.checkHealth()).toBe(0);
});

it('hands the transaction log in when it is told to stop, and ends in order', async () => {
  const taken = await payUntilTaken(writing, 'last');
  const { id } = JSON.parse(taken?.body ?? '{}');

  const exitCodes = await Promise.all([writing.terminate(), reading.terminate()]);

  expect(exitCodes).toEqual([0, 0]);
  expect([...aws.objects.values()].join('')).toContain(id);
  expect([...aws.objects.keys()][0]).toMatch(/^\/transaction-logs\/transactions\/us-east-1\//);
  expect(writing.checkHealth()).toBe(1);
  expect(lastMetrics(writing)).toMatchObject({ Environment: 'test', RegionWrites: 1 });
  expect(lastMetrics(reading)).toMatchObject({ RegionWrites: 0, TaskLeads: 0 });
  expect(readdirSync(folder)).toEqual(files);
});

it('is the same wherever it is made', () => {
  const contents = readFileSync(join(folder, 'server.js'), 'utf8');

  expect(contents).not.toContain(process.cwd());
  expect(contents).not.toContain(folder);
});

it('needs nothing but Node.js', async () => {
  const { metafile } = await build({
    entryPoints: [join(folder, 'server.js'), join(folder, 'health-check.js')],
    outdir: folder,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    logLevel: 'silent',
  });

  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const packages = imports.map(({ path }) => path).filter((path) => !isBuiltin(path));
  // The driver's native sibling, which nobody asks it to load.
  expect(new Set(packages)).toEqual(new Set(['pg-native']));
});
