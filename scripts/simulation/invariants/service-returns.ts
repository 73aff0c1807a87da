import { healedAtMs } from './heal';
import { type Invariant, minutesAndSeconds } from './invariant';

const QUIET_MS = 12 * 60_000;
const LATELY_MS = 2 * 60_000;

export const serviceReturns: Invariant = {
  name: 'service-returns',
  sentence: 'Twelve minutes after the last fault has healed, payments are being taken.',
  check: ({ schedule, seen }) => {
    const { durationMs } = schedule;
    const lastMs = Math.max(healedAtMs({ schedule }), ...seen.promotions.map(({ atMs }) => atMs));
    const lately = seen.acknowledged.some(({ atMs }) => atMs > durationMs - LATELY_MS);
    return lastMs + QUIET_MS > durationMs || lately
      ? []
      : [`no payment was taken since ${minutesAndSeconds(seen.acknowledged.at(-1)?.atMs ?? 0)}`];
  },
};
