import { openRegion } from '../../regions';
import type { LocalCloudState } from '../../state';
import type { Json } from './json';

export interface StepFunctionsState {
  /** By ARN, oldest first. */
  executions: Record<string, Execution>;
  /** Definitions that executions started with, JSON by its hash: a machine may change while it runs. */
  definitions: Record<string, string>;
}

export interface Execution {
  readonly executionArn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly roleArn: string;
  readonly definitionKey: string;
  readonly startedAtMs: number;
  /** JSON as it was given: whether two starts are the same is decided by the text. */
  readonly inputText: string;
  status: ExecutionStatus;
  stoppedAtMs?: number;
  output?: Json;
  error?: string;
  cause?: string;
  /** By id; the first one is the machine itself, others are branches. Empty once it has ended. */
  threads: Record<string, Thread>;
  lastThreadId: number;
  history: HistoryEvent[];
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** A machine, or a branch of a Parallel state, in one of its states. */
export interface Thread {
  readonly id: number;
  /** The thread whose Parallel state this is a branch of. */
  readonly parentId?: number;
  readonly branch?: number;
  stateName: string;
  /** Input of the state, before InputPath. */
  input: Json;
  enteredAtMs: number;
  /** How often each retrier of the state has retried. */
  retries: number[];
  /** Counts what the thread has begun; events of an earlier count are stale. */
  token: number;
  phase: ThreadPhase;
}

export type ThreadPhase =
  /** The execution has been started; its first state hasn't been entered. */
  | { readonly kind: 'starting' }
  /** Entered, or about to be tried again. */
  | { readonly kind: 'entering' }
  | { readonly kind: 'waiting' }
  /** A task whose outcome is known and arrives later. */
  | { readonly kind: 'answered'; readonly outcome: TaskOutcome }
  | { readonly kind: 'invoking'; readonly invocationId: string; readonly wrapsOutput: boolean }
  /** A task that will never be answered; only a time-out ends it. */
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'branching'; readonly outputs: Readonly<Record<string, Json>> }
  | { readonly kind: 'done' };

export type TaskOutcome =
  | { readonly kind: 'succeeded'; readonly output: Json }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string };

export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestampMs: number;
  readonly type: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Details that are JSON texts to whoever asks. */
  readonly json?: Readonly<Record<string, Json>>;
}

export function openStepFunctions(state: LocalCloudState, region: string): StepFunctionsState {
  const regionState = openRegion(state, region);
  regionState.stepFunctions ??= { executions: {}, definitions: {} };
  return regionState.stepFunctions;
}

/** Names a thread in events and invocations. */
export function threadKey(execution: Execution, thread: Thread): string {
  return `${execution.executionArn}#${thread.id}`;
}

/** The thread that an event is for, unless it has moved on or its execution has ended. */
export function findThread(
  state: LocalCloudState,
  region: string,
  key: string,
  token: number,
): { execution: Execution; thread: Thread } | undefined {
  const [executionArn = '', id = ''] = key.split('#');
  const execution = state.regions[region]?.stepFunctions?.executions[executionArn];
  const thread = execution?.threads[id];
  return execution !== undefined && thread !== undefined && thread.token === token
    ? { execution, thread }
    : undefined;
}
