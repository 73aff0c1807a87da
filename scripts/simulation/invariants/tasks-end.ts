import type { ObservedInvocation } from '../observations';
import { faultsOf, type Schedule } from '../schedule/fault';
import { isUndisturbed } from './effects';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

const SECOND_MS = 1000;

/**
 * How long each task of the failover function may take, whatever it calls: less than the state
 * that waits for it, so that an error has a name and a repetition has time.
 */
const LIMITS_MS: Readonly<Record<string, number>> = {
  'check-in-sync': 12 * SECOND_MS,
  confirm: 12 * SECOND_MS,
  'copy-lost-writes-snapshot': 40 * SECOND_MS,
  drain: 8 * SECOND_MS,
  fence: 20 * SECOND_MS,
  latch: 10 * SECOND_MS,
  'raise-capacity': 12 * SECOND_MS,
  'record-rds-event': 50 * SECOND_MS,
  report: 20 * SECOND_MS,
  undrain: 8 * SECOND_MS,
  'verify-payment': 12 * SECOND_MS,
  'verify-traffic': 10 * SECOND_MS,
};

/** What is a little slow everywhere costs seconds and no task. */
const A_LITTLE_MS = SECOND_MS;

export const tasksEnd: Invariant = {
  name: 'tasks-end',
  sentence:
    'A task of the failover function ends by itself within its time, whatever it calls and whether or not that answers; where calls are only a little slow it does what it is for.',
  check: (run) =>
    run.seen.invocations
      .filter(({ place }) => isOurs(run.schedule, place))
      .flatMap((invocation) => problems(run, invocation)),
};

/** Processes that are killed, or calls that anything may become of, are another matter. */
const isOurs = ({ faults, durationMs }: Schedule, place: 'primary' | 'dr'): boolean =>
  isUndisturbed(
    {
      durationMs,
      faults: faults.filter(({ kind }) => !['call-fails', 'scaling-suspended'].includes(kind)),
    },
    place,
  );

function problems(
  { schedule }: Run,
  { task, startedAtMs, endedAtMs, failure }: ObservedInvocation,
): string[] {
  const tookMs = endedAtMs - startedAtMs;
  const limitMs = LIMITS_MS[task] ?? 0;
  const isALittleSlow = faultsOf(schedule, 'call-fails').some(
    ({ call, manner }) =>
      call === `task ${task}` &&
      typeof manner === 'object' &&
      'slowMs' in manner &&
      manner.slowMs < A_LITTLE_MS,
  );
  const wrong: readonly (readonly [boolean, string])[] = [
    [tookMs > limitMs, `took ${tookMs} ms and not ${limitMs}`],
    [failure === 'Runtime.ExitError', 'was ended from outside'],
    [isALittleSlow && failure !== undefined && failure !== 'NotYet', `failed with ${failure}`],
  ];
  return wrong.flatMap(([isWrong, what]) =>
    isWrong ? [`${task} of ${minutesAndSeconds(startedAtMs)} ${what}`] : [],
  );
}
