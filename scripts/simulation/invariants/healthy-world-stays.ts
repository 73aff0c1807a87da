import type { Fault } from '../schedule/fault';
import { type Invariant, minutesAndSeconds } from './invariant';

/** Shorter than the confirmation time, a database that takes no writes is a failover of its own region. */
const SHORT_MS = 45_000;

export const healthyWorldStays: Invariant = {
  name: 'healthy-world-stays',
  sentence: 'While nothing is lost and nobody asks for it, nothing is promoted.',
  check: ({ schedule, seen }) =>
    schedule.faults.every(isHarmless)
      ? seen.promotionRequests.map(
          ({ place, atMs }) => `${place} asked for its promotion at ${minutesAndSeconds(atMs)}`,
        )
      : [],
};

function isHarmless(fault: Fault): boolean {
  switch (fault.kind) {
    case 'region-lost':
      return fault.place === 'dr';
    case 'writer-lost':
      return fault.place === 'dr' || fault.untilMs - fault.fromMs <= SHORT_MS;
    case 'partition':
      return !(fault.between.includes('primary') && fault.between.includes('world'));
    case 'operator':
    case 'console':
    // By all that anybody can see, the primary is lost.
    case 'verdict-says':
      return false;
    default:
      return true;
  }
}
