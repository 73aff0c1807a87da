/** What the alarm on the failover latch is named for; Route 53 finds it by that name in the DR region. */
export const FAILOVER_LATCH = 'failover-latch';
