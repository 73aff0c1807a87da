import type { DeploymentPart } from './deployment';

/**
 * Operations of stack sets' instances carry no token of ours, which StackSets doesn't pass on: they
 * belong to a run when no longer pause than this lies between them and what is known to be the
 * run's. A guess: the steps of a run follow each other at once, uploads in between.
 */
const LONGEST_PAUSE_MS = 30 * 60 * 1000;

/** How far the clock that runs are named by may be ahead of CloudFormation's. */
const CLOCK_SKEW_MS = 5 * 1000;

/** A run as it names itself: `20260105T090000-0a1b2c`. */
const RUN_ID = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)-/;

/** When a run began, by the clock of the machine that it began on. Milliseconds since the epoch. */
export function runStartedMs(runId: string): number {
  const [year = 0, month = 1, day, hours, minutes, seconds] = (RUN_ID.exec(runId) ?? [])
    .slice(1)
    .map(Number);
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}

/**
 * What a run did: operations with its token, and those of instances that lie in its time.
 *
 * @param all in the order in which they began
 */
export function partsOfRun(
  all: readonly DeploymentPart[],
  runId: string,
  runIdOf: (part: DeploymentPart) => string | undefined,
): DeploymentPart[] {
  const startedMs = runStartedMs(runId) - CLOCK_SKEW_MS;
  const candidates = all.filter(
    (part) =>
      runIdOf(part) === runId ||
      (part.isInstance && runIdOf(part) === undefined && part.operation.startedMs >= startedMs),
  );
  // The run's own beginning is where the first of them is near to.
  let group: DeploymentPart[] = [];
  let isOfRun = true;
  let endedMs = startedMs;
  const parts: DeploymentPart[] = [];
  const close = () => {
    if (isOfRun) {
      parts.push(...group);
    }
  };
  for (const part of candidates) {
    if (part.operation.startedMs - endedMs > LONGEST_PAUSE_MS) {
      close();
      group = [];
      isOfRun = false;
    }
    group.push(part);
    isOfRun ||= runIdOf(part) === runId;
    endedMs = Math.max(endedMs, part.operation.endedMs);
  }
  close();
  return withSecondPasses(parts);
}

/** What comes after the first operation on an instance in a run is named for the run's second pass. */
function withSecondPasses(parts: readonly DeploymentPart[]): DeploymentPart[] {
  const seen = new Set<string>();
  return parts.map((part) => {
    const isSecond = seen.has(part.step);
    seen.add(part.step);
    return isSecond && part.secondPass !== undefined && part.operation.kind === 'update'
      ? { ...part, step: part.secondPass }
      : part;
  });
}
