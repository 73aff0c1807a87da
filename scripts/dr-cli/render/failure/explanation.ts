import { failedStacks, type StackExplanation } from '../../../engine/diagnosis/explain';
import type { ErrorDescription } from '../../../engine/events';
import type { RunFailure } from '../../../engine/journal/run-failure';
import { errorLines, nextStepLines } from '../error';
import type { Style } from '../style';
import { columns, lines, timeText } from '../text';

/**
 * What came of the last operations: failures first, then how every stack is.
 *
 * @param run What the newest run failed at beside what the stacks tell.
 */
export function explanationText(
  explanations: readonly StackExplanation[],
  run: RunFailure | undefined,
  style: Style,
): { readonly text: string; readonly next: string } {
  const failed = failedStacks(explanations);
  const running = explanations.filter((each) => each.kind === 'running');
  const blocks = failed.map(({ error, blocked }) =>
    lines(
      errorLines(error, style),
      blocked.length === 0
        ? []
        : [`  ${style.dim(`not deployed yet, and needs it: ${blocked.join(', ')}`)}`],
    ),
  );
  const soFar = running.flatMap(({ error }) =>
    error === undefined ? [] : [lines(errorLines(error, style))],
  );
  const ofRun = run === undefined ? [] : [runText(run, style)];
  const table = lines(
    headline(explanations, run),
    columns(explanations.map(row)).map((line) => `  ${line}`),
  );
  const errors = [...failed, ...(run?.failures ?? [])].map(({ error }) => error);
  const steps = new Set(errors.flatMap(({ nextSteps }) => nextSteps));
  return {
    text: [...blocks, ...ofRun, ...soFar, table].join('\n'),
    next: lines(nextStepLines([...steps], style)),
  };
}

function runText({ runId, command, endedAtMs, failures }: RunFailure, style: Style): string {
  return lines(
    `run ${runId} (${command}) failed at ${timeText(endedAtMs)}:`,
    failures.flatMap(({ step, error }) => errorLines(ofStep(error, step), style)),
  );
}

/** What a step says of itself mostly leaves its name out. */
function ofStep(error: ErrorDescription, step: string | undefined): ErrorDescription {
  return step === undefined || error.message.includes(step)
    ? error
    : { ...error, message: `${step}: ${error.message}` };
}

function headline(explanations: readonly StackExplanation[], run: RunFailure | undefined): string {
  const count = (kind: StackExplanation['kind']) =>
    explanations.filter((each) => each.kind === kind).length;
  const failed = count('failed');
  if (failed > 0) {
    return `the last operation failed on ${failed} of ${explanations.length} stacks:`;
  }
  const running = count('running');
  return running > 0
    ? `${run === undefined ? 'nothing' : 'no stack'} failed; an operation is running on ${running} of ${explanations.length} stacks:`
    : idleHeadline(count('not-deployed'), explanations.length, run);
}

/** A stack that isn't there tells of nothing, and "nothing failed" would be too much said. */
function idleHeadline(missing: number, of: number, run: RunFailure | undefined): string {
  if (missing === 0) {
    return run === undefined ? 'nothing failed:' : "no stack's last operation failed:";
  }
  return `no stack's last operation failed; ${missing} of ${of} ${missing === 1 ? 'is' : 'are'} not deployed:`;
}

function row(explanation: StackExplanation): string[] {
  const { stack, region } = explanation;
  return explanation.kind === 'not-deployed'
    ? [stack, region, 'not deployed']
    : [stack, region, explanation.status, timeText(explanation.atMs)];
}
