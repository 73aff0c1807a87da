import { aftermathsAsAgreed } from '../../../../scripts/simulation/invariants/aftermaths-as-agreed';
import {
  agreedAftermathOf,
  agreedAftermaths,
  scheduleOfAftermath,
} from '../../../../scripts/simulation/invariants/agreed-aftermaths';
import { agreedRefusalOf } from '../../../../scripts/simulation/invariants/agreed-refusals';
import { everyReportIsTrue } from '../../../../scripts/simulation/invariants/every-report-is-true';
import { nothingLeftBehind } from '../../../../scripts/simulation/invariants/nothing-left-behind';
import { refusalsAsAgreed } from '../../../../scripts/simulation/invariants/refusals-as-agreed';
import type { ObservedCall } from '../../../../scripts/simulation/observations';
import { scheduleOf } from '../../../../scripts/simulation/schedule/chaos';
import type { Schedule } from '../../../../scripts/simulation/schedule/fault';
import { refusalRuns, refusals } from '../../../../scripts/simulation/schedule/refusals';
import { runWith } from '../support';
import { type Change, changed, judges, pagedTwice, scheduleNamed, unpaged } from './judges';

const aftermathNamed = (name: string): Schedule =>
  scheduleNamed(agreedAftermaths, scheduleOfAftermath, name);

const withoutCalls =
  (operation: string): Change =>
  ({ calls }) => ({ calls: calls.filter((each) => each.operation !== operation) });

describe('tasks that stop after five seconds', () => {
  judges(aftermathsAsAgreed, aftermathNamed('tasks that stop after five seconds'), {
    'are not said to have stopped': changed(/^facts#1$/, { fence: { outcome: 'tasks-stopping' } }),
    'are not looked at': withoutCalls('DescribeServices'),
  });
});

describe('two snapshots of lost writes', () => {
  judges(aftermathsAsAgreed, aftermathNamed('two snapshots, the newer one first'), {
    'are not copied': () => ({ snapshots: [] }),
    'are copied once more': ({ calls }) => ({ calls: [...calls, ...calls] }),
    'have the older one named': ({ reports }) => ({
      reports: reports.map((each) => ({
        ...each,
        report: {
          ...Object(each.report),
          lostWrites: { kind: 'saved', copyId: 'lost-writes-old' },
        },
      })),
    }),
    'keep the task from succeeding': ({ invocations }) => ({
      invocations: invocations.map((each) => ({ ...each, failure: 'DependencyRefused' })),
    }),
  });
});

describe('an event that comes twice', () => {
  judges(aftermathsAsAgreed, aftermathNamed('an event that comes twice'), {
    'is not kept': ({ effects }) => ({
      effects: effects.filter((each) => each.kind !== 'item' || each.item !== 'rds-events'),
    }),
    'is new both times': ({ invocations }) => ({
      invocations: invocations.map((each) => ({ ...each, answer: { recorded: 'new' } })),
    }),
  });
});

describe('a report of a step that failed without a cause', () => {
  const schedule = aftermathNamed(
    'a step that failed without a cause, and payments that are not proven where DNS is',
  );

  judges(aftermathsAsAgreed, schedule, {
    'has another error': ({ reports }) => ({
      reports: reports.map((each) => ({
        ...each,
        report: { ...Object(each.report), failure: { error: 'States.Timeout: undefined' } },
      })),
    }),
    'is paged twice': pagedTwice,
    'is not paged': unpaged,
  });
});

describe('a lag that was measured only when the region was lost', () => {
  judges(everyReportIsTrue, aftermathNamed('the lag is measured only when the region is lost'), {
    'is said to be unknown for another reason': ({ reports }) => ({
      reports: reports.map((each) => ({
        ...each,
        report: {
          ...Object(each.report),
          expectedLoss: { kind: 'unknown', reason: 'no replication lag was recorded' },
        },
      })),
    }),
  });
});

describe("a lost DR region's latch", () => {
  judges(aftermathsAsAgreed, aftermathNamed("the lost DR region's latch is dropped at once"), {
    'is not dropped': changed(/^latch$/, { set: true }),
    'is not published': ({ effects }) => ({
      effects: effects.filter(({ kind }) => kind !== 'metrics'),
    }),
  });
});

test('a case with a fault of its own is another matter', () => {
  const { durationMs, faults } = aftermathNamed('an event that comes twice');

  expect(agreedAftermathOf({ durationMs, faults: faults.slice(1) })).toBeUndefined();
});

describe('a call that is refused', () => {
  const all = Array.from({ length: refusalRuns.refusals }, (_, index) =>
    refusals.map((scenario) => scheduleOf(scenario, index + 1)),
  ).flat();
  const first = (isRepeated: boolean): Schedule =>
    all.find((schedule) => agreedRefusalOf(schedule)?.isRepeated === isRepeated) ?? {
      durationMs: 0,
      faults: [],
    };

  describe('for the moment', () => {
    judges(refusalsAsAgreed, first(true), {
      'is not made again': ({ tries }) => ({
        tries: tries.filter(
          ({ state }, index) =>
            state !== 'Latch' || tries.findIndex((each) => each.state === state) === index,
        ),
      }),
    });
  });

  describe('for a reason', () => {
    judges(refusalsAsAgreed, first(false), {
      'is made again': ({ tries }) => ({ tries: [...tries, ...tries] }),
      'fails under another name': ({ invocations }) => ({
        invocations: invocations.map((each) => ({ ...each, failure: 'DependencyUnavailable' })),
      }),
    });
  });
});

describe('a call to AWS', () => {
  const call: ObservedCall = {
    functionName: 'failover',
    task: 'fence',
    service: 'ECS',
    operation: 'UpdateService',
    from: 'dr',
    to: 'primary',
    startedAtMs: 1_000,
    endedAtMs: 2_000,
  };

  test('is over when its function is', () => {
    expect(nothingLeftBehind.check(runWith({ calls: [call] }))).toEqual([]);
    expect(nothingLeftBehind.check(runWith({ callsLeftBehind: [call] }))).toEqual([
      'failover fence: ECS UpdateService in primary of 0:01.0 was left behind',
    ]);
  });

  test('leaves no timer', () => {
    const timersLeftBehind = [{ functionName: 'failover', task: 'fence', atMs: 2_000 }] as const;

    expect(nothingLeftBehind.check(runWith({ timersLeftBehind: [...timersLeftBehind] }))).toEqual([
      'failover fence left a timer behind at 0:02.0',
    ]);
  });

  test('is given up in the lost region after twelve seconds', () => {
    const calls = [{ ...call, endedAtMs: 13_100 }];

    expect(nothingLeftBehind.check(runWith({ calls }))).toEqual([
      'failover fence: ECS UpdateService in primary of 0:01.0 went on until 0:13.1',
    ]);
  });
});
