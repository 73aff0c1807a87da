import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import { AwsError } from '../../scripts/local-cloud/service';
import { DEPLOY_TIMEOUT_MS, deployedWorld } from '../support/deployed-world';
import { jsonLines, localWorld } from '../support/local-world';
import { paymentsFromSource } from '../support/payments-product';

// Not in the time of whichever test comes first.
beforeAll(async () => void (await deployedWorld()), DEPLOY_TIMEOUT_MS);

async function operatedWorld(options: Parameters<typeof deployedWorld>[0] = {}) {
  const world = await deployedWorld(options);
  const started = () =>
    world.calls
      .filter(({ operation }) => operation === 'StartExecution')
      .map(({ region }) => region);
  const writer = async () => JSON.parse((await world.run('status --json')).out).writer.role;
  return { ...world, started, writer };
}

test('payments are handed over to the DR region and back, without loss', async () => {
  const world = await operatedWorld();

  const over = await world.run('failover --planned --yes');
  const writerThen = await world.writer();
  const again = await world.run('failover --planned --yes');
  await world.pass(3);
  const back = await world.run('failback --yes --json');

  expect(over.exitCode).toBe(0);
  expect(over.out).toMatch(/switchover-1 is done after \d+m/);
  expect(over.out).toMatch(/expected loss +None/);
  expect(over.out).toMatch(/report +s3:\/\/transaction-logs-.*\/failover-reports\/1-switchover\//);
  expect(writerThen).toBe('dr');
  expect(again).toMatchObject({
    exitCode: 0,
    out: 'nothing to do: us-east-2 (dr) writes already\n',
  });
  const events = jsonLines(back.out);
  expect(events.map(({ type }) => type)).toEqual([
    'what_if',
    'operation_started',
    ...Array.from({ length: 8 }, () => 'phase'),
    'operation_ended',
  ]);
  expect(events.at(-1)).toMatchObject({
    version: '1.0',
    result: 'done',
    report: { expectedLoss: { kind: 'none' }, recoveryTime: { kind: 'measured' } },
  });
  // A switchover is started where the writer is.
  expect(world.started()).toEqual(['us-east-1', 'us-east-2']);
  expect(await world.writer()).toBe('primary');
});

test('nothing is started before somebody has agreed to what is shown', async () => {
  const world = await operatedWorld();

  const undecided = await world.run('failover');
  const dry = await world.run('failover --planned --dry-run');
  const nobody = await world.run('failover --planned');
  const declined = await world.run('failover --unplanned --accept-data-loss', { answer: 'yes' });
  const cautious = await world.run('failover --unplanned --yes');
  const mixed = await world.run('failover --planned --accept-data-loss');

  expect(undecided.exitCode).toBe(4);
  expect(undecided.err).toMatch(/us-east-2 \(dr\) +follows, \d+ ms behind/);
  expect(undecided.err).toContain('recommended: --planned');
  expect(undecided.err).toContain('next: dr-cli failover --suffix demo --local --planned');
  expect(dry.exitCode).toBe(0);
  expect(dry.out).toContain(
    'rds:SwitchoverGlobalCluster  TargetDbClusterIdentifier aurora-use2-demo',
  );
  expect(dry.out).toMatch(/expected time .*\(p50\)/);
  expect(nobody.exitCode).toBe(4);
  // An unplanned one takes the suffix, and not a mere yes.
  expect(declined.exitCode).toBe(3);
  expect(declined.err).toContain('Warning: us-east-1 looks healthy');
  expect(declined.err).toContain('Type demo: ');
  expect(cautious.exitCode).toBe(1);
  expect(cautious.err).toContain('us-east-2 was never armed');
  expect(mixed.exitCode).toBe(4);
  expect(world.started()).toEqual([]);
});

test('Ctrl-C stops the following alone, and the same command takes it up again', async () => {
  const world = await operatedWorld();

  const interrupted = await world.run('failover --planned --yes', {
    onStderr: (text, io) => {
      if (text.includes('claimed\n') && text.startsWith('  ')) io.interrupt();
    },
  });
  const followed = await world.run('failover --planned --yes');

  expect(interrupted.exitCode).toBe(130);
  expect(interrupted.err).toContain('interrupted: switchover-1 goes on in us-east-1 by itself');
  expect(interrupted.err).toContain('next: dr-cli status --suffix demo --local --watch');
  expect(followed.exitCode).toBe(0);
  expect(followed.err).toContain('switchover-1 runs in us-east-1 since');
  expect(followed.out).toContain('switchover-1 is done');
  expect(world.started()).toHaveLength(1);
});

test('--no-wait returns once it is started, and status follows it', async () => {
  const world = await operatedWorld();

  const { exitCode, err } = await world.run('failover --planned --yes --no-wait');
  await world.pass(0.1);
  const running = JSON.parse((await world.run('status --json')).out).regions.primary.operation;
  await world.pass(5);
  const ended = JSON.parse((await world.run('status --json')).out).regions.primary.operation;

  expect(exitCode).toBe(0);
  expect(err).toContain('switchover-1 goes on in us-east-1');
  expect(running).toMatchObject({ name: 'switchover-1', state: 'running', by: 'local' });
  expect(ended).toMatchObject({ state: 'done', phase: 'done' });
});

test.each([
  ['failover --unplanned --accept-data-loss', 'failover', 'us-east-2'],
  ['failover --planned', 'switchover', 'us-east-1'],
])('what %s left half-way after the promotion is resumed', async (command, kind, region) => {
  const state = { isDenied: true };
  const world = await operatedWorld({
    interference: ({ service, operation, from, input }) =>
      state.isDenied &&
      from.kind === 'lambda' &&
      service === 'DynamoDB' &&
      operation === 'PutItem' &&
      isLatch(input)
        ? { kind: 'error', error: new AwsError('AccessDeniedException', 'denied', 403) }
        : { kind: 'ok' },
  });
  const nothing = await world.run('resume');

  const failed = await world.run(`${command} --yes`);
  const again = await world.run(`${command} --yes`);
  state.isDenied = false;
  const refused = await world.run('resume', { answer: 'no' });
  const resumed = await world.run('resume --yes');

  expect(nothing).toMatchObject({
    exitCode: 0,
    out: 'nothing to do: no operation stopped half-way\n',
  });
  expect(failed.exitCode).toBe(1);
  expect(failed.err).toContain(`error: ${kind}-1 in ${region} stopped after phase verified: `);
  expect(failed.err).toContain('next: dr-cli resume --suffix demo --local');
  expect(again.out).toMatch(
    /^nothing to do: us-east-2 \(dr\) writes already; .* resume .* finishes it/,
  );
  expect(refused.exitCode).toBe(3);
  expect(refused.err).toContain('us-east-2 writes already');
  expect(resumed.exitCode).toBe(0);
  expect(resumed.out).toContain(`${kind}-2 is done`);
  expect(world.started()).toEqual([region, region]);
  expect(await world.writer()).toBe('dr');
});

const isLatch = (input: unknown) => JSON.stringify(input).includes('"item":{"S":"latch"}');

test('one whose execution was stopped is ended, and resumed', async () => {
  const world = await operatedWorld();
  await world.run('failover --planned --yes --no-wait');
  await world.pass(1);
  const sfn = world.attach(new SFNClient(localClientConfig('us-east-1')));
  const executionArn =
    'arn:aws:states:us-east-1:111122223333:execution:switchover-demo:switchover-1';
  await sfn.send(new StopExecutionCommand({ executionArn }));

  const refused = await world.run('failover --planned --yes');
  const resumed = await world.run('resume --yes');

  expect(refused.exitCode).toBe(1);
  expect(refused.err).toMatch(/switchover-1 in us-east-1 stopped half-way/);
  expect(resumed.err).toContain(
    'switchover-1 in us-east-1, which makes us-east-2 serve, stopped half-way',
  );
  expect(resumed.exitCode).toBe(0);
});

test.each(['failover', 'failover --unplanned --accept-data-loss --yes', 'failback --yes'])(
  '%s of an environment that nobody has deployed says so, and advises nothing dangerous',
  async (command) => {
    const world = localWorld(paymentsFromSource);

    const { exitCode, err } = await world.run(command);

    expect(exitCode).toBe(1);
    expect(err).toContain('is deployed neither in us-east-1 nor in us-east-2');
    expect(err).toMatch(/next: check --suffix\n +or: dr-cli deploy --suffix demo --local\n$/);
  },
);

test('a suggestion for options that don’t go together repeats what was typed, the safe kind first', async () => {
  const world = localWorld(paymentsFromSource);

  const { exitCode, err } = await world.run('failover --accept-data-loss');

  expect(exitCode).toBe(4);
  expect(err).toMatch(/next: dr-cli failover --suffix demo --planned --local\n/);
  expect(err).toMatch(/failover --suffix demo --unplanned --accept-data-loss --local\n/);
});
