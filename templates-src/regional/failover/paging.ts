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
  /** Repetitions; each may take as long as the first try. */
  readonly attempts: number;
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
    attempts: options.attempts,
    catch: [otherwise(options.next)],
    goTo: { Next: options.next },
  });
}

/** How things stand after a step has failed, for whoever is paged. */
export const UNCHANGED = 'Nothing was changed.';

export interface Failure {
  /** In words. */
  readonly step: string;
  /** One or two sentences. */
  readonly standing: string;
}

/** The step that failed and its error as text: a member of the error may be missing, and a text isn't. */
export function failedAt({ step, standing }: Failure, next: string): PassState {
  return {
    Type: 'Pass',
    Parameters: { step, standing, 'error.$': 'States.JsonToString($.error)' },
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

/** The execution's last state, where one that failed ends. */
export const FAILED = 'Failed';

/**
 * Ends the operation as failed and pages, with the one command that resumes it.
 *
 * @param afterPage Where to go then, by default to {@link FAILED}.
 */
export function failureStates(
  names: MachineNames,
  { title, target }: OperationWords,
  afterPage = FAILED,
): Record<string, State> {
  const resume = `dr-cli resume --suffix ${names.EnvironmentSuffix}`;
  return states({
    [FAILURE]: end(names, 'failed', 'PageFailure', { path: '$.failure.error' }),
    PageFailure: page(names, {
      subject: `${title} FAILED: payments ${names.EnvironmentSuffix}`,
      message: `States.Format('${title} {} of payments ${names.EnvironmentSuffix} to ${target} stopped at {}. {} Error: {} Every step can be repeated. Next: ${resume}', $.epoch, $.failure.step, $.failure.standing, $.failure.error)`,
      attempts: 4,
      next: afterPage,
    }),
    [FAILED]: fail(
      `${title}Failed`,
      `The operation's item and the notification say why. ${resume}`,
    ),
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
      message: `States.Format('${title} {} of payments ${names.EnvironmentSuffix} to ${target} was not carried out: {}. ${UNCHANGED} Next: ${abort.next}', $.epoch, ${abort.reasonPath})`,
      attempts: 4,
      next: abort.ended,
    }),
    [abort.ended]: succeed(UNCHANGED),
  };
}
