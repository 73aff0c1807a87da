import { decide } from '../../../../functions/shared/decision/decide';
import type { DecisionInput } from '../../../../functions/shared/decision/facts';
import { defaultPolicy } from '../../../../functions/shared/decision/policy';
import {
  armed,
  decisionInput,
  lossAfterHealth,
  lost,
  operation,
  repeat,
  type SampleParts,
  START_MS,
  standbyDatabase,
} from '../support/samples';

const decisionOf = (input: DecisionInput) => decide(input).decision;
const hold = (reason: string, page: boolean) => ({ action: 'hold', reason, page });
const failOver = { action: 'fail-over', reason: 'active-lost' };

const withDatabase = (change: Partial<typeof standbyDatabase>): SampleParts => ({
  database: { ...standbyDatabase, ...change },
});

describe('a lost active region', () => {
  test('is failed over after a minute in which both votes said so', () => {
    expect(decisionOf(decisionInput(lossAfterHealth))).toEqual(failOver);
  });

  test('is suspicious before the minute is over', () => {
    const parts = [...repeat({}, 5), ...repeat(lost, 6)];

    expect(decisionOf(decisionInput(parts))).toEqual(hold('suspicious', false));
  });

  test('is not failed over on too few samples, although they span the minute', () => {
    const input = decisionInput(lossAfterHealth);
    const samples = input.samples.filter((_, index) => index < 5 || (index - 5) % 3 === 0);
    const fewer = { ...defaultPolicy, minSamples: 3 };

    expect(decisionOf({ ...input, samples })).toEqual(hold('suspicious', false));
    expect(decisionOf({ ...input, samples, policy: fewer })).toEqual(failOver);
  });

  test('is confirmed anew after a gap between samples', () => {
    const input = decisionInput([...repeat({}, 5), ...repeat(lost, 14)]);
    const samples = input.samples.filter((_, index) => index < 8 || index > 12);

    expect(decisionOf({ ...input, samples })).toEqual(hold('suspicious', false));
  });

  test('is not failed over on samples that are old by now', () => {
    const input = decisionInput(lossAfterHealth);

    const decision = decisionOf({ ...input, nowMs: input.nowMs + 60_000 });

    expect(decision.action).toBe('hold');
  });

  test('is not failed over while samples from the future would be needed for it', () => {
    const input = decisionInput(lossAfterHealth);

    expect(decisionOf({ ...input, nowMs: input.nowMs - 30_000 }).action).toBe('hold');
  });

  test.each<[string, SampleParts, string, boolean]>([
    ['the probe healthy', { ...lost, probe: 'healthy' }, 'suspicious', false],
    ['the verdict unknown', { ...lost, verdict: 'unknown' }, 'suspicious', false],
    ['this region cut off', { ...lost, self: 'unhealthy' }, 'suspicious', false],
  ])('is not failed over with %s once within the minute', (_, part, reason, page) => {
    const parts = [...repeat({}, 5), ...repeat(lost, 4), part, ...repeat(lost, 2)];

    expect(decisionOf(decisionInput(parts))).toEqual(hold(reason, page));
  });
});

describe('what stands in the way of a failover', () => {
  test('nobody has armed yet', () => {
    const input = decisionInput(lossAfterHealth, { arming: undefined });

    expect(decisionOf(input)).toEqual(hold('disarmed', true));
  });

  test('a pause that lasts, but not one that is over', () => {
    const input = decisionInput(lossAfterHealth);
    const paused = (disarmedUntilMs: number): DecisionInput => ({
      ...input,
      arming: { armed: true, disarmedUntilMs, reason: 'drill', by: 'somebody', atMs: START_MS },
    });

    expect(decisionOf(paused(input.nowMs + 1))).toEqual(hold('disarmed', true));
    expect(decisionOf(paused(input.nowMs))).toEqual(failOver);
  });

  test('an operation that runs', () => {
    const lastOperation = {
      ...operation,
      startedAtMs: START_MS,
      endedAtMs: undefined,
      outcome: undefined,
    };
    const input = decisionInput(lossAfterHealth, { lastOperation });

    expect(decisionOf(input)).toEqual(hold('operation-running', false));
  });

  test('an operation that runs for longer than any should pages', () => {
    const input = decisionInput(lossAfterHealth);
    const startedAtMs = input.nowMs - defaultPolicy.overdueMs;
    const running = (atMs: number) => ({
      ...operation,
      startedAtMs: atMs,
      endedAtMs: undefined,
      outcome: undefined,
    });

    expect(decisionOf({ ...input, lastOperation: running(startedAtMs + 1) })).toEqual(
      hold('operation-running', false),
    );
    expect(decisionOf({ ...input, lastOperation: running(startedAtMs) })).toEqual(
      hold('operation-overdue', true),
    );
  });

  test('an operation that does not end pages in the region that it has made the writer, too', () => {
    const input = decisionInput(
      repeat(withDatabase({ thisRegionWrites: true, writerRegion: 'us-east-2' }), 6),
    );
    const startedAtMs = input.nowMs - defaultPolicy.overdueMs;
    const running = { ...operation, startedAtMs, endedAtMs: undefined, outcome: undefined };

    expect(decisionOf({ ...input, lastOperation: running })).toEqual(
      hold('operation-overdue', true),
    );
    expect(
      decisionOf({ ...input, lastOperation: { ...running, startedAtMs: startedAtMs + 1 } }),
    ).toEqual({ action: 'watch', reason: 'this-region-writes' });
  });

  test('an operation that died and is about to be resumed, however long it had run', () => {
    const input = decisionInput(lossAfterHealth);
    const died = (endedAtMs: number) => ({
      ...operation,
      startedAtMs: START_MS - 7_200_000,
      endedAtMs,
      outcome: 'failed' as const,
      resumable: true,
    });

    expect(decisionOf({ ...input, lastOperation: died(input.nowMs - 10_000) })).toEqual(
      hold('operation-running', false),
    );
    expect(decisionOf({ ...input, lastOperation: died(input.nowMs - 600_000) })).toEqual(
      hold('operation-overdue', true),
    );
  });

  test.each(['done', 'failed'] as const)('one that was %s less than an hour ago', (outcome) => {
    const input = decisionInput(lossAfterHealth);
    const endedAtMs = input.nowMs - defaultPolicy.cooldownMs;
    const phasesAtMs = { promoting: endedAtMs - 60_000 };
    const ended = (atMs: number) => ({
      ...operation,
      outcome,
      phase: outcome,
      phasesAtMs,
      endedAtMs: atMs,
    });

    expect(decisionOf({ ...input, lastOperation: ended(endedAtMs + 1) })).toEqual(
      hold('cooldown', true),
    );
    expect(decisionOf({ ...input, lastOperation: ended(endedAtMs) })).toEqual(failOver);
  });

  test.each<[string, Partial<typeof operation>]>([
    ['was called off', { outcome: 'aborted' }],
    ['failed before it asked for the promotion', { outcome: 'failed', phase: 'failed' }],
  ])('one that %s starts the minute over, and no more', (_, end) => {
    const input = decisionInput([...repeat({}, 5), ...repeat(lost, 14)]);
    const calledOff = (endedAtMs: number) => ({ ...operation, ...end, endedAtMs });

    const soon = decisionOf({ ...input, lastOperation: calledOff(input.nowMs - 50_000) });
    const later = decisionOf({ ...input, lastOperation: calledOff(input.nowMs - 70_000) });

    expect(soon).toEqual(hold('suspicious', false));
    expect(later).toEqual(failOver);
  });

  test.each(['failing-over', 'switching-over', 'other'] as const)(
    'Aurora %s by itself or for somebody else, which pages once the loss is confirmed',
    (running) => {
      const operating = { ...lost, ...withDatabase({ operation: running }) };
      const unconfirmed = [...repeat({}, 5), ...repeat(lost, 3), operating];

      expect(decisionOf(decisionInput(unconfirmed))).toEqual(hold('operation-running', false));
      expect(decisionOf(decisionInput([...lossAfterHealth, operating]))).toEqual(
        hold('operation-running', true),
      );
    },
  );

  test('what Aurora does for this region pages no more than the state machine does', () => {
    const lastOperation = {
      ...operation,
      startedAtMs: START_MS,
      endedAtMs: undefined,
      outcome: undefined,
    };
    const operating = { ...lost, ...withDatabase({ operation: 'failing-over' as const }) };
    const parts = [...lossAfterHealth, ...repeat(operating, 12)];

    expect(decisionOf(decisionInput(parts, { lastOperation }))).toEqual(
      hold('operation-running', false),
    );
  });

  test('what Aurora has been doing for too long pages, though the loss is not confirmed', () => {
    const switching = withDatabase({ operation: 'switching-over' as const });
    const operating = { probe: 'unhealthy' as const, ...switching };
    const parts = (length: number) => [
      ...repeat({}, 2),
      ...repeat({ ...operating, database: { kind: 'unknown' as const, detail: 'slow' } }, 1),
      ...repeat(operating, length),
    ];

    expect(decisionOf(decisionInput(parts(60)))).toEqual(hold('operation-running', false));
    expect(decisionOf(decisionInput(parts(61)))).toEqual(hold('operation-overdue', true));
  });

  test('a cluster that is not available', () => {
    const parts = [
      ...lossAfterHealth,
      { ...lost, ...withDatabase({ thisMemberAvailable: false }) },
    ];

    expect(decisionOf(decisionInput(parts))).toEqual(hold('standby-not-ready', true));
  });

  test('a cluster that was being rebuilt when the loss came, but not one that fell out of sync by it', () => {
    const outOfSync = withDatabase({ synchronization: 'pending-resync' });
    const before = [...repeat(outOfSync, 5), ...repeat(lost, 7)];
    const after = [...repeat({}, 5), ...repeat({ ...lost, ...outOfSync }, 7)];
    const beforeTheCheckersSaw = [
      ...repeat({}, 5),
      ...repeat({ probe: 'unhealthy' as const, ...outOfSync }, 3),
      ...repeat({ ...lost, ...outOfSync }, 7),
    ];

    expect(decisionOf(decisionInput(before))).toEqual(hold('standby-not-ready', true));
    expect(decisionOf(decisionInput(after))).toEqual(failOver);
    expect(decisionOf(decisionInput(beforeTheCheckersSaw))).toEqual(failOver);
  });

  test('the home primary never goes back by itself', () => {
    const cutOff = { verdict: 'unknown', probe: 'unhealthy' } as const;
    const parts = [...repeat({ verdict: 'unknown' as const }, 5), ...repeat(cutOff, 7)];

    const input = decisionInput(parts, { homeRole: 'primary' });

    expect(decisionOf(input)).toEqual(hold('not-automatic', true));
  });
});

describe('the lag', () => {
  const lag = (lagMs: number, ageMs: number) =>
    withDatabase({ lag: { kind: 'known', lagMs, ageMs } });
  const dry = withDatabase({ lag: { kind: 'unknown', detail: 'no data' } });

  test('is judged as it was at the loss, though the metric dries up', () => {
    const parts = [...repeat({}, 5), ...repeat({ ...lost, ...dry }, 7)];

    expect(decisionOf(decisionInput(parts))).toEqual(failOver);
  });

  test('is judged as it was at the loss, though the metric grows after it', () => {
    const parts = [...repeat({}, 5), lost, ...repeat({ ...lost, ...lag(400_000, 0) }, 6)];

    expect(decisionOf(decisionInput(parts))).toEqual(failOver);
  });

  test('holds when it was beyond the RPO', () => {
    const parts = [...repeat(lag(300_001, 30_000), 5), ...repeat(lost, 7)];
    const behind = parts.map((part) => ({ ...part, ...lag(300_001, 30_000) }));

    expect(decisionOf(decisionInput(behind))).toEqual(hold('lag-exceeds-rpo', true));
  });

  test('holds when it was measured too long before', () => {
    const parts = [lag(120, 255_000), ...repeat(dry, 4), ...repeat({ ...lost, ...dry }, 7)];

    expect(decisionOf(decisionInput(parts))).toEqual(hold('lag-unknown', true));
  });

  test('holds when it is unknown, unless the policy accepts that', () => {
    const parts = [...repeat(dry, 5), ...repeat({ ...lost, ...dry }, 7)];
    const proceed = { ...defaultPolicy, onUnknownLag: 'proceed' as const };

    expect(decisionOf(decisionInput(parts))).toEqual(hold('lag-unknown', true));
    expect(decisionOf(decisionInput(parts, { policy: proceed }))).toEqual(failOver);
  });

  test('from before a long disagreement says nothing about a loss at its end', () => {
    const disagreeing = { probe: 'unhealthy' as const, ...dry };
    const parts = [...repeat({}, 3), ...repeat(disagreeing, 40), ...repeat({ ...lost, ...dry }, 7)];

    expect(decisionOf(decisionInput(parts))).toEqual(hold('lag-unknown', true));
  });
});

describe('before anybody has armed', () => {
  const neverArmed = { arming: undefined };

  test('signals that are missing or differ page nobody: their records may not exist yet', () => {
    const noRecord: SampleParts = { verdict: 'unknown', probe: 'unhealthy' };
    const notResolved: SampleParts = { verdict: 'healthy', probe: 'unhealthy' };

    expect(decisionOf(decisionInput(repeat(noRecord, 20), neverArmed))).toEqual(
      hold('never-armed', false),
    );
    expect(decisionOf(decisionInput(repeat(notResolved, 20), neverArmed))).toEqual(
      hold('never-armed', false),
    );
  });

  test('they page where somebody has disarmed', () => {
    const disarmed = { arming: { ...armed, armed: false } };

    expect(decisionOf(decisionInput(repeat({ verdict: 'unknown' }, 20), disarmed))).toEqual(
      hold('unknown-signals', true),
    );
  });
});

describe('after the writer has moved', () => {
  const here = withDatabase({ writerRegion: 'us-east-2', thisRegionWrites: true });
  const notKnown: SampleParts = { database: { kind: 'unknown', detail: 'throttled' } };

  test('the loss of the new writer is confirmed by samples of its own time alone', () => {
    const parts = [...repeat({ ...lost, ...here }, 7), ...repeat(lost, 4)];

    expect(decisionOf(decisionInput(parts))).toEqual(hold('suspicious', false));
  });

  test('samples that did not know the writer count for neither', () => {
    const parts = [{ ...lost, ...here }, ...repeat({ ...lost, ...notKnown }, 9), lost];

    expect(decisionOf(decisionInput(parts))).toEqual(hold('suspicious', false));
  });

  test('a loss that goes on is failed over a minute later, by a lag of that time', () => {
    const parts = [...repeat({ ...lost, ...here }, 7), ...repeat({}, 3), ...repeat(lost, 7)];

    expect(decisionOf(decisionInput(parts))).toEqual(failOver);
  });

  test('a standby is not judged by how it was as a writer', () => {
    const dry = { lag: { kind: 'unknown' as const, detail: 'no data' } };
    const wrote = { ...withDatabase({ writerRegion: 'us-east-2', thisRegionWrites: true }) };
    const parts = [...repeat(wrote, 5), ...repeat({ ...lost, ...withDatabase(dry) }, 9)];

    expect(decisionOf(decisionInput(parts))).toEqual(hold('lag-unknown', true));
  });
});

describe('what is not a loss', () => {
  const minute = (part: SampleParts) => decisionOf(decisionInput([{}, ...repeat(part, 7)]));

  test('a healthy active region is watched', () => {
    expect(minute({})).toEqual({ action: 'watch', reason: 'active-healthy' });
  });

  test('a region that writes itself watches nobody', () => {
    const writes = withDatabase({ thisRegionWrites: true, writerRegion: 'us-east-2' });

    expect(minute({ ...lost, ...writes })).toEqual({
      action: 'watch',
      reason: 'this-region-writes',
    });
  });

  test('two votes that differ for a minute page', () => {
    expect(minute({ probe: 'unhealthy' })).toEqual(hold('disagreement', true));
    expect(minute({ verdict: 'unhealthy' })).toEqual(hold('disagreement', true));
  });

  test('signals that are missing for a minute page', () => {
    expect(minute({ verdict: 'unknown' })).toEqual(hold('unknown-signals', true));
  });

  test('bad signals that never settle page after three minutes', () => {
    const unsettled = (length: number) =>
      Array.from(
        { length },
        (_, index): SampleParts =>
          index % 2 === 0 ? { probe: 'unhealthy' } : { verdict: 'unknown' },
      );

    expect(decisionOf(decisionInput(unsettled(18)))).toEqual(hold('suspicious', false));
    expect(decisionOf(decisionInput(unsettled(19)))).toEqual(hold('disagreement', true));
  });

  test('a region that is cut off blames itself, at once silently and after a minute aloud', () => {
    const cutOff = { ...lost, self: 'unhealthy' as const };

    expect(decisionOf(decisionInput([{}, cutOff]))).toEqual(hold('self-unhealthy', false));
    expect(minute(cutOff)).toEqual(hold('self-unhealthy', true));
  });

  test('a database that can not be described pages after a minute', () => {
    const unknown: SampleParts = { database: { kind: 'unknown', detail: 'throttled' } };

    expect(decisionOf(decisionInput([{}, unknown]))).toEqual(hold('database-unknown', false));
    expect(minute(unknown)).toEqual(hold('database-unknown', true));
    expect(minute({ ...lost, ...unknown })).toEqual(hold('database-unknown', true));
  });

  test('a global database without a writer is not known', () => {
    expect(minute({ ...lost, ...withDatabase({ writerRegion: undefined }) })).toEqual(
      hold('database-unknown', true),
    );
  });
});
