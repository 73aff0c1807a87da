import { stackEventsUrl } from '../diagnosis/console-url';
import { Investigation } from '../diagnosis/investigation';
import type { FailedResource } from '../events';
import type { StackDescription, StackEvent } from '../ports';
import { cancelledResources, failedResources, StackFailure } from '../stack-failure';
import { isInProgress, isStackStatus, isSuccess, type StackStatus } from '../stack-status';
import { waitFor } from '../wait';
import { describeContext, type StackContext } from './context';
import { progressOf } from './progress';

/**
 * Longest operation on one stack. CloudFormation itself gives up on an ECS
 * service after 3 hours and rolls back, which takes its own time:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
 */
const OPERATION_LIMIT_MS = 4 * 60 * 60 * 1000;

export interface FollowOptions {
  readonly stackArn: string;
  /** Newest event from before the operation; undefined to start from the operation that runs now. */
  readonly knownEventId: string | undefined;
  readonly expectedResources: number;
}

/** How an operation ended. */
export interface FollowedOperation {
  readonly description: StackDescription;
  /** Of this operation alone, newest first. */
  readonly events: readonly StackEvent[];
  /** What was found out about failures while the operation ran. */
  readonly investigation: Investigation;
}

/**
 * Reports an operation's events until it ends. It has ended when its own last
 * event says so: the stack's status alone may still be the one from before.
 */
export async function follow(
  context: StackContext,
  { stackArn, knownEventId, expectedResources }: FollowOptions,
): Promise<FollowedOperation> {
  const { run, step, stacks } = context;
  const investigation = new Investigation({
    region: context.region,
    port: () => run.cloud.region(context.region).diagnosis,
  });
  let events: StackEvent[] = [];
  return waitFor(
    {
      clock: run.clock,
      polling: run.polling,
      signal: run.signal,
      limitMs: OPERATION_LIMIT_MS,
      what: `the operation on ${describeContext(context)}`,
      nextSteps: [run.environment.command('status')],
    },
    async () => {
      const description = await stacks.describe(stackArn);
      const fresh = await stacks.eventsSince(stackArn, events[0]?.eventId ?? knownEventId);
      const news = knownEventId === undefined && events.length === 0 ? lastOperation(fresh) : fresh;
      events = [...news, ...events];
      for (const event of [...news].reverse()) {
        run.emit({ type: 'resource', step, event });
      }
      if (news.length > 0) {
        run.emit({ type: 'step_progress', step, ...progressOf(events, expectedResources) });
      }
      await investigation.see(news);
      return description && hasEnded(description, events)
        ? { description, events, investigation }
        : undefined;
    },
  );
}

function hasEnded({ status }: StackDescription, events: readonly StackEvent[]): boolean {
  // Nothing comes after it, and a stack that never had a resource may tell no event of its end.
  if (status === 'DELETE_COMPLETE') {
    return true;
  }
  return endedOperation(events) !== undefined && !isInProgress(status);
}

/** How the newest operation has ended by its events, newest first; undefined while it hasn't. */
export function endedOperation(events: readonly StackEvent[]): StackStatus | undefined {
  const last = events.find(({ isStackItself }) => isStackItself)?.status;
  return isStackStatus(last) && !isInProgress(last) && last !== 'REVIEW_IN_PROGRESS'
    ? last
    : undefined;
}

/** Throws with the resources that failed, unless the operation did what was asked. */
export function assertSucceeded(context: StackContext, operation: FollowedOperation): void {
  if (!isSuccess(operation.description.status)) {
    const { events, investigation } = operation;
    const failures = investigation.explained(failedResources(events));
    throw operationFailure(context, operation, [afterFailure(context, failures)]);
  }
}

/** The error for an operation that didn't end as it should have. */
export function operationFailure(
  context: StackContext,
  { description, events, investigation }: FollowedOperation,
  nextSteps: readonly string[],
): StackFailure {
  const failures = failedResources(events);
  const why =
    failures.length === 0 && description.statusReason ? `: ${description.statusReason}` : '';
  return new StackFailure({
    message: `${describeContext(context)} ended in ${description.status}${why}`,
    nextSteps,
    failures: investigation.explained(failures),
    cancelled: cancelledResources(events),
    consoleUrl: stackEventsUrl(context.region, description.stackArn),
  });
}

/** What to type after a deploy that failed: another one, unless it would fail again for certain. */
export function afterFailure(context: StackContext, failures: readonly FailedResource[]): string {
  const findings = failures.flatMap((failure) => failure.findings ?? []);
  return findings.some(({ kind }) => kind === 'stack-policy')
    ? `${context.run.environment.command('preview')} (once what the stack policy refuses is taken back)`
    : takeUp(context, 'deploy');
}

/** The command that goes on from here. */
export function takeUp({ run }: StackContext, verb: 'deploy' | 'destroy'): string {
  const command = run.environment.command(verb, ...(verb === 'destroy' ? ['--delete-data'] : []));
  return `${command} (after the cause is gone; it takes up where this run ended)`;
}

const OPERATION_STARTS: readonly string[] = [
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
];

/** Events of the operation that ran last, newest first. */
export function lastOperation(events: readonly StackEvent[]): StackEvent[] {
  const start = events.findIndex(
    ({ isStackItself, status }) => isStackItself && OPERATION_STARTS.includes(status),
  );
  return start < 0 ? [...events] : events.slice(0, start + 1);
}
