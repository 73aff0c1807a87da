import { decide } from '../../../../functions/shared/decision/decide';
import type { DecisionInput } from '../../../../functions/shared/decision/facts';
import { defaultPolicy } from '../../../../functions/shared/decision/policy';
import {
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
    const lastOperation = { ...operation, endedAtMs: undefined, outcome: undefined };
    const input = decisionInput(lossAfterHealth, { lastOperation });

    expect(decisionOf(input)).toEqual(hold('operation-running', false));
  });

  test('an operation that died and is about to be resumed', () => {
    const lastOperation = { ...operation, outcome: 'failed' as const, resumable: true };
    const input = decisionInput(lossAfterHealth, { lastOperation });

    expect(decisionOf(input)).toEqual(hold('operation-running', false));
  });

  test.each(['done', 'failed'] as const)('one that was %s less than an hour ago', (outcome) => {
    const input = decisionInput(lossAfterHealth);
    const endedAtMs = input.nowMs - defaultPolicy.cooldownMs;
    const ended = (atMs: number) => ({ ...operation, outcome, endedAtMs: atMs });

    expect(decisionOf({ ...input, lastOperation: ended(endedAtMs + 1) })).toEqual(
      hold('cooldown', true),
    );
    expect(decisionOf({ ...input, lastOperation: ended(endedAtMs) })).toEqual(failOver);
  });

  test('one that was called off starts the minute over, and no more', () => {
    const input = decisionInput([...repeat({}, 5), ...repeat(lost, 14)]);
    const calledOff = (endedAtMs: number) => ({
      ...operation,
      outcome: 'aborted' as const,
      endedAtMs,
    });

    const soon = decisionOf({ ...input, lastOperation: calledOff(input.nowMs - 50_000) });
    const later = decisionOf({ ...input, lastOperation: calledOff(input.nowMs - 70_000) });

    expect(soon).toEqual(hold('suspicious', false));
    expect(later).toEqual(failOver);
  });

  test.each(['failing-over', 'switching-over', 'other'] as const)(
    'Aurora %s by itself or for somebody else',
    (running) => {
      const parts = [...lossAfterHealth, { ...lost, ...withDatabase({ operation: running }) }];

      expect(decisionOf(decisionInput(parts))).toEqual(hold('operation-running', false));
    },
  );

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

    expect(decisionOf(decisionInput(before))).toEqual(hold('standby-not-ready', true));
    expect(decisionOf(decisionInput(after))).toEqual(failOver);
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
