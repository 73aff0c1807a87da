import type { Graph } from '../../../engine/graph';
import { type Bar, stackBars } from '../../../engine/timeline/bars';
import {
  criticalPath,
  resourceWaitsFor,
  stackWaitsFor,
} from '../../../engine/timeline/critical-path';
import type { Deployment } from '../../../engine/timeline/deployment';
import type { Chart, ChartBar } from './marks';

export interface ChartOptions {
  readonly suffix: string;
  /** Who waits for whom in a run. */
  readonly graph: Graph<unknown>;
  readonly withResources: boolean;
}

/** The chart of a deployment. */
export function chartOf(
  deployment: Deployment,
  { suffix, graph, withResources }: ChartOptions,
): Chart {
  const bars = stackBars(deployment);
  const path = new Set(criticalPath(bars, stackWaitsFor(graph)));
  return {
    title: `${verbOf(bars)} of ${suffix}`,
    runId: deployment.runId,
    ...(deployment.isByStackSets && { isByStackSets: true }),
    startedMs: deployment.startedMs,
    endedMs: deployment.endedMs,
    rows: bars.map((bar) => ({
      bar: { ...bar, isCritical: path.has(bar.id) },
      resources: withResources ? marked(bar.resources) : [],
    })),
  };
}

function marked(bars: readonly Bar[]): ChartBar[] {
  const path = new Set(criticalPath(bars, resourceWaitsFor));
  return bars.map((bar) => ({ ...bar, isCritical: path.has(bar.id) }));
}

function verbOf(bars: readonly Bar[]): 'deploy' | 'destroy' {
  return bars.every(({ action }) => action === 'delete') ? 'destroy' : 'deploy';
}
