import { QUIET_BEHAVIOUR } from '../../../../scripts/local-cloud/runtime/behaviour';
import type { CallInTransit } from '../../../../scripts/local-cloud/runtime/call';
import { cloudDns } from '../../../../scripts/local-cloud/services/route53-dns';
import { publishedMessages } from '../../../../scripts/local-cloud/services/sns/sns-state';
import { localWorld } from '../../../support/local-world';
import { paymentsFromSource } from '../../../support/payments-product';

const PRIMARY = 'us-east-1';
const DR = 'us-east-2';

/** The deployed product, whose primary region can be cut off from everybody else. */
async function deployedWorld() {
  let isLost = false;
  const crosses = ({ fromRegion, toRegion }: CallInTransit) =>
    (fromRegion === PRIMARY) !== (toRegion === PRIMARY);
  const world = localWorld(paymentsFromSource, {
    interference: (call) => (isLost && crosses(call) ? { kind: 'hang' } : { kind: 'ok' }),
    behaviour: {
      isConnected: () => !isLost,
      aurora: {
        ...QUIET_BEHAVIOUR.aurora,
        replicationLagMs: () => (isLost ? undefined : 120),
      },
    },
  });
  await world.run('deploy --yes');
  const dns = cloudDns(() => world.cloud);
  const answerFor = async (name: string) => {
    const answer = await dns.address(name, { timeoutMs: 1000 });
    return answer.kind === 'answer' ? answer.values : answer.kind;
  };
  return {
    ...world,
    answerFor,
    losePrimary: () => {
      isLost = true;
    },
    /** What people were told about failovers; alarms left out. */
    pages: () =>
      publishedMessages(world.state(), DR)
        .map(({ subject = '' }) => subject)
        .filter((subject) => !/^(?:OK|ALARM|INSUFFICIENT_DATA): /.test(subject)),
    executions: () =>
      Object.values(world.state().regions[DR]?.stepFunctions?.executions ?? {}).map(
        ({ name, status }) => ({ name, status }),
      ),
    reports: async () => {
      const bucket = world
        .resources(DR)
        .find((id) => id.startsWith('AWS::S3::Bucket|transaction-logs-'));
      const { Contents } = await world.cloud.handle({
        service: 'S3',
        operation: 'ListObjectsV2',
        region: DR,
        input: { Bucket: bucket?.split('|').at(-1), Prefix: 'failover-reports/' },
      });
      return JSON.stringify(Contents);
    },
  };
}

describe('an armed environment that loses its primary region', () => {
  it('takes payments in the other one, with a report, though nobody does anything', async () => {
    const world = await deployedWorld();
    await world.run('arm --yes');
    await world.pass(3);
    const before = await world.answerFor('payments.example.com');

    world.losePrimary();
    await world.pass(8);

    expect(before).toEqual(await world.answerFor('use1.payments.example.com'));
    expect(await world.answerFor('payments.example.com')).toEqual(
      await world.answerFor('use2.payments.example.com'),
    );
    expect(world.executions()).toEqual([{ name: 'failover-1', status: 'SUCCEEDED' }]);
    expect(await world.reports()).toContain('failover-reports/1-failover/revision-1.md');
    expect(world.pages()).toEqual([
      expect.stringContaining('us-east-1 is lost, us-east-2 is taking over'),
      expect.stringContaining('failover 1 to us-east-2 done'),
    ]);
  });
});

describe('a first deploy', () => {
  it('starts no failover while all is well', async () => {
    const world = await deployedWorld();

    await world.pass(15);

    expect(world.pages()).toEqual([]);
    expect(world.executions()).toEqual([]);
  });

  it('that nobody has armed only pages when the primary region is lost', async () => {
    const world = await deployedWorld();
    await world.pass(3);

    world.losePrimary();
    await world.pass(8);

    expect(world.pages()).toEqual([expect.stringContaining('automatic failover is disarmed')]);
    expect(world.executions()).toEqual([]);
  });
});

test('nothing runs after everything has been destroyed', async () => {
  const world = await deployedWorld();
  await world.pass(2);

  await world.run('destroy --delete-data --yes');
  const before = world.calls.length;
  await world.pass(5);

  expect(world.calls.slice(before)).toEqual([]);
});
