import { DRAINING } from '../../../../functions/shared/state/draining';
import {
  HTTPS_SERVICE,
  modelledEndpoints,
} from '../../../../scripts/local-cloud/payments/endpoints';
import type { PaymentRequest } from '../../../../scripts/local-cloud/payments/payments';
import type { RuntimeContext } from '../../../../scripts/local-cloud/runtime/context';
import { type LocalWorld, localWorld } from '../../../support/local-world';
import { paymentsFromSource } from '../../../support/payments-product';

const PRIMARY = 'https://use1.payments.example.com';
const DR = 'https://use2.payments.example.com';
const PAYMENT = JSON.stringify({ amount: '1.00', currency: 'USD' });

let world: LocalWorld;
let deployed: string;

beforeAll(async () => {
  world = localWorld(paymentsFromSource);
  await world.run('deploy --yes');
  deployed = JSON.stringify(world.state());
});

beforeEach(() => {
  Object.assign(world.state(), JSON.parse(deployed));
});

function ask(url: string, request: Partial<PaymentRequest> = {}): Promise<Record<string, unknown>> {
  return world.cloud.handle({
    service: HTTPS_SERVICE,
    operation: 'Request',
    region: 'global',
    input: { method: 'GET', url, ...request },
  });
}

const statusOf = async (url: string, request?: Partial<PaymentRequest>) =>
  (await ask(url, request)).status;

const pay = (url: string, key: string | undefined, body = PAYMENT) =>
  ask(`${url}/payments`, {
    method: 'POST',
    body,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });

function stopTasks(region: string): Promise<unknown> {
  return world.cloud.handle({
    service: 'ECS',
    operation: 'UpdateService',
    region,
    input: { cluster: 'ecs-cluster-demo', service: 'ecs-service-demo', desiredCount: 0 },
  });
}

function drain(region: string, untilMs: number): Promise<unknown> {
  const draining = { set: true, epoch: 1, atMs: world.nowMs(), untilMs };
  return world.cloud.handle({
    service: 'DynamoDB',
    operation: 'PutItem',
    region,
    input: {
      TableName: 'failover-state-demo',
      Item: {
        item: { S: DRAINING.name },
        json: { S: JSON.stringify(draining) },
        revision: { N: '1' },
      },
    },
  });
}

describe('health of the payment service', () => {
  it('is good in both regions, and only the one with the writer says that it writes', async () => {
    const statuses = await Promise.all(
      [PRIMARY, DR].flatMap((region) =>
        ['live', 'ready', 'writer'].map((path) => statusOf(`${region}/health/${path}`)),
      ),
    );

    expect(statuses).toEqual([200, 200, 200, 200, 200, 503]);
  });

  it('is bad in every way where no task runs', async () => {
    await stopTasks('us-east-1');

    const statuses = await Promise.all(
      ['live', 'ready', 'writer'].map((path) => statusOf(`${PRIMARY}/health/${path}`)),
    );

    expect(statuses).toEqual([503, 503, 503]);
    expect(await statusOf(`${DR}/health/live`)).toBe(200);
  });

  it('says not ready while the region is drained, until that ends by itself', async () => {
    await drain('us-east-1', world.nowMs() + 60_000);
    const meanwhile = await statusOf(`${PRIMARY}/health/ready`);
    await drain('us-east-1', world.nowMs() - 1);
    const afterwards = await statusOf(`${PRIMARY}/health/ready`);

    expect([meanwhile, afterwards]).toEqual([503, 200]);
  });
});

describe('payments', () => {
  it('are taken where the writer is, and can be read in both regions', async () => {
    const taken = await pay(PRIMARY, 'key-1');
    const { id } = JSON.parse(String(taken.body));

    const read = await Promise.all([PRIMARY, DR].map((region) => ask(`${region}/payments/${id}`)));

    expect(taken.status).toBe(201);
    expect(read.map(({ status, body }) => [status, JSON.parse(String(body)).id])).toEqual([
      [200, id],
      [200, id],
    ]);
  });

  it('with the same key and body are one payment, and with another body are refused', async () => {
    const first = await pay(PRIMARY, 'key-2');

    const again = await pay(PRIMARY, 'key-2');
    const other = await pay(PRIMARY, 'key-2', '{"amount":"2.00"}');

    expect(again).toEqual(first);
    expect(other.status).toBe(422);
  });

  it.each([
    ['without a key', undefined, PAYMENT],
    ['with a body that is no object', 'key-3', '17'],
    ['with a body that is no JSON', 'key-4', '{'],
  ])('%s are refused', async (_, key, body) => {
    const { status } = await pay(PRIMARY, key, body);

    expect(status).toBe(400);
  });

  it('are not taken in the standby, nor while drained', async () => {
    const standby = await pay(DR, 'key-5');
    await drain('us-east-1', world.nowMs() + 60_000);
    const drained = await pay(PRIMARY, 'key-5');

    expect([standby.status, drained.status]).toEqual([503, 503]);
  });

  it('that nobody made are not found, nor other paths', async () => {
    expect(await statusOf(`${PRIMARY}/payments/unknown`)).toBe(404);
    expect(await statusOf(`${PRIMARY}/elsewhere`)).toBe(404);
  });
});

describe('hosts', () => {
  it('outside of the cloud answer, so that functions know that they reach the world', async () => {
    expect(await statusOf('https://s3.us-west-2.amazonaws.com/')).toBe(403);
  });

  it('of our zones without a record cannot be found', async () => {
    const input = { method: 'GET', url: 'https://nobody.payments.example.com/' };

    const place = await world.cloud.handle({
      service: HTTPS_SERVICE,
      operation: 'Locate',
      region: 'global',
      input,
    });

    expect(place).toEqual({});
  });
});

describe("what Route 53's checkers see", () => {
  const probe = (
    path: string,
    interfere: RuntimeContext['interfere'] = () => ({ kind: 'ok' }),
  ): Promise<boolean | 'pending'> =>
    world.cloud.transact((context) =>
      modelledEndpoints.behaviour.probe(
        { healthCheckId: 'check', url: `${PRIMARY}${path}`, atMs: context.nowMs },
        { ...context, interfere },
      ),
    );

  it('is what the service answers', async () => {
    const before = await probe('/health/writer');
    await stopTasks('us-east-1');

    expect([before, await probe('/health/writer')]).toEqual([true, false]);
  });

  it('is nothing good when the region cannot be reached', async () => {
    const lost = await probe('/health/writer', ({ region }) =>
      region === 'us-east-1' ? { kind: 'hang' } : { kind: 'ok' },
    );

    expect(lost).toBe(false);
  });
});

it('a load balancer is healthy while tasks run behind it', async () => {
  const isHealthy = () =>
    world.cloud.transact((context) => {
      const { isLoadBalancerHealthy } = modelledEndpoints.behaviour;
      const [balancer] = Object.values(context.state.regions['us-east-1']?.resources ?? {}).filter(
        ({ type }) => type === 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      );
      const dnsName = String(balancer?.attributes.DNSName);
      return isLoadBalancerHealthy({ dnsName, region: 'us-east-1', atMs: context.nowMs }, context);
    });

  const before = await isHealthy();
  await stopTasks('us-east-1');

  expect([before, await isHealthy()]).toEqual([true, false]);
});
