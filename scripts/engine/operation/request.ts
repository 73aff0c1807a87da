import type { OperationKind } from '../../../functions/shared/state/operation';
import { type HomeRole, peerOf } from '../../../templates-src/topology';

/** What a person wants: which region serves afterwards, and at what price. */
export type OperationRequest = PlannedRequest | UnplannedRequest;

export interface PlannedRequest {
  readonly kind: 'planned';
  readonly goal: HomeRole;
}

export interface UnplannedRequest {
  readonly kind: 'unplanned';
  readonly goal: HomeRole;
  readonly acceptDataLoss: boolean;
}

export function machineKind({ kind }: OperationRequest): OperationKind {
  return kind === 'planned' ? 'switchover' : 'failover';
}

/**
 * Where the state machine runs: a switchover in the region that writes, because RDS wants it
 * called there; a failover in the region that takes over, because the other one may be lost.
 */
export function runsIn({ kind, goal }: OperationRequest): HomeRole {
  return kind === 'planned' ? peerOf(goal) : goal;
}

/** Which region serves after an operation that runs in `role`. */
export function goalOf(kind: OperationKind, role: HomeRole): HomeRole {
  return kind === 'switchover' ? peerOf(role) : role;
}

/** A `dr-cli` command: the verb and its options. */
export type CommandWords = readonly [verb: string, ...options: string[]];

/** The command that asks for this, by the name that the goal has for people. */
export function requestCommand(request: OperationRequest): CommandWords {
  const verb = request.goal === 'dr' ? 'failover' : 'failback';
  return request.kind === 'planned'
    ? [verb, '--planned']
    : [verb, '--unplanned', ...(request.acceptDataLoss ? ['--accept-data-loss'] : [])];
}
