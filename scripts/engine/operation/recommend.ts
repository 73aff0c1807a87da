import { syncObstacle } from '../../../functions/shared/signals/sync-obstacle';
import { type HomeRole, peerOf } from '../../../templates-src/topology';
import { activeRegionHealth } from './outlook';
import { judge } from './preconditions';
import type { RegionViews } from './region-view';
import type { OperationRequest } from './request';

export interface Recommendation {
  readonly request: OperationRequest;
  readonly because: string;
}

/** Which kind fits what is seen; undefined when the goal's region serves already. */
export function recommend(
  goal: HomeRole,
  views: RegionViews,
  nowMs: number,
): Recommendation | undefined {
  const planned: OperationRequest = { kind: 'planned', goal };
  const bold: OperationRequest = { kind: 'unplanned', goal, acceptDataLoss: false };
  for (const request of [planned, bold]) {
    const verdict = judge(request, views, nowMs);
    if (verdict.kind === 'already-so') {
      return undefined;
    }
    if (verdict.kind === 'runs-already') {
      const { kind, epoch } = verdict.operation;
      return { request, because: `${kind}-${epoch} runs already, and is followed` };
    }
  }
  const [here, there] = [views[peerOf(goal)], views[goal]];
  const health = activeRegionHealth(there, nowMs);
  const obstacle = syncObstacle({
    region: here.region,
    here: here.database,
    peerRegion: there.region,
    there: there.database,
  });
  if (obstacle === undefined && health.kind !== 'lost') {
    return { request: planned, because: 'both regions answer and are in sync: nothing is lost' };
  }
  const needsAcceptance = judge(bold, views, nowMs).kind === 'refused';
  return {
    request: { ...bold, acceptDataLoss: needsAcceptance },
    because:
      health.kind === 'lost'
        ? `${there.region} and the health checkers agree that ${here.region} can't take payments`
        : `a planned switchover is not possible: ${obstacle}`,
  };
}
