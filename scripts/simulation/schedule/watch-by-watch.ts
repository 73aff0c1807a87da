import { agreedWatches, scheduleOfWatch } from '../invariants/agreed-watches';
import type { Scenario } from './scenarios';
import { inTurn } from './step-by-step';

const watches = agreedWatches.map(scheduleOfWatch);

export const watchByWatchRuns = { 'watch-by-watch': watches.length } as const;

export const watchByWatch: readonly Scenario[] = [
  inTurn(
    'watch-by-watch',
    'each thing that a watcher looks after beside the decision: latch, exposure, tasks, dead operations, pages, metrics',
    watches,
  ),
];
