import type { ObservedSignal } from '../../../../scripts/simulation/observations';
import { automatic, broken, MINUTE_MS, promotion, runWith } from '../support';

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
    const found = broken(
      runWith({ promotions: [promotion], acknowledged: [payment], ledger: new Set([1]) }),
    );

    expect(found).toContain('one-writer');
  });

  test('when an acknowledged payment is in no ledger and in no report', () => {
    const found = broken(runWith({ acknowledged: [{ id: 1, atMs: MINUTE_MS, place: 'primary' }] }));

    expect(found).toEqual(['payments-accounted-for']);
  });

  test('when a verdict in the confirmation time was not "unhealthy"', () => {
    const lost = { kind: 'writer-lost', place: 'primary', fromMs: 0, untilMs: 9_000_000 } as const;
    const sound = runWith({ ...automatic, signals: signals() }, [
      lost,
      { kind: 'metrics-lost', place: 'dr', fromMs: 0, untilMs: 1 },
    ]);
    const unsound = { ...sound, seen: { ...sound.seen, signals: signals({ health: 'unknown' }) } };

    expect(broken(sound)).not.toContain('confirmed-loss');
    expect(broken(unsound)).toContain('confirmed-loss');
  });

  test('when a healthy world fails over', () => {
    const found = broken(runWith({ ...automatic, signals: signals() }));

    expect(found).toContain('healthy-world-stays');
  });

  test('when a region that was not armed promotes by itself', () => {
    const found = broken(runWith({ ...automatic, signals: signals() }, [{ kind: 'not-armed' }]));

    expect(found).toContain('only-when-armed');
  });

  test('when two automatic failovers are closer than the cooldown', () => {
    const again = { ...promotion, requestedAtMs: 19 * MINUTE_MS, atMs: 20 * MINUTE_MS };
    const found = broken(runWith({ ...automatic, promotions: [promotion, again] }));

    expect(found).toContain('one-failover-per-incident');
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

    expect(broken(runWith({ calls: [call] }))).toEqual(['lost-region-off-the-path']);
    expect(broken(runWith({ calls: [{ ...call, task: 'fence' }] }))).toEqual([]);
  });

  test('when a primary that is gone is not failed over', () => {
    const found = broken(
      runWith({}, [
        { kind: 'writer-lost', place: 'primary', fromMs: MINUTE_MS, untilMs: 60 * MINUTE_MS },
      ]),
    );

    expect(found).toContain('loss-is-failed-over');
  });

  test('when an operation fails and nobody is paged', () => {
    const executions = automatic.executions.map((each) => ({ ...each, status: 'FAILED' }));

    expect(broken(runWith({ executions }))).toEqual(['failures-page']);
  });

  test('when nobody is paged for a watcher that is gone', () => {
    const found = broken(
      runWith({}, [{ kind: 'watcher-dead', place: 'dr', fromMs: 0, untilMs: 20 * MINUTE_MS }]),
    );

    expect(found).toContain('dead-watcher-pages');
  });
});
