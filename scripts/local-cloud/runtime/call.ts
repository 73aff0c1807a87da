import { AwsError } from '../service';

/** Who calls: a client outside AWS, or something inside a region. */
export interface CallOrigin {
  readonly kind:
    | 'client'
    | 'lambda'
    | 'step-functions'
    | 'scheduler'
    | 'event-bridge'
    | 'alarm'
    | 'health-checker';
  readonly region: string;
  /** Function name, execution ARN, schedule, rule or alarm name. */
  readonly name: string;
  /** Of an execution, the state that calls. */
  readonly state?: string;
}

/** A call on its way to a service, as {@link Interference} sees it. */
export interface CallInTransit {
  readonly service: string;
  readonly operation: string;
  readonly from: CallOrigin;
  readonly fromRegion: string;
  /** Where the service's endpoint is; global services answer in us-east-1. */
  readonly toRegion: string;
  readonly input: unknown;
  readonly nowMs: number;
}

/** What becomes of a call. */
export type CallOutcome =
  | { readonly kind: 'ok' }
  /** The service refuses: throttling, an internal error. */
  | { readonly kind: 'error'; readonly error: AwsError }
  /** Nothing listens at the endpoint. */
  | { readonly kind: 'refused' }
  /** Never arrives and is never answered. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Takes effect, and the answer is lost. */
  | { readonly kind: 'lost-answer' }
  /** The calling function's process ends before or after the call takes effect. */
  | { readonly kind: 'crash'; readonly when: 'before' | 'after' }
  /** For events and schedules: delivered now and once more. */
  | { readonly kind: 'duplicate'; readonly afterMs: number };

/** Decides what becomes of each call; seeded in the simulation. */
export type Interference = (call: CallInTransit) => CallOutcome;

/** What a call from inside AWS came to. Such calls can't wait, so a delay is told instead. */
export type InternalAnswer =
  | { readonly kind: 'output'; readonly output: Record<string, unknown>; readonly afterMs: number }
  | {
      readonly kind: 'error';
      readonly error: AwsError | ConnectionError;
      readonly afterMs: number;
    }
  | { readonly kind: 'never' };

export interface InternalCall {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly input: unknown;
  readonly from: CallOrigin;
}

export type CallService = (call: InternalCall) => InternalAnswer;

/** As Node reports that nobody listens; the SDK's retries know the code. */
export class ConnectionError extends Error {
  override readonly name = 'Error';
  readonly code = 'ECONNREFUSED';
}

/** As the SDK's request handler reports a request that took too long. */
export class RequestTimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** Route 53's, IAM's and the like: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html */
const GLOBAL_SERVICES: ReadonlySet<string> = new Set(['Route 53', 'IAM']);
const GLOBAL_ENDPOINT_REGION = 'us-east-1';

export function endpointRegion(service: string, region: string): string {
  return GLOBAL_SERVICES.has(service) ? GLOBAL_ENDPOINT_REGION : region;
}

/** Performs a call, unless its outcome says otherwise, for a caller that can't wait. */
export function answerInternally(
  outcome: CallOutcome,
  perform: () => Record<string, unknown>,
): InternalAnswer {
  switch (outcome.kind) {
    case 'ok':
    case 'duplicate':
    case 'crash':
      return performed(perform, 0);
    case 'delay':
      return performed(perform, outcome.ms);
    case 'error':
      return { kind: 'error', error: outcome.error, afterMs: 0 };
    case 'refused':
      return { kind: 'error', error: new ConnectionError('connect ECONNREFUSED'), afterMs: 0 };
    case 'lost-answer':
      performed(perform, 0);
      return { kind: 'never' };
    case 'hang':
      return { kind: 'never' };
  }
}

function performed(perform: () => Record<string, unknown>, afterMs: number): InternalAnswer {
  try {
    return { kind: 'output', output: perform(), afterMs };
  } catch (error) {
    if (error instanceof AwsError) {
      return { kind: 'error', error, afterMs };
    }
    throw error;
  }
}
