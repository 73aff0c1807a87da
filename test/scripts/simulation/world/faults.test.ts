import { deployedRegion } from '../../../../scripts/simulation/deployment/deployment';
import type { Fault } from '../../../../scripts/simulation/schedule/fault';
import { createWorld, type World } from '../../../../scripts/simulation/world/world';
import { MINUTE_MS } from '../support';

const always = { fromMs: 0, untilMs: 60 * MINUTE_MS };

async function lived(minutes: number, ...faults: readonly Fault[]): Promise<World> {
  const world = createWorld({ durationMs: minutes * MINUTE_MS, faults }, 1);
  await world.timeline.runUntil(minutes * MINUTE_MS);
  return world;
}

/** Rounds that the DR region's watcher began, by their first signal. */
const rounds = ({ observations }: World) =>
  observations.signals.filter(({ kind, place }) => kind === 'verdict' && place === 'dr');

const calls = ({ observations }: World, task: string, operation: string) =>
  observations.calls.filter((call) => call.task === task && call.operation === operation);

describe('the simulated world', () => {
  test('looks for lost writes on the schedule, in both regions', async () => {
    const world = await lived(3);

    expect(calls(world, 'copy-lost-writes-snapshot', 'DescribeDBClusterSnapshots')).toHaveLength(6);
  });

  test('starts watchers twice, which then overlap', async () => {
    const usual = rounds(await lived(5)).length;
    const twice = rounds(await lived(5, { kind: 'schedules-twice', place: 'dr', ...always }));

    expect(twice.length).toBeGreaterThan(1.5 * usual);
  });

  test('starts watchers late', async () => {
    const [usual] = rounds(await lived(2));
    const [late] = rounds(
      await lived(2, { kind: 'schedules-late', place: 'dr', lateMs: 50_000, ...always }),
    );

    expect(usual?.atMs).toBeLessThanOrEqual(10_000);
    expect(late?.atMs).toBeGreaterThan(10_000);
  });

  test('loses calls of functions, which then take their time-outs', async () => {
    const lost: Fault = {
      kind: 'calls',
      place: 'dr',
      by: 'functions',
      fate: 'lost',
      share: 1,
      delayMs: 0,
      ...always,
    };
    const world = await lived(2, lost);

    const [read] = calls(world, 'watch', 'GetItem').filter(({ from }) => from === 'dr');
    expect((read?.endedAtMs ?? 0) - (read?.startedAtMs ?? 0)).toBeGreaterThan(8_000);
  });

  test('ends a machine that gets no answers by the time-outs of its states, and pages', async () => {
    const faults: readonly Fault[] = [
      { kind: 'operator', action: 'fail-over', atMs: MINUTE_MS },
      {
        kind: 'calls',
        place: 'dr',
        by: 'state-machines',
        fate: 'lost',
        share: 1,
        delayMs: 0,
        fromMs: 0,
        untilMs: 150_000,
      },
    ];
    const world = await lived(6, ...faults);

    expect(world.observations.promotions).toEqual([]);
    expect(world.observations.pages.map(({ subject }) => subject)).toContain(
      'Failover FAILED: payments sim',
    );
  });

  test('refuses nothing to people who disarm, and finds it in the state table', async () => {
    const { cloud, observations } = await lived(3, {
      kind: 'operator',
      action: 'disarm',
      atMs: MINUTE_MS,
    });

    expect(observations.refusals).toEqual([]);
    expect(
      cloud.perform('DynamoDB', 'GetItem', 'dr', {
        TableName: deployedRegion('dr').config.stateTable,
        Key: { item: { S: 'arming' } },
      }),
    ).toMatchObject({ Item: { armed: { BOOL: false } } });
  });
});
