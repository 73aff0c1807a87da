import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import type { OperationContext, Place } from '../../engine/operation/context';
import type { OperationEnd } from '../../engine/operation/events';
import { type FollowedExecution, follow } from '../../engine/operation/follow';
import { describeEnd } from '../../engine/operation/outcome';
import type { OperationReporter } from './reporter';

/** Follows an execution to its end and tells it. Throws unless it was carried through. */
export async function followOperation(
  operations: OperationContext,
  place: Place,
  execution: FollowedExecution,
  { reporter, signal }: { readonly reporter: OperationReporter; readonly signal: AbortSignal },
): Promise<ExitCode> {
  const followed = await follow(operations, place, execution, { signal, emit: reporter.emit });
  const end = await describeEnd(operations, place, execution, followed);
  reporter.emit(end);
  if (end.result !== 'done') {
    throw notDone(operations, place, end);
  }
  return EXIT.done;
}

function notDone({ environment }: OperationContext, { region }: Place, end: OperationEnd): DrError {
  const { name, phase, reason = 'no reason was recorded' } = end;
  const where = phase === undefined ? '' : ` after phase ${phase}`;
  switch (end.result) {
    case 'done':
    case 'failed':
    case 'died':
      return new DrError({
        code: 'DR_OPERATION_FAILED',
        message: `${name} in ${region} stopped${where}: ${reason}`,
        nextSteps: [environment.command('resume'), environment.command('status')],
      });
    case 'aborted':
      return new DrError({
        code: 'DR_OPERATION_CALLED_OFF',
        message: `${name} in ${region} was called off, and nothing was changed: ${reason}`,
        nextSteps: [environment.command('status')],
      });
    case 'not-claimed':
      return new DrError({
        code: 'DR_OPERATION_NOT_CLAIMED',
        message: `${name} in ${region} changed nothing: ${reason}`,
        nextSteps: [environment.command('status', '--watch')],
      });
  }
}
