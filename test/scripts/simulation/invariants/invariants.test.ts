import { type Violation, violationsOf } from '../../../../scripts/simulation/invariants';
import type { ObservedSignal } from '../../../../scripts/simulation/observations';
import { automatic, MINUTE_MS, promotion, runWith } from '../support';

const namesOf = (violations: readonly Violation[]) => violations.map(({ invariant }) => invariant);

const payment = { id: 1, atMs: 12 * MINUTE_MS, place: 'primary' } as const;

/** Seven looks of the watcher and one of the confirmation, in the minute before the promotion. */
function signals(change: Partial<ObservedSignal> = {}): ObservedSignal[] {
  return Array.from({ length: 7 }, (_, index) => index).flatMap((index) => {
    const look = {
      place: 'dr',
      functionName: index === 6 ? 'failover' : 'region-watch',
      atMs: 8 * MINUTE_MS + index * 9_000,
    } as const;
    return [
      { ...look, kind: 'verdict', health: 'unhealthy', ...(index === 3 && change) } as const,
      { ...look, kind: 'self', health: 'healthy' } as const,
    ];
  });
}

describe('an invariant breaks', () => {
  test('when both regions take payments and nobody says so', () => {
    const broken = violationsOf(
      runWith({ promotions: [promotion], acknowledged: [payment], ledger: new Set([1]) }),
    );

    expect(namesOf(broken)).toContain('one-writer');
  });

  test('not when the report says that two may have written', () => {
    const report = { kind: 'failover', fencing: { splitBrain: { kind: 'possible' } } };
    const reports = [{ place: 'dr', atMs: 13 * MINUTE_MS, report } as const];

    const broken = violationsOf(
      runWith({ promotions: [promotion], acknowledged: [payment], reports }),
    );

    expect(broken).toEqual([]);
  });

  test('when an acknowledged payment is in no ledger and in no report', () => {
    const broken = violationsOf(
      runWith({ acknowledged: [{ id: 1, atMs: MINUTE_MS, place: 'primary' }] }),
    );

    expect(namesOf(broken)).toEqual(['payments-accounted-for']);
  });

  test('when a verdict in the confirmation time was not "unhealthy"', () => {
    const lost = { kind: 'writer-lost', place: 'primary', fromMs: 0, untilMs: 9_000_000 } as const;
    const sound = runWith({ ...automatic, signals: signals() }, [
      lost,
      { kind: 'metrics-lost', place: 'dr', fromMs: 0, untilMs: 1 },
    ]);
    const unsound = { ...sound, seen: { ...sound.seen, signals: signals({ health: 'unknown' }) } };

    expect(namesOf(violationsOf(sound))).not.toContain('confirmed-loss');
    expect(namesOf(violationsOf(unsound))).toContain('confirmed-loss');
  });

  test('when a healthy world fails over', () => {
    const broken = violationsOf(runWith({ ...automatic, signals: signals() }));

    expect(namesOf(broken)).toContain('healthy-world-stays');
  });

  test('when a region that was not armed promotes by itself', () => {
    const broken = violationsOf(
      runWith({ ...automatic, signals: signals() }, [{ kind: 'not-armed' }]),
    );

    expect(namesOf(broken)).toContain('only-when-armed');
  });

  test('when two automatic failovers are closer than the cooldown', () => {
    const again = { ...promotion, requestedAtMs: 19 * MINUTE_MS, atMs: 20 * MINUTE_MS };
    const broken = violationsOf(runWith({ ...automatic, promotions: [promotion, again] }));

    expect(namesOf(broken)).toContain('one-failover-per-incident');
  });

  test('when a step of the path calls the lost region', () => {
    const call = {
      functionName: 'failover',
      task: 'latch',
      service: 'DynamoDB',
      operation: 'PutItem',
      from: 'dr',
      to: 'primary',
      startedAtMs: 0,
      endedAtMs: 10,
    } as const;

    expect(namesOf(violationsOf(runWith({ calls: [call] })))).toEqual(['lost-region-off-the-path']);
    expect(violationsOf(runWith({ calls: [{ ...call, task: 'fence' }] }))).toEqual([]);
  });

  test('when a primary that is gone is not failed over', () => {
    const broken = violationsOf(
      runWith({}, [
        { kind: 'writer-lost', place: 'primary', fromMs: MINUTE_MS, untilMs: 60 * MINUTE_MS },
      ]),
    );

    expect(namesOf(broken)).toContain('loss-is-failed-over');
  });

  test('when an operation fails and nobody is paged', () => {
    const executions = automatic.executions.map((each) => ({ ...each, status: 'FAILED' }));

    expect(namesOf(violationsOf(runWith({ executions })))).toEqual(['failures-page']);
  });

  test('when nobody is paged for a watcher that is gone', () => {
    const broken = violationsOf(
      runWith({}, [{ kind: 'watcher-dead', place: 'dr', fromMs: 0, untilMs: 20 * MINUTE_MS }]),
    );

    expect(namesOf(broken)).toContain('dead-watcher-pages');
  });
});
