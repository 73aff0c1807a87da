import type { Schedule } from '../../schedule/fault';
import type { AgreedClaim } from './agreed-claim';
import { agreedClaims } from './cases';

export { agreedClaims };

export const scheduleOfClaim = ({ minutes, faults }: AgreedClaim): Schedule => ({
  durationMs: minutes * 60_000,
  faults,
});

const bySchedule = new Map(
  agreedClaims.map((each) => [JSON.stringify(scheduleOfClaim(each)), each] as const),
);

/** What was agreed about a run; nothing where a fault of the case is missing, or there are others. */
export const agreedClaimOf = ({ durationMs, faults }: Schedule): AgreedClaim | undefined =>
  bySchedule.get(JSON.stringify({ durationMs, faults }));
