import { openRegion } from '../../regions';
import type { LocalCloudState } from '../../state';

export interface LambdaState {
  /** Invocations that have not ended, by id. */
  invocations: Record<string, Invocation>;
}

export interface Invocation {
  readonly id: string;
  readonly functionName: string;
  readonly region: string;
  /** JSON. */
  readonly payload: string;
  readonly caller: InvocationCaller;
  /** 1 for the first; events are tried again. */
  readonly attempt: number;
  readonly requestedAtMs: number;
  status: 'requested' | 'running' | 'ended';
  startedAtMs?: number;
  deadlineMs?: number;
  result?: InvocationResult;
}

export type InvocationCaller =
  /** Waits in the process that called. */
  | { readonly kind: 'client' }
  /** Nobody waits. Lambda tries again when it fails. */
  | { readonly kind: 'event' }
  | { readonly kind: 'state-machine'; readonly threadKey: string; readonly token: number };

export type InvocationResult =
  | { readonly kind: 'returned'; readonly payload: string }
  | { readonly kind: 'failed'; readonly errorType: string; readonly errorMessage: string };

export function openLambda(state: LocalCloudState, region: string): LambdaState {
  const regionState = openRegion(state, region);
  regionState.lambda ??= { invocations: {} };
  return regionState.lambda;
}

/** Every invocation that has not ended, in all regions. */
export function openInvocations(state: LocalCloudState): Invocation[] {
  return Object.values(state.regions).flatMap((region) =>
    Object.values(region.lambda?.invocations ?? {}),
  );
}
