import type { Fault } from '../schedule/fault';
import { type Invariant, minutesAndSeconds } from './invariant';

const QUIET_MS = 12 * 60_000;
const LATELY_MS = 2 * 60_000;

export const serviceReturns: Invariant = {
  name: 'service-returns',
  sentence: 'Twelve minutes after the last fault has healed, payments are being taken.',
  check: ({ schedule, seen }) => {
    const { durationMs, faults } = schedule;
    const lastMs = Math.max(0, ...faults.map(endOf), ...seen.promotions.map(({ atMs }) => atMs));
    const lately = seen.acknowledged.some(({ atMs }) => atMs > durationMs - LATELY_MS);
    return lastMs + QUIET_MS > durationMs || lately
      ? []
      : [`no payment was taken since ${minutesAndSeconds(seen.acknowledged.at(-1)?.atMs ?? 0)}`];
  },
};

function endOf(fault: Fault): number {
  switch (fault.kind) {
    case 'operator':
      return fault.atMs;
    case 'promotion-slow':
    case 'promotion-fails':
      return Number.POSITIVE_INFINITY;
    default:
      return 'untilMs' in fault ? fault.untilMs : 0;
  }
}
