import { hasBegunPromotion, type Operation } from '../../../functions/shared/state/operation-model';
import type { HomeRole } from '../../../templates-src/topology';
import { isRunning, type RegionViews } from './region-view';

/** An operation that stopped half-way. */
export interface Resumable {
  readonly role: HomeRole;
  readonly operation: Operation;
  /** Status that its execution ended with, where the operation itself doesn't say that it ended. */
  readonly diedWith: string | undefined;
  readonly hasBegunPromotion: boolean;
}

export type ResumeVerdict =
  | { readonly kind: 'resume'; readonly resumable: Resumable }
  | { readonly kind: 'runs'; readonly role: HomeRole; readonly operation: Operation }
  /** With what is not known, if anything. */
  | { readonly kind: 'nothing'; readonly unknown: readonly string[] };

const ROLES = ['dr', 'primary'] as const;

/**
 * The newest operation of both regions, if it failed or its execution is dead. An older failure
 * is history: what came after it has been carried through, and repeating it would move payments.
 */
export function findResumable(views: RegionViews): ResumeVerdict {
  const unknown = ROLES.flatMap((role) => {
    const { operation, region } = views[role];
    return operation.kind === 'unknown' ? [`${region}: ${operation.reason}`] : [];
  });
  const newest = ROLES.flatMap((role) => {
    const { operation } = views[role];
    return operation.kind === 'known' && operation.value !== undefined
      ? [{ role, seen: operation.value }]
      : [];
  })
    // One that was called off has changed nothing, and settles nothing.
    .filter(({ seen }) => seen.operation.outcome !== 'aborted')
    .sort((a, b) => b.seen.operation.startedAtMs - a.seen.operation.startedAtMs)[0];
  if (newest === undefined) {
    return { kind: 'nothing', unknown };
  }
  const { role, seen } = newest;
  const { operation } = seen;
  if (isRunning(seen)) {
    return { kind: 'runs', role, operation };
  }
  if (operation.endedAtMs !== undefined && operation.outcome !== 'failed') {
    return { kind: 'nothing', unknown };
  }
  return {
    kind: 'resume',
    resumable: {
      role,
      operation,
      diedWith:
        operation.endedAtMs === undefined && seen.execution.kind === 'known'
          ? seen.execution.value
          : undefined,
      hasBegunPromotion: hasBegunPromotion(operation),
    },
  };
}
