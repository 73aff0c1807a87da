import { DEPLOY_TIMEOUT_MS, deployedWorld } from '../support/deployed-world';

// Not in the time of whichever test comes first.
beforeAll(async () => void (await deployedWorld()), DEPLOY_TIMEOUT_MS);

/** Every call to the primary region, and so to every control plane that is there alone, is lost. */
async function worldWithoutPrimary(kind: 'hang' | 'refused') {
  const state = { isLost: false };
  const world = await deployedWorld({
    interference: ({ toRegion }) =>
      state.isLost && toRegion === 'us-east-1' ? { kind } : { kind: 'ok' },
  });
  state.isLost = true;
  /** Runs a command and tells how long it took in the world's time. */
  const timed = async (command: string) => {
    const fromMs = world.nowMs();
    const result = await world.run(command);
    return { ...result, seconds: (world.nowMs() - fromMs) / 1_000 };
  };
  return { ...world, timed };
}

describe.each(['hang', 'refused'] as const)('when every call to the primary is %s', (kind) => {
  test('the DR region is made to serve, in minutes', async () => {
    const world = await worldWithoutPrimary(kind);

    const failover = await world.timed('failover --unplanned --accept-data-loss --yes');
    await world.pass(1);
    const status = await world.timed('status --json');

    expect(failover.exitCode).toBe(0);
    expect(failover.out).toContain('failover-1 is done');
    expect(failover.out).toMatch(/recovery time +\d+ min/);
    expect(failover.seconds).toBeLessThan(10 * 60);
    expect(JSON.parse(status.out)).toMatchObject({
      writer: { role: 'dr' },
      dns: { leadsTo: 'dr' },
      atRisk: { kind: 'no-standby' },
      regions: {
        primary: {
          database: { unknown: expect.any(String) },
          tasks: { unknown: expect.any(String) },
        },
        dr: {
          database: { writes: true },
          operation: { name: 'failover-1', state: 'done' },
          latch: { set: true },
          exposure: { since: expect.any(String), until: null },
        },
      },
    });
    expect(status.seconds).toBeLessThan(15);
  });
});

test('a lost region’s column says so and why, and the other one is whole', async () => {
  const world = await worldWithoutPrimary('hang');

  const { out, exitCode } = await world.timed('status');

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^operation +unknown: no answer in 4.5 s +none yet$/m);
  expect(out).toMatch(/^foundation +unknown: no answer in 4.5 s +UPDATE_COMPLETE /m);
  expect(out).toMatch(/^writer +us-east-1 \(primary\)$/m);
});

test('a planned switchover out of it is refused, with the unplanned one as the way', async () => {
  const world = await worldWithoutPrimary('hang');

  const { err, exitCode, seconds } = await world.timed('failover --planned --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain('nothing was started');
  expect(seconds).toBeLessThan(15);
});
