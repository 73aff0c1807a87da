import { type StartOutcome, startOperation } from '../shared/operation/start-operation';
import type { ExecutionInput } from '../shared/state/execution-input';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';

/** Starts the failover state machine of this region for the epoch after the last one. */
export async function startFailover(
  dependencies: RegionWatchDependencies,
  lastEpoch: number,
  request: Omit<ExecutionInput, 'epoch' | 'kind'>,
): Promise<StartOutcome> {
  const { clients, clock, config, unseen } = dependencies;
  return startOperation(
    {
      sfn: clients.sfn,
      stateMachineArn: config.failoverStateMachineArn,
      table: stateTableOf(dependencies),
      nowMs: clock.nowMs(),
      unseen,
    },
    lastEpoch,
    { ...request, kind: 'failover' },
  );
}
