/**
 * How Aurora begins the name of the snapshot it takes of the old primary's volume, which holds
 * the writes that were not replicated. It goes when the old primary's backup retention is over.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
 */
export const UNPLANNED_FAILOVER_PREFIX = 'rds:unplanned-global-failover-';

/** How the copies are called, which stay until somebody deletes them. */
export const COPY_PREFIX = 'lost-writes-';

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CopyDBClusterSnapshot.html */
const MAX_LENGTH = 63;

/**
 * The copy's name follows from the source's, so that whoever copies, from either region, copies
 * it once. What is too long loses its beginning, for the end has the time.
 */
export function copyIdOf(sourceId: string): string {
  const rest = sourceId
    .slice(UNPLANNED_FAILOVER_PREFIX.length)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(-(MAX_LENGTH - COPY_PREFIX.length));
  return `${COPY_PREFIX}${rest}`.replace(/-{2,}/g, '-').replace(/-$/, '');
}
