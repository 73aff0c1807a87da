import {
  failureReportText,
  nextFailures,
  type ReportedFailure,
} from '../../../../../scripts/dr-cli/render/failure/failure-report';
import { plainStyle } from '../../../../../scripts/dr-cli/render/style';
import type { EngineEvent } from '../../../../../scripts/engine/events';

const NOW_MS = Date.UTC(2026, 0, 5, 9);

function failed(step: string, nextSteps: readonly string[], failedAtMs?: number): EngineEvent {
  return {
    type: 'step_failed',
    step,
    error: {
      code: 'DR_STACK_FAILED',
      message: `${step} failed`,
      nextSteps,
      ...(failedAtMs !== undefined && {
        failures: [
          {
            logicalId: 'Queue',
            physicalId: undefined,
            resourceType: 'AWS::SQS::Queue',
            status: 'CREATE_FAILED',
            reason: 'no',
            failedAtMs,
          },
        ],
      }),
    },
  };
}

const reportOf = (...events: readonly EngineEvent[]): string =>
  failureReportText(
    events.reduce<readonly ReportedFailure[]>(
      (failures, event) => nextFailures(failures, event, NOW_MS),
      [],
    ),
    plainStyle,
  );

test('what failed first comes first, whenever it was told', () => {
  const report = reportOf(failed('late', ['deploy'], NOW_MS), failed('early', ['deploy'], 1));

  expect(report.match(/^error: .*$/gm)).toEqual(['error: early failed', 'error: late failed']);
});

test('a next step that is the same for all is told once, at the end', () => {
  const report = reportOf(failed('a', ['deploy']), failed('b', ['deploy']));

  expect(report).toBe('error: a failed\n\nerror: b failed\nnext: deploy\n');
});

test('next steps that differ stay with their failures', () => {
  const report = reportOf(failed('a', ['log in', 'deploy']), failed('b', ['deploy']));

  expect(report).toBe(
    'error: a failed\nnext: log in\n  or: deploy\n\nerror: b failed\nnext: deploy\n',
  );
});

test('a step that two failures block is named with the first that was told', () => {
  const blocked = (cause: string): EngineEvent => ({ type: 'step_blocked', step: 'c', cause });
  const report = reportOf(failed('a', []), blocked('a'), failed('b', []), blocked('b'));

  expect(report).toBe('error: a failed\n  not started because of that: c\n\nerror: b failed\n');
});

test('a run without failures has nothing to report', () => {
  expect(reportOf({ type: 'step_finished', step: 'a', outcome: 'created' })).toBe('');
});
