import { once } from 'node:events';
import { Agent, createServer, type Server } from 'node:https';
import { selfSignedCertificate } from '../../../../functions/payment-service/tls/self-signed-certificate';
import { exchange } from '../../../../scripts/drill/load/exchange';
import { LoadBalancer } from '../../../../scripts/drill/world/load-balancer';

const settings = {
  path: '/health/live',
  intervalMs: 20,
  timeoutMs: 2_000,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
  deregistrationDelayMs: 0,
};

interface Counts {
  readonly registered: number;
  readonly healthy: number;
}

const servers: Server[] = [];
const agent = new Agent({ keepAlive: false, rejectUnauthorized: false });
let balancer: LoadBalancer;
let port: number;
let counts: Counts;
let waiting: { readonly isWanted: (now: Counts) => boolean; readonly resolve: () => void }[] = [];

beforeEach(async () => {
  counts = { registered: 0, healthy: 0 };
  balancer = new LoadBalancer({
    settings,
    onTargets: (now) => {
      counts = now;
      for (const { isWanted, resolve } of waiting) if (isWanted(now)) resolve();
    },
  });
  port = await balancer.listen(0);
});

afterEach(() => {
  balancer.stop();
  waiting = [];
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const until = (isWanted: (now: Counts) => boolean): Promise<void> =>
  isWanted(counts)
    ? Promise.resolve()
    : new Promise((resolve) => waiting.push({ isWanted, resolve }));

async function target(name: string, health: { isGood: boolean } = { isGood: true }) {
  const server = createServer(selfSignedCertificate(name, Date.now()), (request, response) => {
    response.statusCode = request.url === '/health/live' && !health.isGood ? 503 : 200;
    response.end(name);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { port: address.port, server };
}

const ask = () =>
  exchange({
    agent,
    port,
    host: 'payments.example.com',
    method: 'GET',
    path: '/',
    timeoutMs: 10_000,
  });

test('without targets it answers 503 itself', async () => {
  expect(await ask()).toMatchObject({ kind: 'answer', status: 503 });
});

test('requests go to healthy targets, and no longer to one that fails its checks', async () => {
  const health = { isGood: true };
  const one = await target('one', health);
  const two = await target('two');
  balancer.register([one.port, two.port]);
  await until(({ healthy }) => healthy === 2);

  health.isGood = false;
  await until(({ healthy }) => healthy === 1);
  const answers = await Promise.all([ask(), ask(), ask()]);

  expect(answers.map((answer) => (answer.kind === 'answer' ? answer.body : answer.reason))).toEqual(
    ['two', 'two', 'two'],
  );
});

test('with none healthy it sends to all, and 502 says that nobody is there', async () => {
  const health = { isGood: true };
  const one = await target('one', health);
  balancer.register([one.port]);
  await until(({ healthy }) => healthy === 1);
  health.isGood = false;
  await until(({ healthy }) => healthy === 0);

  const open = await ask();
  one.server.closeAllConnections();
  one.server.close();
  const gone = await ask();

  expect(open).toMatchObject({ status: 200, body: 'one' });
  expect(gone).toMatchObject({ status: 502 });
});

test('a target that is deregistered gets nothing any more', async () => {
  const one = await target('one');
  balancer.register([one.port]);
  await until(({ healthy }) => healthy === 1);

  balancer.register([]);

  expect(counts).toEqual({ registered: 0, healthy: 0 });
  expect(await ask()).toMatchObject({ status: 503 });
});
