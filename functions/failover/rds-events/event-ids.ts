/**
 * The events of an Aurora global database that say how a failover or switchover went.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html
 */
export const RDS_EVENTS = {
  'RDS-EVENT-0181': 'switchover started',
  'RDS-EVENT-0182': 'old primary shut down for the switchover',
  'RDS-EVENT-0183': 'waiting for the members to be in sync',
  'RDS-EVENT-0184': 'new primary promoted by the switchover',
  'RDS-EVENT-0185': 'switchover finished',
  'RDS-EVENT-0186': 'switchover cancelled',
  'RDS-EVENT-0187': 'switchover failed',
  'RDS-EVENT-0238': 'failover finished',
  'RDS-EVENT-0239': 'failover failed',
  'RDS-EVENT-0240': 'resynchronisation of the old primary started',
  'RDS-EVENT-0241': 'resynchronisation of the old primary finished',
  // The only two of an instance: recorded on the old primary if it can be reached, else on the new.
  'RDS-EVENT-0390': 'writes to the old primary blocked',
  'RDS-EVENT-0391': 'blocking writes to the old primary timed out',
  'RDS-EVENT-0397': 'global writer endpoint moved',
  'RDS-EVENT-0423': 'waiting for the target to be in sync',
} as const;

export type RdsEventId = keyof typeof RDS_EVENTS;

/** What the EventBridge rule matches `detail.EventID` with. */
export const RDS_EVENT_IDS: readonly string[] = Object.keys(RDS_EVENTS);

export function isRdsEventId(id: string): id is RdsEventId {
  return Object.hasOwn(RDS_EVENTS, id);
}

/** The old primary is back, and with it the snapshot of what it had not replicated. */
export const OLD_PRIMARY_RETURNED: ReadonlySet<RdsEventId> = new Set([
  'RDS-EVENT-0238',
  'RDS-EVENT-0240',
  'RDS-EVENT-0241',
]);
