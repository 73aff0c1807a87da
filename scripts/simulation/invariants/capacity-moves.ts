import type { Effect } from '../observations';
import { PLACES } from '../world/places';
import { PRIMARY_TASKS, STANDBY_TASKS } from './agreed';
import { effectsOf, isUndisturbed, versionAt, versionsOf } from './effects';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';
import { type ObservedOperation, operationsIn } from './operations';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

const PRIMARY_MAX_TASKS = 50;

/** Branches that begin together; the calls of the first take less than a second. */
const AT_ONCE_MS = 10 * SECOND_MS;

/** Healthy for this long before what was raised in vain is given back. */
const GIVEN_BACK_AFTER_MS = 10 * MINUTE_MS;
const ROUNDING_MS = 25 * SECOND_MS;

type TasksEffect = Extract<Effect, { kind: 'tasks' }>;

export const capacityMoves: Invariant = {
  name: 'capacity-moves',
  sentence:
    "A failover wants the tasks of a primary here and none in a lost region that can be reached, at once; a switchover wants them there before it drains, and the standby's here when it is done; what was raised in vain is given back after ten healthy minutes, and not before.",
  check: (run) =>
    PLACES.filter((place) => isUndisturbed(run.schedule, place)).flatMap((place) => [
      ...operationsIn(run.seen, place).flatMap((operation) =>
        operation.kind === 'failover'
          ? failoverProblems(run, operation)
          : switchoverProblems(run, operation),
      ),
      ...(place === 'dr' ? lowered(run) : []),
    ]),
};

const isFull = ({ minimum, maximum }: TasksEffect): boolean =>
  minimum === PRIMARY_TASKS && maximum === PRIMARY_MAX_TASKS;

const isNothing = ({ minimum, maximum, desiredCount }: TasksEffect): boolean =>
  (minimum === 0 && maximum === 0) || desiredCount === 0;

function failoverProblems({ schedule, seen }: Run, operation: ObservedOperation): string[] {
  const { place, name, phases, endedAtMs, outcome } = operation;
  const promotingMs = phases.promoting;
  const other = place === 'dr' ? 'primary' : 'dr';
  if (promotingMs === undefined || promotingMs + AT_ONCE_MS > schedule.durationMs) {
    return [];
  }
  const within = (each: TasksEffect) =>
    each.atMs >= promotingMs && each.atMs <= promotingMs + AT_ONCE_MS;
  const isReachable = schedule.faults.every(
    (fault) =>
      !('place' in fault && fault.place === other && fault.kind !== 'writer-lost') &&
      !(fault.kind === 'partition' && fault.between.includes(place)),
  );
  const there = effectsOf(seen, other, 'tasks');
  const isAlreadyThere = seen.final.writer === place && phases.promoted === undefined;
  // Somebody has stopped it, and with it what it would still have done.
  const isStopped = seen.executions.some(
    ({ arn, status }) => arn === operation.executionArn && status === 'ABORTED',
  );
  return [
    ...(effectsOf(seen, place, 'tasks').some((each) => within(each) && isFull(each)) ||
    isAlreadyThere
      ? []
      : [`${name} wanted no more tasks at ${minutesAndSeconds(promotingMs)}`]),
    ...(!isReachable || there.filter((each) => within(each) && isNothing(each)).length >= 2
      ? []
      : [`${name} left the tasks of ${other} alone`]),
    ...(isReachable &&
    !isStopped &&
    outcome === 'failed' &&
    endedAtMs !== undefined &&
    !there.some(
      (each) =>
        each.atMs > promotingMs + AT_ONCE_MS &&
        each.atMs <= endedAtMs + ROUNDING_MS &&
        isFull(each),
    )
      ? [`${name} failed and did not give ${other} its tasks back`]
      : []),
  ];
}

function switchoverProblems({ schedule, seen }: Run, operation: ObservedOperation): string[] {
  const { place, name, phases, outcome, endedAtMs = 0, epoch } = operation;
  const other = place === 'dr' ? 'primary' : 'dr';
  if (outcome !== 'done' || !isUndisturbed(schedule, other)) {
    return [];
  }
  const { confirmed = 0, promoting = 0, promoted = 0, serving = 0 } = phases;
  const drains = versionsOf(seen, place, 'draining').filter(({ value }) => value.epoch === epoch);
  const floor = place === 'dr' ? STANDBY_TASKS : PRIMARY_TASKS;
  const wrong: readonly (readonly [boolean, string])[] = [
    [
      !effectsOf(seen, other, 'tasks').some(
        (each) => each.atMs >= confirmed && each.atMs <= promoting && isFull(each),
      ),
      `wanted no more tasks in ${other}`,
    ],
    [
      !drains.some(
        ({ atMs, value }) => value.set === true && atMs >= confirmed && atMs <= promoting,
      ),
      'did not drain before the promotion',
    ],
    [
      !drains.some(
        ({ atMs, value }) => value.set === false && atMs >= promoted && atMs <= endedAtMs,
      ),
      'drained for longer than it took',
    ],
    [
      !effectsOf(seen, place, 'tasks').some(
        ({ atMs, minimum }) => atMs >= serving && atMs <= endedAtMs && minimum === floor,
      ),
      'kept more tasks than a region that waits',
    ],
  ];
  return wrong.flatMap(([isWrong, what]) => (isWrong ? [`${name} ${what}`] : []));
}

function lowered({ schedule, seen }: Run): string[] {
  const decisions = versionsOf(seen, 'dr', 'decision');
  const capacities = versionsOf(seen, 'dr', 'capacity');
  const operations = operationsIn(seen, 'dr');
  const isBusy = (atMs: number) =>
    operations.some(
      ({ claimedAtMs, endedAtMs = Number.POSITIVE_INFINITY }) =>
        claimedAtMs <= atMs && atMs <= endedAtMs,
    );
  const early = capacities.flatMap(({ atMs, value }, index) => {
    const isLowered = value.raisedAtMs === 0 && Number(capacities[index - 1]?.value.raisedAtMs) > 0;
    const decision = versionAt(decisions, atMs);
    const isDue =
      decision?.value.reason === 'active-healthy' &&
      atMs - decision.atMs >= GIVEN_BACK_AFTER_MS - ROUNDING_MS;
    const isDone = effectsOf(seen, 'dr', 'tasks').some(
      (each) => Math.abs(each.atMs - atMs) < ROUNDING_MS && each.minimum === STANDBY_TASKS,
    );
    return isLowered && (!isDue || !isDone || isBusy(atMs))
      ? [`dr gave its tasks back at ${minutesAndSeconds(atMs)}, which was not due or not done`]
      : [];
  });
  const late = decisions.flatMap(({ atMs, value }, index) => {
    const untilMs = decisions[index + 1]?.atMs ?? schedule.durationMs;
    const dueMs = atMs + GIVEN_BACK_AFTER_MS + ROUNDING_MS;
    return value.reason === 'active-healthy' &&
      dueMs < untilMs &&
      !isBusy(dueMs) &&
      Number(versionAt(capacities, dueMs)?.value.raisedAtMs ?? 0) > 0
      ? [`dr did not give its tasks back by ${minutesAndSeconds(dueMs)}`]
      : [];
  });
  return [...early, ...late];
}
