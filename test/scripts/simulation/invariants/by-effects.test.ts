import { capacityMoves } from '../../../../scripts/simulation/invariants/capacity-moves';
import { holdsSayWhy } from '../../../../scripts/simulation/invariants/holds-say-why';
import type { Invariant, Run } from '../../../../scripts/simulation/invariants/invariant';
import { oneFailureIsAbsorbed } from '../../../../scripts/simulation/invariants/one-failure-is-absorbed';
import { oneOperationAtATime } from '../../../../scripts/simulation/invariants/one-operation-at-a-time';
import { peopleAreTold } from '../../../../scripts/simulation/invariants/people-are-told';
import { promptRecovery } from '../../../../scripts/simulation/invariants/prompt-recovery';
import { reportIsTrue } from '../../../../scripts/simulation/invariants/report-is-true';
import { samplesAreKept } from '../../../../scripts/simulation/invariants/samples-are-kept';
import { stepsAreDone } from '../../../../scripts/simulation/invariants/steps-are-done';
import { watcherTells } from '../../../../scripts/simulation/invariants/watcher-tells';
import type { Effect, Observations } from '../../../../scripts/simulation/observations';
import { runSchedule } from '../../../../scripts/simulation/run';
import { scheduleFor } from '../../../../scripts/simulation/run-seed';
import { MINUTE_MS } from '../support';

async function lived(scenario: string): Promise<Run> {
  const schedule = scheduleFor(scenario, 1);
  return { schedule, seen: await runSchedule(schedule, 1) };
}

type Change = (seen: Observations) => Partial<Observations>;

const withEffects =
  (change: (effect: Effect) => readonly Effect[]): Change =>
  ({ effects }) => ({ effects: effects.flatMap(change) });

const without = (isMeant: (effect: Effect) => boolean): Change =>
  withEffects((effect) => (isMeant(effect) ? [] : [effect]));

const isItem = (effect: Effect, name: RegExp): boolean =>
  effect.kind === 'item' && name.test(effect.item);

const changed =
  (name: RegExp, change: object): Change =>
  (seen) =>
    withEffects((effect) =>
      effect.kind === 'item' && isItem(effect, name)
        ? [{ ...effect, value: { ...Object(effect.value), ...change } }]
        : [effect],
    )(seen);

const measured = (change: (values: Readonly<Record<string, number>>) => object): Change =>
  withEffects((effect) =>
    effect.kind === 'metrics'
      ? [{ ...effect, values: { ...effect.values, ...change(effect.values) } }]
      : [effect],
  );

const laterBy =
  (ms: number): Change =>
  ({ promotionRequests }) => ({
    promotionRequests: promotionRequests.map((each) => ({ ...each, atMs: each.atMs + ms })),
  });

const reportedAs =
  (member: string, value: unknown): Change =>
  ({ reports }) => ({
    reports: reports.map((each) => ({
      ...each,
      report: { ...Object(each.report), [member]: value },
    })),
  });

/** The newest version of the operation once more, a minute after the end. */
const writtenAfterItsEnd: Change = ({ effects }) => ({
  effects: [
    ...effects,
    ...effects
      .filter((effect) => effect.place === 'dr' && isItem(effect, /^operation$/))
      .slice(-1)
      .map((effect) => ({ ...effect, atMs: effect.atMs + MINUTE_MS })),
  ],
});

describe('a region that is lost and failed over', () => {
  let run: Run;

  beforeAll(async () => {
    run = await lived('region-lost');
  });

  const cases: readonly (readonly [string, Invariant, Change])[] = [
    ['wants no more tasks', capacityMoves, without(({ kind }) => kind === 'tasks')],
    ['gives no reason', holdsSayWhy, changed(/^decision$/, { reason: 'suspicious' })],
    ['pages without one', holdsSayWhy, changed(/^decision$/, { page: true })],
    ['is written about after its end', oneOperationAtATime, writtenAfterItsEnd],
    ['was never claimed', oneOperationAtATime, changed(/^operation$/, { phase: 'confirmed' })],
    ['is told to nobody', peopleAreTold, () => ({ pages: [] })],
    [
      'does not say what it rests on',
      peopleAreTold,
      changed(/^operation$/, { evidence: '{"samples":[],"firstLostAtMs":0}' }),
    ],
    ['is asked for late', promptRecovery, laterBy(2 * MINUTE_MS)],
    ['is reported with another recovery time', reportIsTrue, reportedAs('recoveryTime', {})],
    ['is reported without its DNS', reportIsTrue, reportedAs('dns', { kind: 'not-verified' })],
    ['is reported without a timeline', reportIsTrue, reportedAs('timeline', [])],
    ['keeps no samples', samplesAreKept, changed(/^samples$/, { length: 0 })],
    ['writes no facts down', stepsAreDone, without((effect) => isItem(effect, /^facts#/))],
    ['does not report', stepsAreDone, () => ({ reports: [] })],
    ['has a watcher that is silent', watcherTells, without(({ kind }) => kind === 'metrics')],
    [
      'has a watcher that is heard of too often',
      watcherTells,
      ({ effects }) => ({ effects: effects.flatMap((effect) => [effect, effect]) }),
    ],
    [
      'has a watcher that publishes nothing',
      watcherTells,
      ({ effects }) => ({
        effects: [...effects, { kind: 'metrics', place: 'dr', atMs: 1, values: {} }],
      }),
    ],
    [
      'has a watcher that tells of another latch',
      watcherTells,
      measured(({ FailoverLatch }) =>
        FailoverLatch === undefined ? {} : { FailoverLatch: 1 - FailoverLatch },
      ),
    ],
    [
      'has a watcher that tells of a hold there is not',
      watcherTells,
      measured(() => ({ DecisionHold: 1 })),
    ],
  ];

  test.each(cases)('may not be one that %s', (_, { check }, change) => {
    const { schedule, seen } = run;

    expect(check(run)).toEqual([]);
    expect(check({ schedule, seen: { ...seen, ...change(seen) } })).not.toEqual([]);
  });
});

describe('an operation of which one call fails', () => {
  let run: Run;

  beforeAll(async () => {
    run = await lived('failing-failover-call');
  });

  test.each<readonly [string, Change]>([
    ['promotes nothing', () => ({ promotions: [] })],
    ['is not reported', () => ({ reports: [] })],
    ['is not done', changed(/^operation$/, { outcome: 'failed' })],
    ['proves no payment', changed(/^facts#/, { payment: undefined })],
  ])('may not be one that %s', (_, change) => {
    const { schedule, seen } = run;

    expect(oneFailureIsAbsorbed.check(run)).toEqual([]);
    expect(
      oneFailureIsAbsorbed.check({ schedule, seen: { ...seen, ...change(seen) } }),
    ).not.toEqual([]);
  });
});
