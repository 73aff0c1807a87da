import { FAILOVER_ACTIONS } from '../../../../functions/failover/actions';
import type { OperationKind } from '../../../../functions/shared/state/operation';

/** AWS calls of a task of the `failover` function, spelled as in an IAM policy. */
export interface TaskCalls {
  /** In the region that the machine runs in. */
  readonly own: readonly string[];
  readonly peer: readonly string[];
  /** Whether nothing waits for those in the other region. */
  readonly peerIsBestEffort: boolean;
}

/** From the list that the functions' policies and the proof of survivability are made of. */
export function taskCalls(task: string, kind: OperationKind): TaskCalls {
  const actions = FAILOVER_ACTIONS.filter(({ tasks }) => tasks.some((name) => name === task));
  const peer = actions.filter(
    // A failover has lost the other region, so what it does there is best effort or isn't done.
    ({ region, bestEffort }) => region === 'peer' && (bestEffort || kind === 'switchover'),
  );
  return {
    own: names(actions.filter(({ region }) => region === 'own')),
    peer: names(peer),
    peerIsBestEffort: peer.every(({ bestEffort }) => bestEffort),
  };
}

const names = (actions: readonly { readonly action: string }[]): string[] => [
  ...new Set(actions.map(({ action }) => action)),
];
