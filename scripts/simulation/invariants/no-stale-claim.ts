import type { FinalOperation } from '../final-state';
import { faultsOf, isDuring, type RegionPlace } from '../schedule/fault';
import { PLACES } from '../world/places';
import { concerns } from './heal';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

/** For the region's watcher to see that an execution is over. */
const NOTICED_AFTER_MS = 5 * 60_000;

/** Polls for half an hour, then payments and traffic, each step with its retries. */
const LONGEST_MS = 50 * 60_000;

export const noStaleClaim: Invariant = {
  name: 'no-stale-claim',
  sentence:
    'Every operation ends, and says how: none keeps its place when its execution is over, or for longer than its steps can take.',
  check: (run) =>
    PLACES.flatMap((place) => {
      const { operation } = run.seen.final.regions[place];
      return operation === undefined || !isWatched(run, place) ? [] : problems(run, operation);
    }),
};

function problems({ schedule, seen }: Run, operation: FinalOperation): string[] {
  const { name, executionArn, outcome, startedAtMs, endedAtMs } = operation;
  if (endedAtMs !== undefined) {
    return outcome === undefined ? [`${name} ended without an outcome`] : [];
  }
  const execution = seen.executions.find(({ arn }) => arn === executionArn);
  const overAtMs = execution === undefined ? startedAtMs : execution.endedAtMs;
  if (overAtMs !== undefined && overAtMs + NOTICED_AFTER_MS < schedule.durationMs) {
    return [`${name} has not ended; its execution is over since ${minutesAndSeconds(overAtMs)}`];
  }
  return startedAtMs + LONGEST_MS < schedule.durationMs
    ? [`${name} has not ended; it runs since ${minutesAndSeconds(startedAtMs)}`]
    : [];
}

/** Whether somebody has looked after the region's operations in the last minutes. */
function isWatched({ schedule }: Run, place: RegionPlace): boolean {
  const { durationMs, faults } = schedule;
  const isStruck = faults.some(
    (fault) =>
      'untilMs' in fault &&
      fault.kind !== 'on-call' &&
      concerns(fault, place) &&
      fault.untilMs > durationMs - NOTICED_AFTER_MS,
  );
  return (
    !isStruck && !faultsOf({ faults }, 'watcher-dead').some((dead) => isDuring(dead, durationMs))
  );
}
