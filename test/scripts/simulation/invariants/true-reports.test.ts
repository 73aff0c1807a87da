import {
  agreedOperations,
  scheduleOfOperation,
} from '../../../../scripts/simulation/invariants/agreed-operations';
import { drainedOnce } from '../../../../scripts/simulation/invariants/drained-once';
import { eventsAreShared } from '../../../../scripts/simulation/invariants/events-are-shared';
import { everyReportIsTrue } from '../../../../scripts/simulation/invariants/every-report-is-true';
import type { Invariant, Run } from '../../../../scripts/simulation/invariants/invariant';
import { lateStepsChangeNothing } from '../../../../scripts/simulation/invariants/late-steps-change-nothing';
import { operationsAsAgreed } from '../../../../scripts/simulation/invariants/operations-as-agreed';
import type { Effect, Observations } from '../../../../scripts/simulation/observations';
import { runSchedule } from '../../../../scripts/simulation/run';
import { MINUTE_MS } from '../support';

type Change = (seen: Observations) => Partial<Observations>;

async function lived(name: string): Promise<Run> {
  const agreed = agreedOperations.find((each) => each.name === name);
  if (agreed === undefined) {
    throw new Error(`nothing was agreed about "${name}"`);
  }
  const schedule = scheduleOfOperation(agreed);
  return { schedule, seen: await runSchedule(schedule, 1) };
}

const reportedAs =
  (change: object): Change =>
  ({ reports }) => ({
    reports: reports.map((each) => ({
      ...each,
      report: { ...Object(each.report), ...change },
    })),
  });

const withItems =
  (name: RegExp, change: (value: unknown) => unknown): Change =>
  ({ effects }) => ({
    effects: effects.map(
      (effect): Effect =>
        effect.kind === 'item' && name.test(effect.item)
          ? { ...effect, value: change(effect.value) }
          : effect,
    ),
  });

const noted = (change: object): Change =>
  withItems(/^facts#/, (facts) => ({ ...Object(facts), ...change }));

const twice =
  (name: RegExp): Change =>
  ({ effects }) => ({
    effects: effects.flatMap((effect) =>
      effect.kind === 'item' && name.test(effect.item) ? [effect, effect] : [effect],
    ),
  });

function judges(name: string, cases: readonly (readonly [string, Invariant, Change])[]) {
  let run: Run;

  beforeAll(async () => {
    run = await lived(name);
  });

  test.each(cases)('may not be one that %s', (_, { check }, change) => {
    const { schedule, seen } = run;

    expect(check(run)).toEqual([]);
    expect(check({ schedule, seen: { ...seen, ...change(seen) } })).not.toEqual([]);
  });
}

describe('a failover that somebody asks for, until the old primary is a standby', () => {
  judges('reporting, somebody fails over, and the old primary is rebuilt', [
    ['is reported in a format of its own', everyReportIsTrue, reportedAs({ version: 3 })],
    ['is reported of another pair', everyReportIsTrue, reportedAs({ environmentSuffix: 'prod' })],
    ['is said to be automatic', everyReportIsTrue, reportedAs({ by: 'region-watch' })],
    ['is reported the other way round', everyReportIsTrue, reportedAs({ toRegion: 'us-east-1' })],
    ['is reported as failed', everyReportIsTrue, reportedAs({ failure: { step: 'latch' } })],
    ['has proven nothing', everyReportIsTrue, reportedAs({ payments: { kind: 'not-verified' } })],
    ['has a latch of its own', everyReportIsTrue, reportedAs({ latch: { latch: 'cleared' } })],
    ['has taken no time', everyReportIsTrue, reportedAs({ recoveryTime: { kind: 'measured' } })],
    ['has lost nothing', everyReportIsTrue, reportedAs({ expectedLoss: { kind: 'none' } })],
    ['has fenced nothing', everyReportIsTrue, reportedAs({ fencing: {} })],
    ['tells to do nothing', everyReportIsTrue, reportedAs({ nextStep: {} })],
    ['has no course', everyReportIsTrue, reportedAs({ timeline: [] })],
    ['saves nothing', everyReportIsTrue, reportedAs({ lostWrites: { kind: 'not-found-yet' } })],
    ['has another payment', everyReportIsTrue, noted({ payment: { paymentId: 'another' } })],
    ['ends elsewhere', everyReportIsTrue, noted({ traffic: { addresses: ['192.0.2.10'] } })],
    ['leaves the tasks to themselves', everyReportIsTrue, noted({ fence: { outcome: 'none' } })],
    ['is told to nobody', everyReportIsTrue, () => ({ pages: [] })],
    ['is told twice', everyReportIsTrue, ({ pages }) => ({ pages: [...pages, ...pages] })],
    [
      'gives its reports one name',
      everyReportIsTrue,
      ({ reports }) => ({
        reports: reports.map((each) => ({ ...each, key: reports[0]?.key ?? '' })),
      }),
    ],
    [
      'is reported once and for all',
      everyReportIsTrue,
      ({ reports }) => ({ reports: reports.slice(0, 1) }),
    ],
    [
      'is reported before it is over',
      everyReportIsTrue,
      ({ tries }) => ({ tries: tries.filter(({ state }) => state !== 'Report') }),
    ],
    [
      'keeps an event twice',
      eventsAreShared,
      withItems(/^rds-events$/, (events) => [events, events].flat()),
    ],
    ['writes once more what it was told', eventsAreShared, twice(/^rds-events$/)],
    [
      'keeps what it is told to itself',
      eventsAreShared,
      ({ effects }) => ({
        effects: effects.filter(
          (effect) =>
            !(effect.kind === 'item' && effect.item === 'rds-events' && effect.place === 'dr'),
        ),
      }),
    ],
    [
      'stops tasks when it is over',
      lateStepsChangeNothing,
      ({ effects }) => ({
        effects: effects.map((effect) =>
          effect.kind === 'tasks' ? { ...effect, atMs: effect.atMs + 10 * MINUTE_MS } : effect,
        ),
      }),
    ],
    [
      'moves the latch when it is over',
      lateStepsChangeNothing,
      ({ effects }) => ({
        effects: effects.map((effect) =>
          effect.kind === 'item' && effect.item === 'latch'
            ? { ...effect, atMs: effect.atMs + 10 * MINUTE_MS }
            : effect,
        ),
      }),
    ],
    [
      'hands events back and forth',
      eventsAreShared,
      ({ invocations }) => ({
        invocations: Array.from({ length: 9 }, () => invocations).flat(),
      }),
    ],
  ]);
});

describe('a switchover that is resumed', () => {
  judges('a switchover is resumed, and was not begun', [
    ['drains twice', drainedOnce, twice(/^draining$/)],
    [
      'drains for an hour',
      drainedOnce,
      withItems(/^draining$/, (value) => ({ ...Object(value), untilMs: 60 * MINUTE_MS })),
    ],
    [
      'drains without having the place',
      drainedOnce,
      withItems(/^draining$/, (value) => ({ ...Object(value), epoch: 9 })),
    ],
    [
      'is called off then',
      operationsAsAgreed,
      withItems(/^operation$/, (value) => ({ ...Object(value), outcome: 'failed' })),
    ],
    [
      'is not resumed',
      operationsAsAgreed,
      ({ effects }) => ({
        effects: effects.filter(
          (effect) =>
            !(
              effect.kind === 'item' &&
              effect.item === 'operation' &&
              Object(effect.value).epoch === 2
            ),
        ),
      }),
    ],
  ]);
});
