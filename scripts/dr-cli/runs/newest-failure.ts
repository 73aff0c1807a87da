import type { StackExplanation } from '../../engine/diagnosis/explain';
import { type FailureOfRun, type RunFailure, runFailure } from '../../engine/journal/run-failure';
import type { RunHistory } from '../../engine/journal/run-history';
import type { Caller } from '../../engine/ports';
import type { Session } from '../session';
import { isOfEnvironment } from './environment-runs';

/**
 * The failure of the environment's newest run of those that are recorded on this machine. A change set that is
 * refused, an upload that fails and the like leave nothing that CloudFormation would tell.
 */
export function newestFailure(
  runs: readonly RunHistory[],
  session: Pick<Session, 'environment' | 'place'>,
  caller: Caller,
): RunFailure | undefined {
  const newest = runs.findLast((history) => isOfEnvironment(history, session, caller));
  return newest === undefined ? undefined : runFailure(newest);
}

/**
 * What of a run's failure the stacks don't tell better, and what still holds: an operation that began
 * on the stack after it made it history.
 *
 * @param stacks Those that were asked about; another stack's failure is left out.
 * @returns undefined when nothing is left of it
 */
export function untoldFailure(
  failure: RunFailure,
  stacks: readonly StackExplanation[],
  isStack: (step: string) => boolean,
): RunFailure | undefined {
  const failures = failure.failures.filter((each) =>
    isUntold(each, failure, stacks, each.step !== undefined && isStack(each.step)),
  );
  return failures.length === 0 ? undefined : { ...failure, failures };
}

function isUntold(
  { step, atMs }: FailureOfRun,
  { startedAtMs, endedAtMs }: RunFailure,
  stacks: readonly StackExplanation[],
  isOfStack: boolean,
): boolean {
  if (!isOfStack) {
    return stacks.every((stack) => stack.kind === 'not-deployed' || stack.atMs <= endedAtMs);
  }
  const stack = stacks.find((each) => each.stack === step);
  switch (stack?.kind) {
    case undefined:
      return false;
    case 'not-deployed':
      return true;
    case 'fine':
    case 'running':
      return stack.atMs <= atMs;
    case 'failed':
      return stack.atMs < startedAtMs;
  }
}
