import { type Arming, isArmed } from '../../../functions/shared/state/arming';
import type { HomeRole } from '../../../templates-src/topology';
import type { FailoverKnowledge, Run } from '../environment';
import type { StackDescription } from '../ports';

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

/** For showing: what can't be read is unknown, and the rest is shown all the same. */
export async function readArmingState(
  run: Run,
  role: HomeRole,
  { stateTableOutput }: FailoverKnowledge,
  regional: StackDescription | undefined,
): Promise<ArmingState> {
  const tableName = regional?.outputs[stateTableOutput];
  if (tableName === undefined) {
    return { state: 'not-armed' };
  }
  try {
    const { armingItems } = run.cloud.region(run.environment.topology.regions[role].name);
    return toState(await armingItems.read(tableName), run.clock.nowMs());
  } catch (error) {
    return { state: 'unknown', reason: error instanceof Error ? error.message : String(error) };
  }
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
