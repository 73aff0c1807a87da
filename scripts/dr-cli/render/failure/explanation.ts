import { failedStacks, type StackExplanation } from '../../../engine/diagnosis/explain';
import { errorLines, nextStepLines } from '../error';
import type { Style } from '../style';
import { columns, lines, timeText } from '../text';

/** What came of the last operations: failures first, then how every stack is. */
export function explanationText(
  explanations: readonly StackExplanation[],
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
  const table = lines(
    headline(explanations),
    columns(explanations.map(row)).map((line) => `  ${line}`),
  );
  const steps = new Set(failed.flatMap(({ error }) => error.nextSteps));
  return {
    text: [...blocks, ...soFar, table].join('\n'),
    next: lines(nextStepLines([...steps], style)),
  };
}

function headline(explanations: readonly StackExplanation[]): string {
  const count = (kind: StackExplanation['kind']) =>
    explanations.filter((each) => each.kind === kind).length;
  const failed = count('failed');
  if (failed > 0) {
    return `the last operation failed on ${failed} of ${explanations.length} stacks:`;
  }
  const running = count('running');
  return running > 0
    ? `nothing failed; an operation is running on ${running} of ${explanations.length} stacks:`
    : 'nothing failed:';
}

function row(explanation: StackExplanation): string[] {
  const { stack, region } = explanation;
  return explanation.kind === 'not-deployed'
    ? [stack, region, 'not deployed']
    : [stack, region, explanation.status, timeText(explanation.atMs)];
}
