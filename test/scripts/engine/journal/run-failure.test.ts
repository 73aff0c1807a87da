import type { EngineEvent } from '../../../../scripts/engine/events';
import type { EndRecord, JournalRecord } from '../../../../scripts/engine/journal/records';
import { runFailure } from '../../../../scripts/engine/journal/run-failure';
import { historyOf } from '../../../../scripts/engine/journal/run-history';

const run: JournalRecord = {
  type: 'run',
  version: '1.1',
  runId: '20260105T090000-abcdef',
  command: 'destroy',
  suffix: 'demo',
  accountId: '111122223333',
  cloud: 'aws',
};
const begins: JournalRecord = {
  type: 'process',
  programVersion: '1.0.0',
  by: 'alice',
  host: 'host-1',
  processId: 42,
  settings: {},
};
const event = (told: EngineEvent): JournalRecord => ({ type: 'event', event: told });
const end = (ended: Partial<EndRecord>): JournalRecord => ({
  type: 'end',
  result: 'failed',
  exitCode: 1,
  ...ended,
});

function failureIn(...records: JournalRecord[]) {
  const lines = [run, ...records].map((record, index) => ({
    ...record,
    sequence: index + 1,
    at: new Date(Date.UTC(2026, 0, 5, 9, index)).toISOString(),
  }));
  const history = historyOf(lines);
  return history && runFailure(history);
}

const error = { code: 'DR_X', message: 'refused', nextSteps: [] };
const failed = (step: string) => event({ type: 'step_failed', step, error });

test('a run that did not fail has no failure', () => {
  expect(failureIn(begins, failed('base@dr'), end({ result: 'interrupted' }))).toBeUndefined();
  expect(failureIn(begins, failed('base@dr'))).toBeUndefined();
});

test('what failed is told in order, with when each came', () => {
  const failure = failureIn(begins, failed('base@dr'), failed('base@primary'), end({}));

  expect(failure).toMatchObject({
    command: 'destroy',
    startedAtMs: Date.UTC(2026, 0, 5, 9, 1),
    endedAtMs: Date.UTC(2026, 0, 5, 9, 4),
    failures: [
      { step: 'base@dr', atMs: Date.UTC(2026, 0, 5, 9, 2), error },
      { step: 'base@primary', atMs: Date.UTC(2026, 0, 5, 9, 3), error },
    ],
  });
});

test('what an earlier process of the run met with is history', () => {
  const failure = failureIn(begins, failed('base@dr'), begins, failed('base@primary'), end({}));

  expect(failure?.failures.map(({ step }) => step)).toEqual(['base@primary']);
});

test('what a destroy left behind is its failure, and so is that it is not known', () => {
  const left = { type: 'remaining', region: 'us-east-2', arns: ['arn:aws:sqs:x'] } as const;
  const nothing = { type: 'remaining', region: 'us-east-1', arns: [] } as const;
  const failure = failureIn(
    begins,
    event(left),
    event(nothing),
    event({ ...nothing, error }),
    end({}),
  );

  expect(failure?.failures.map((each) => each.error.message)).toEqual([
    'left in us-east-2, outside every stack: arn:aws:sqs:x',
    'refused',
  ]);
});

test.each([
  ['its reason', { reason: 'the lock was lost' }, 'the lock was lost'],
  ['its exit code', {}, 'it ended with 1, and its journal does not say why'],
])('a run that failed without a step is told by %s', (_, ended, message) => {
  expect(failureIn(begins, end(ended))?.failures).toMatchObject([{ error: { message } }]);
});
