import type { Fault, RegionPlace, Schedule } from '../schedule/fault';
import type { Run } from './invariant';

/** When the last fault is over and the last person has acted; infinite when one never is. */
export const healedAtMs = ({ schedule }: Pick<Run, 'schedule'>): number =>
  Math.max(0, ...schedule.faults.map(endOf));

function endOf(fault: Fault): number {
  switch (fault.kind) {
    case 'operator':
      return fault.atMs;
    // They strike whenever a promotion is tried, or the call comes.
    case 'promotion-slow':
    case 'promotion-fails':
    case 'call-fails':
      return Number.POSITIVE_INFINITY;
    case 'on-call':
    case 'not-armed':
    case 'events':
    case 'fence-times-out':
    case 'crash':
    case 'scaling-suspended':
    case 'names-used':
    case 'payment-answers':
      return 0;
    case 'console':
    // Somebody has to put right what it leaves behind.
    case 'item-written':
    case 'invoked':
    case 'tasks-stop':
    case 'snapshots':
    case 'deployed-policy':
      return Number.POSITIVE_INFINITY;
    default:
      return fault.untilMs;
  }
}

/** Whether nothing is lost, cut off, refused or late in a time; events may be, at any. */
export const isUntroubled = ({ faults }: Schedule, fromMs: number, untilMs: number): boolean =>
  !faults.some(
    (fault) =>
      'untilMs' in fault &&
      fault.kind !== 'on-call' &&
      fault.fromMs < untilMs &&
      fault.untilMs > fromMs,
  );

/** Whether a fault strikes a region, alone or at one end of a way. */
export const concerns = (fault: Fault, place: RegionPlace): boolean =>
  ('place' in fault && fault.place === place) ||
  (fault.kind === 'partition' && fault.between.includes(place));
