import { fail, states, succeed } from './asl/graph';
import type { PassState, State, TaskState } from './asl/states';
import { otherwise, serviceTask } from './asl/tasks';
import type { MachineNames } from './machine-names';
import { end } from './operation-item';

export interface Page {
  /** ASCII, below 100 characters with the longest suffix. */
  readonly subject: string;
  /** The message: an intrinsic function, or a path. */
  readonly message: string;
  readonly next: string;
}

/**
 * Tells people by SNS and nothing else: the function may be what failed. When SNS fails too,
 * the alarm on failed executions is left.
 */
export function page({ NotificationTopicArn }: MachineNames, options: Page): TaskState {
  return serviceTask({
    action: 'sns:publish',
    parameters: {
      TopicArn: NotificationTopicArn,
      Subject: options.subject,
      'Message.$': options.message,
    },
    result: { 'messageId.$': '$.MessageId' },
    resultPath: '$.page',
    timeoutSeconds: 10,
    attempts: 4,
    catch: [otherwise(options.next)],
    goTo: { Next: options.next },
  });
}

/** The step that failed and its error as text: a member of the error may be missing, and a text isn't. */
export function failedAt(step: string, next: string): PassState {
  return {
    Type: 'Pass',
    Parameters: { step, 'error.$': 'States.JsonToString($.error)' },
    ResultPath: '$.failure',
    Next: next,
  };
}

/** Where every failure ends up, after {@link failedAt}. */
export const FAILURE = 'RecordFailure';

/** What a machine does once: by name, for messages. */
export interface OperationWords {
  /** `Failover`. */
  readonly title: string;
  /** The region that is to serve afterwards. */
  readonly target: string;
}

/** Ends the operation as failed and pages, with the one command that resumes it. */
export function failureStates(
  names: MachineNames,
  { title, target }: OperationWords,
): Record<string, State> {
  const resume = `dr-cli resume --suffix ${names.EnvironmentSuffix}`;
  return states({
    [FAILURE]: end(names, 'failed', 'PageFailure', { path: '$.failure.error' }),
    PageFailure: page(names, {
      subject: `${title} FAILED: payments ${names.EnvironmentSuffix}`,
      message: `States.Format('${title} {} of payments ${names.EnvironmentSuffix} to ${target} stopped at {}: {} Every step can be repeated. Next: ${resume}', $.epoch, $.failure.step, $.failure.error)`,
      next: 'Failed',
    }),
    Failed: fail(`${title}Failed`, `The operation's item and the notification say why. ${resume}`),
  });
}

/** Ends an operation that was not carried out, and says why. */
export function abortStates(
  names: MachineNames,
  { title, target }: OperationWords,
  abort: { readonly reasonPath: string; readonly ended: string; readonly next: string },
): Record<string, State> {
  return {
    RecordAbort: end(names, 'aborted', 'PageAbort', { path: abort.reasonPath }),
    PageAbort: page(names, {
      subject: `${title} not carried out: payments ${names.EnvironmentSuffix}`,
      message: `States.Format('${title} {} of payments ${names.EnvironmentSuffix} to ${target} was not carried out: {}. Nothing was changed. Next: ${abort.next}', $.epoch, ${abort.reasonPath})`,
      next: abort.ended,
    }),
    [abort.ended]: succeed('Nothing was changed'),
  };
}
