import type { Fault } from '../../../../scripts/simulation/schedule/fault';
import { createWorld, type World } from '../../../../scripts/simulation/world/world';
import { MINUTE_MS } from '../support';

const always = { fromMs: 0, untilMs: 60 * MINUTE_MS };

async function lived(minutes: number, ...faults: readonly Fault[]): Promise<World> {
  const world = createWorld({ durationMs: minutes * MINUTE_MS, faults }, 1);
  await world.timeline.runUntil(minutes * MINUTE_MS);
  return world;
}

const operator = (action: Extract<Fault, { kind: 'operator' }>['action']): Fault => ({
  kind: 'operator',
  action,
  atMs: MINUTE_MS,
});

const runsOf = ({ observations }: World, task: string) =>
  observations.invocations.filter((each) => each.task === task);

const failuresOf = (world: World, task: string) => [
  ...new Set(runsOf(world, task).map(({ failure }) => failure)),
];

describe('in the simulated world', () => {
  test.each([
    ['payments', 'probe', 'verify-payment'],
    ['names', 'name', 'verify-traffic'],
  ] as const)('%s are answered late, or too late', async (_, signal, task) => {
    const slow = (byMs: number): Fault => ({
      kind: 'signals-slow',
      place: 'dr',
      signal,
      byMs,
      ...always,
    });
    const late = await lived(8, operator('fail-over'), slow(3_000));
    const tooLate = await lived(8, operator('fail-over'), slow(5_000));

    expect(failuresOf(late, task)).not.toContain('NotYet');
    expect(runsOf(late, task)[0]?.failure).toBeUndefined();
    expect(failuresOf(tooLate, task)).toEqual(['NotYet']);
  });

  test('a failover that accepts no loss is called off where nothing is lost', async () => {
    const { database, observations } = await lived(4, operator('fail-over-without-loss'));

    expect(database.writer).toBe('primary');
    expect(observations.invocations.find(({ task }) => task === 'confirm')?.answer).toMatchObject({
      confirmed: false,
    });
  });
});
