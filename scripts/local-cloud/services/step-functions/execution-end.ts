import type { ServiceContext } from '../../service';
import { publishEvent } from '../event-bridge/publish-event';
import type { Execution, ExecutionStatus } from './execution-state';
import { record } from './history';
import type { Json } from './json';

export interface ExecutionEnd {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>;
  readonly output?: Json;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

const EVENT_TYPES: Readonly<Record<ExecutionEnd['status'], string>> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
};

/** Ends an execution; tasks that it began go on, unheard. */
export function endExecution(
  context: ServiceContext,
  execution: Execution,
  { status, output, error, cause }: ExecutionEnd,
): void {
  execution.status = status;
  execution.stoppedAtMs = context.nowMs;
  execution.threads = {};
  if (output !== undefined) {
    execution.output = output;
  }
  if (error !== undefined) {
    execution.error = error;
  }
  if (cause !== undefined) {
    execution.cause = cause;
  }
  record(context, execution, EVENT_TYPES[status], {
    ...(output !== undefined && { output: JSON.stringify(output) }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  });
  publishStatusChange(context, execution);
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
export function publishStatusChange(context: ServiceContext, execution: Execution): void {
  publishEvent(context, {
    source: 'aws.states',
    detailType: 'Step Functions Execution Status Change',
    resources: [execution.executionArn],
    detail: {
      executionArn: execution.executionArn,
      stateMachineArn: execution.stateMachineArn,
      name: execution.name,
      status: execution.status,
      startDate: execution.startedAtMs,
      stopDate: execution.stoppedAtMs ?? null,
      input: execution.inputText,
      output: execution.output === undefined ? null : JSON.stringify(execution.output),
      error: execution.error ?? null,
      cause: execution.cause ?? null,
    },
  });
}
