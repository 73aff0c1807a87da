/**
 * What was agreed, as `docs/failover.md` says it. Here and not from the deployed policy, so that a
 * policy which was changed by mistake breaks an invariant instead of moving it.
 */
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** All signals have said "lost" for this long before a failover starts by itself. */
export const CONFIRMATION_MS = MINUTE_MS;

/** Samples of that time, the one before it included. */
export const MIN_SAMPLES = 5;

/** Samples are no further apart than this. */
export const MAX_SAMPLE_GAP_MS = 45 * SECOND_MS;

/** Between two automatic failovers. */
export const COOLDOWN_MS = 60 * MINUTE_MS;

/** Recovery time and recovery point objective. */
export const RTO_MS = 15 * MINUTE_MS;
export const RPO_MS = 5 * MINUTE_MS;

/** Tasks that a region keeps at least: the one that serves, and the one that waits. */
export const PRIMARY_TASKS = 10;
export const STANDBY_TASKS = 2;
