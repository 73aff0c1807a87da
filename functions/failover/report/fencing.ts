import type { RdsEvent } from '../rds-events/rds-event';
import type { FenceFact, ReportFacts } from './facts';

/** What is proven about the old primary not taking writes any more, and no more than that. */
export interface Fencing {
  readonly tasks: Pick<FenceFact, 'outcome' | 'detail'> | { readonly outcome: 'not-needed' };
  readonly storage: StorageFence;
  readonly splitBrain: SplitBrain;
}

/** Aurora's own fence, which answers by event or not at all. */
export type StorageFence = { readonly kind: 'not-needed' } | NeededFence;

type NeededFence =
  | { readonly kind: 'blocked' | 'timed-out'; readonly atMs: number; readonly message: string }
  | { readonly kind: 'not-proven' };

/** Whether both regions can have taken writes after the promotion. `possible` until excluded. */
export interface SplitBrain {
  readonly kind: 'excluded' | 'possible';
  readonly because: string;
}

export function fencing({ operation, fence, events }: ReportFacts): Fencing {
  if (operation.kind === 'switchover') {
    return {
      tasks: { outcome: 'not-needed' },
      storage: { kind: 'not-needed' },
      splitBrain: {
        kind: 'excluded',
        because: 'a switchover stops writes to the old primary before it promotes the new one',
      },
    };
  }
  const storage = storageFence(events);
  return {
    tasks: {
      outcome: fence?.outcome ?? 'unproven',
      detail: fence?.detail ?? 'the step left no result',
    },
    storage,
    splitBrain: splitBrain(storage, operation.phases.promoted),
  };
}

/** A time-out outweighs a success: nothing says that the two are about the same attempt. */
function storageFence(events: readonly RdsEvent[]): NeededFence {
  const event =
    events.find(({ eventId }) => eventId === 'RDS-EVENT-0391') ??
    events.find(({ eventId }) => eventId === 'RDS-EVENT-0390');
  if (event === undefined) return { kind: 'not-proven' };
  return {
    kind: event.eventId === 'RDS-EVENT-0390' ? 'blocked' : 'timed-out',
    atMs: event.atMs,
    message: event.message,
  };
}

/**
 * Stopped tasks exclude nothing, for other clients of the database may be left. Only the fence
 * at the storage itself does, and only if it was up before the new primary was.
 */
function splitBrain(storage: NeededFence, promotedAtMs: number | undefined): SplitBrain {
  switch (storage.kind) {
    case 'blocked':
      return promotedAtMs !== undefined && storage.atMs <= promotedAtMs
        ? {
            kind: 'excluded',
            because:
              'Aurora reported that it blocked writes to the old primary before the promotion was seen',
          }
        : {
            kind: 'possible',
            because:
              'Aurora blocked writes to the old primary, but not provably before the promotion',
          };
    case 'timed-out':
      return {
        kind: 'possible',
        because: 'Aurora could not block writes to the old primary in time',
      };
    case 'not-proven':
      return {
        kind: 'possible',
        because:
          'no event says whether Aurora blocked writes to the old primary; RDS sends events on a best-effort basis',
      };
  }
}
