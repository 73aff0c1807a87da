import { type Arming, isArmed } from '../../../functions/shared/state/arming-model';
import type { Observed } from '../operation/observed';

/** Whether a region may fail over by itself. */
export type ArmingState =
  | { readonly state: 'armed'; readonly reason: string; readonly by: string; readonly atMs: number }
  | {
      readonly state: 'disarmed';
      /** Armed again from then on; absent: until somebody arms. */
      readonly untilMs?: number;
      readonly reason: string;
      readonly by: string;
      readonly atMs: number;
    }
  | { readonly state: 'not-armed' }
  | { readonly state: 'unknown'; readonly reason: string };

/** For showing: what can't be read is unknown. */
export function armingState(read: Observed<Arming | undefined>, nowMs: number): ArmingState {
  return read.kind === 'unknown'
    ? { state: 'unknown', reason: read.reason }
    : toState(read.value, nowMs);
}

function toState(arming: Arming | undefined, nowMs: number): ArmingState {
  if (arming === undefined) {
    return { state: 'not-armed' };
  }
  const { armed, disarmedUntilMs, reason, by, atMs } = arming;
  if (isArmed(arming, nowMs)) {
    return { state: 'armed', reason, by, atMs };
  }
  return {
    state: 'disarmed',
    ...(armed && disarmedUntilMs !== undefined && { untilMs: disarmedUntilMs }),
    reason,
    by,
    atMs,
  };
}
