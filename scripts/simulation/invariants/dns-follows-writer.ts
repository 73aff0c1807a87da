import { faultsOf, type RegionPlace, type Schedule } from '../schedule/fault';
import { concerns } from './heal';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

/** Proofs, the latch's metric, and three failed checks of a drained region. */
const FOLLOWED_AFTER_MS = 6 * 60_000;

export const dnsFollowsWriter: Invariant = {
  name: 'dns-follows-writer',
  sentence:
    'Six minutes after a promotion the name leads to the writer, and stays there until the next one, however healthy the other region looks.',
  check: (run) => (isTold(run.schedule) ? strayings(run) : []),
};

function strayings({ schedule, seen }: Run): string[] {
  return seen.promotions.flatMap(({ to, atMs }, index) => {
    const fromMs = atMs + FOLLOWED_AFTER_MS;
    // A switchover sends clients away before it promotes.
    const untilMs = Math.min(
      schedule.durationMs,
      ...seen.executions.map(({ startedAtMs }) => startedAtMs).filter((ms) => ms > fromMs),
      seen.promotions[index + 1]?.requestedAtMs ?? Number.POSITIVE_INFINITY,
      ...troubles(schedule, to, atMs),
    );
    const before = seen.dnsAnswers.findLast((answer) => answer.atMs <= fromMs);
    const during = seen.dnsAnswers.filter(
      (answer) => answer.atMs > fromMs && answer.atMs < untilMs,
    );
    const stray = [...(before ? [{ ...before, atMs: fromMs }] : []), ...during].find(
      ({ place }) => place !== to,
    );
    return stray === undefined || fromMs >= untilMs
      ? []
      : [
          `${to} became the writer at ${minutesAndSeconds(atMs)}, and at ${minutesAndSeconds(stray.atMs)} the name led to ${stray.place}`,
        ];
  });
}

/** Clients are to leave a writer that is lost or cut off in its turn. */
const troubles = ({ faults }: Schedule, place: RegionPlace, sinceMs: number): readonly number[] =>
  faults.flatMap((fault) =>
    'untilMs' in fault && fault.untilMs > sinceMs && concerns(fault, place)
      ? [Math.max(fault.fromMs, sinceMs)]
      : [],
  );

/** The latch is a metric of the DR region, kept up by its watcher: both have to be there. */
const isTold = (schedule: Schedule): boolean =>
  schedule.faults.every((fault) => {
    switch (fault.kind) {
      case 'metrics-lost':
      case 'metrics-late':
      case 'watcher-dead':
      case 'throttling':
      case 'calls':
        return false;
      case 'region-lost':
      case 'writer-lost':
        return fault.place === 'primary';
      case 'partition':
        return !fault.between.includes('dr');
      default:
        return true;
    }
  }) && faultsOf(schedule, 'schedules-late').length === 0;
