import { assertNever } from '../../engine/errors';
import type { EngineEvent } from '../../engine/events';
import type { StackEvent } from '../../engine/ports';
import { durationText } from './text';

/** An event as one plain line, for logs; undefined for those that a log doesn't need. */
export function eventLine(event: EngineEvent): string | undefined {
  switch (event.type) {
    case 'run_started':
      return `${event.command} ${event.suffix} in account ${event.accountId} (run ${event.runId})`;
    case 'step_started':
      return `${event.step}: started`;
    case 'step_activity':
      return `${event.step}: ${event.activity}`;
    case 'resource':
      return `${event.step}: ${resourceText(event.event)}`;
    case 'upload':
      return `${event.step}: ${event.key} ${event.outcome === 'uploaded' ? 'uploaded' : 'is there already'}`;
    case 'step_finished':
      return `${event.step}: ${event.outcome}`;
    case 'step_skipped':
      return `${event.step}: ${event.reason}`;
    case 'step_failed':
      return `${event.step}: FAILED: ${event.error.message}`;
    case 'step_blocked':
      return `${event.step}: not started, because ${event.cause} failed`;
    case 'remaining':
      return remainingText(event);
    case 'summary':
      return `${event.summary.result} after ${durationText(event.summary.elapsedMs)}`;
    // The plan was shown, and progress is what the resource lines say one by one.
    case 'step_planned':
    case 'step_progress':
      return undefined;
    default:
      return assertNever(event);
  }
}

function remainingText({
  region,
  arns,
  stillListed = [],
  error,
}: Extract<EngineEvent, { type: 'remaining' }>): string {
  if (error !== undefined) {
    return `it is not known what is left in ${region}: ${error.message}`;
  }
  const left =
    arns.length === 0
      ? `nothing is left in ${region}`
      : [
          `left in ${region}, outside every stack:`,
          ...arns.map((arn) => `  ${arn}`),
          'CloudFormation could not delete it when it was replaced, or something else made it.',
          'next: delete it there, then destroy again to see that nothing is left',
        ].join('\n');
  return stillListed.length === 0
    ? left
    : `${left} (${stillListed.length} deleted ones are found by their tag for some hours more, which is normal)`;
}

function resourceText({ logicalId, resourceType, status, reason }: StackEvent): string {
  const why = reason === undefined || reason === '' ? '' : ` (${reason})`;
  return `${status} ${logicalId} ${resourceType}${why}`;
}
