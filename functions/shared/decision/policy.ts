/** When a region counts as lost, and what may be lost with it. */
export interface Policy {
  /** All signals must have said "lost" for this long. */
  readonly confirmationMs: number;
  /** And this many samples must have been taken in that time. */
  readonly minSamples: number;
  /** Samples further apart prove nothing about the time between them. */
  readonly maxSampleGapMs: number;
  /** Signals that stay bad without ever agreeing are reported after this long. */
  readonly unsettledMs: number;
  /** Replication lag at the loss up to which a failover is automatic; the RPO. */
  readonly maxLagMs: number;
  /** A lag measured longer than this before the loss says nothing about it. */
  readonly maxLagAgeMs: number;
  /** What to do when the lag at the loss isn't known. `proceed` accepts an unknown loss. */
  readonly onUnknownLag: 'hold' | 'proceed';
  /** After an operation that changed something, the next automatic one waits this long. */
  readonly cooldownMs: number;
  /** A failover or switchover that takes longer than this is reported. */
  readonly overdueMs: number;
  /** When the standby gets the primary's capacity: tasks take minutes to start, a promotion too. */
  readonly capacityAt: 'first-bad-sample' | 'failover';
}

export const defaultPolicy: Policy = {
  // A database failover inside the region takes 10 to 30 s and must not move payments away; twice
  // that leaves room for it, and most of the 15 minutes for the failover itself.
  confirmationMs: 60_000,
  // One sample every 10 s gives seven; five allow for a late start of the next invocation.
  minSamples: 5,
  // Samples come every 10 s, but a schedule promises its minute and not the second. An invocation
  // half a minute late would start the confirmation over, and cost that minute of the outage.
  maxSampleGapMs: 45_000,
  unsettledMs: 180_000,
  maxLagMs: 300_000,
  maxLagAgeMs: 300_000,
  onUnknownLag: 'hold',
  cooldownMs: 3_600_000,
  // An operation takes two to five minutes. Of the quarter of an hour that payments may be down,
  // this leaves a third for a person.
  overdueMs: 600_000,
  // Costs some minutes of tasks after a false alarm, and takes the slowest step off the path.
  capacityAt: 'first-bad-sample',
};
