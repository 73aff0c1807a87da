/**
 * The part of the Amazon States Language in use, with JSONPath as query language:
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 * https://states-language.net/spec.html
 */
export interface StateMachineDefinition extends StateGraph {
  readonly Comment: string;
  /** After which the execution ends as TIMED_OUT, which nothing inside it can catch. */
  readonly TimeoutSeconds: number;
}

/** A machine, or a branch of a {@link ParallelState}: both start somewhere and go on by name. */
export interface StateGraph {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export type State =
  | TaskState
  | ParallelState
  | ChoiceState
  | WaitState
  | PassState
  | SucceedState
  | FailState;

/** JSON; a key that ends in `.$` has a path or an intrinsic function as its value. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

/** Where a state goes: on to another, or to the end of its graph. */
export type Transition = { readonly Next: string } | { readonly End: true };

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  /** 0 takes an error out of what the retriers after this one repeat. */
  readonly MaxAttempts: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  /** Where `{ Error, Cause }` goes; without it the error would replace the whole state. */
  readonly ResultPath: string;
}

export type TaskState = Transition & {
  readonly Type: 'Task';
  readonly Comment?: string;
  readonly Resource: string;
  readonly Parameters: JsonObject;
  readonly ResultSelector?: JsonObject;
  readonly ResultPath: string;
  readonly TimeoutSeconds: number;
  readonly Retry: readonly Retrier[];
  readonly Catch: readonly Catcher[];
};

export type ParallelState = Transition & {
  readonly Type: 'Parallel';
  readonly Comment?: string;
  readonly Branches: readonly StateGraph[];
  readonly ResultSelector?: JsonObject;
  readonly ResultPath: string;
  readonly Catch: readonly Catcher[];
};

export interface ChoiceState {
  readonly Type: 'Choice';
  readonly Comment?: string;
  readonly Choices: readonly ChoiceRule[];
  readonly Default: string;
}

export type ChoiceRule = Comparison & { readonly Next: string };

export type Comparison =
  | { readonly Variable: string; readonly IsPresent: boolean }
  | { readonly Variable: string; readonly StringEquals: string }
  | { readonly Variable: string; readonly BooleanEquals: boolean }
  | { readonly Variable: string; readonly NumericLessThan: number }
  | { readonly Variable: string; readonly NumericLessThanPath: string }
  | { readonly Variable: string; readonly NumericGreaterThanEquals: number }
  | { readonly And: readonly Comparison[] };

export type WaitState = Transition & {
  readonly Type: 'Wait';
  readonly Comment?: string;
  readonly Seconds: number;
};

export type PassState = Transition & {
  readonly Type: 'Pass';
  readonly Comment?: string;
  readonly Result?: Json;
  readonly Parameters?: JsonObject;
  readonly ResultPath: string;
};

export interface SucceedState {
  readonly Type: 'Succeed';
  readonly Comment?: string;
}

export interface FailState {
  readonly Type: 'Fail';
  readonly Comment?: string;
  readonly Error: string;
  readonly Cause: string;
}
