import { faultsOf, type Schedule } from '../schedule/fault';
import { PRIMARY_TASKS } from './agreed';
import { effectsOf, isUndisturbed } from './effects';
import { automaticRequests, type Invariant, minutesAndSeconds, type Run } from './invariant';

const SECOND_MS = 1000;

/**
 * Three checks of Route 53's ten seconds apart, a sample of ten seconds, the confirmation's minute
 * and the sample after it, the gap between two runs of the watcher, and one last look of seconds.
 */
const ASKED_WITHIN_MS = 150 * SECOND_MS;

/** The same without the confirmation: tasks are started on suspicion. */
const RAISED_WITHIN_MS = 75 * SECOND_MS;

/** Clients keep the name's answer for a minute. */
const SERVED_WITHIN_MS = 70 * SECOND_MS;

export const promptRecovery: Invariant = {
  name: 'prompt-recovery',
  sentence:
    'With nothing in the way the standby grows within 75 s of a loss, asks for its promotion within 150 s, and takes payments within 70 s of being promoted.',
  check: (run) => {
    const lostAtMs = cleanLossMs(run.schedule);
    return lostAtMs === undefined ? [] : problems(run, lostAtMs);
  },
};

function problems(run: Run, lostAtMs: number): string[] {
  const { seen, schedule } = run;
  const raised = effectsOf(seen, 'dr', 'tasks').find(
    ({ atMs, minimum }) => atMs >= lostAtMs && minimum === PRIMARY_TASKS,
  );
  const request = automaticRequests(run).find(({ atMs }) => atMs >= lostAtMs);
  const promotion = seen.promotions.find(({ to, atMs }) => to === 'dr' && atMs >= lostAtMs);
  const served = seen.acknowledged.find(
    ({ place, atMs }) => place === 'dr' && atMs >= (promotion?.atMs ?? 0),
  );
  const late = (what: string, atMs: number | undefined, untilMs: number): string[] =>
    (atMs ?? Number.POSITIVE_INFINITY) <= untilMs || untilMs > schedule.durationMs
      ? []
      : [
          `lost at ${minutesAndSeconds(lostAtMs)}: ${what} ${atMs === undefined ? 'never' : `at ${minutesAndSeconds(atMs)}`}`,
        ];
  return [
    ...late('more tasks wanted', raised?.atMs, lostAtMs + RAISED_WITHIN_MS),
    ...late('promotion asked for', request?.atMs, lostAtMs + ASKED_WITHIN_MS),
    ...(promotion === undefined
      ? []
      : late('payments taken', served?.atMs, promotion.atMs + SERVED_WITHIN_MS)),
  ];
}

/** A primary that is gone and stays away, with nobody interfering and nothing else to judge. */
function cleanLossMs(schedule: Schedule): number | undefined {
  const losses = [...faultsOf(schedule, 'region-lost'), ...faultsOf(schedule, 'writer-lost')];
  const [loss] = losses;
  const isClean =
    isUndisturbed(schedule, 'dr') &&
    schedule.faults.every(
      ({ kind }) =>
        !['operator', 'not-armed', 'replication-slow', 'partition', 'promotion-slow'].includes(
          kind,
        ),
    );
  return isClean && losses.length === 1 && loss !== undefined && loss.untilMs >= schedule.durationMs
    ? loss.fromMs
    : undefined;
}
