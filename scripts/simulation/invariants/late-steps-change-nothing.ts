import { isObject } from '../../../functions/shared/state/guards';
import type { RegionPlace } from '../schedule/fault';
import { otherPlace, PLACES } from '../world/places';
import { effectsOf, versionsOf } from './effects';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';
import { operationsIn } from './operations';

/** A step that has begun in time goes on for as long as its task may take. */
const TASK_MS = 25_000;

/** What only the step of an operation that goes on may note. */
const NOTED_BY_STEPS = ['loss', 'fence', 'latch'] as const;

export const lateStepsChangeNothing: Invariant = {
  name: 'late-steps-change-nothing',
  sentence:
    'A step that is delivered when its operation has ended changes nothing: it stops no tasks, moves no latch and notes nothing.',
  check: (run) =>
    PLACES.flatMap((place) => [
      ...fences(run, place),
      ...latches(run, place),
      ...notes(run, place),
    ]),
};

const isGoingOn = (run: Run, place: RegionPlace, atMs: number, epoch?: unknown): boolean =>
  operationsIn(run.seen, place).some(
    (operation) =>
      (epoch === undefined || operation.epoch === epoch) &&
      operation.claimedAtMs <= atMs &&
      (operation.endedAtMs ?? Number.POSITIVE_INFINITY) + TASK_MS >= atMs,
  );

const fences = (run: Run, place: RegionPlace): readonly string[] =>
  effectsOf(run.seen, otherPlace(place), 'tasks')
    .filter(({ desiredCount, maximum }) => desiredCount === 0 || maximum === 0)
    .filter(({ atMs }) => !isGoingOn(run, place, atMs))
    .map(({ atMs }) => `${place} stopped tasks at ${minutesAndSeconds(atMs)}, for no operation`);

/** A watcher that corrects the latch says whether people have to be told. */
const latches = (run: Run, place: RegionPlace): readonly string[] =>
  place === 'primary'
    ? []
    : versionsOf(run.seen, place, 'latch')
        .filter(({ value }) => value.announcement === undefined)
        .filter(
          ({ atMs, value: { epoch } }) =>
            !isWritten(run, 'latch') && PLACES.every((each) => !isGoingOn(run, each, atMs, epoch)),
        )
        .map(({ atMs }) => `the latch was moved at ${minutesAndSeconds(atMs)}, by no operation`);

const isWritten = ({ schedule }: Run, item: string): boolean =>
  schedule.faults.some((fault) => fault.kind === 'item-written' && fault.item === item);

const notes = ({ seen }: Run, place: RegionPlace): readonly string[] =>
  operationsIn(seen, place).flatMap(({ name, epoch, endedAtMs = Number.POSITIVE_INFINITY }) => {
    const versions = versionsOf(seen, place, `facts#${epoch}`);
    const atItsEnd = versions.findLast(({ atMs }) => atMs <= endedAtMs + TASK_MS)?.value ?? {};
    const last = versions.at(-1)?.value ?? {};
    return NOTED_BY_STEPS.filter(
      (member) => isObject(last[member]) && !isObject(atItsEnd[member]),
    ).map((member) => `${name} of ${place} noted its ${member} when it had ended`);
  });
