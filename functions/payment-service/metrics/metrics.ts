/** What is counted, by CloudWatch's name; the text says what one of it is. */
export const COUNTERS = {
  PaymentsTaken: 'payments stored, without synthetic ones',
  PaymentsReplayed: 'retries that got the answer of the first request',
  PaymentsRejected: 'payments found invalid',
  PaymentsRefused: 'requests to pay answered with 503',
  PaymentsOutcomeUnknown: 'payments whose commit was not heard of; among those refused',
  UnexpectedErrors: 'requests answered with 500',
  IntakesTaken: 'payments accepted while no database took them',
  IntakesBooked: 'intakes that are in the ledger since',
  IntakesAliased: 'intakes whose key had paid for the same already',
  IntakesInConflict:
    'intakes whose key had been used for another payment, or that waited for too long',
  TransactionLogFailures: 'batches that could not be written to the transaction log',
} as const;

/** What is measured, by CloudWatch's name. A gauge that nobody knows is absent, not zero. */
export const GAUGES = {
  RegionWrites: '1 where the database takes writes, 0 at a standby',
  TaskLeads: '1 from the task that leads, 0 from every other',
  TransactionLogLagMs: 'age of the oldest payment that the transaction log lacks; 0 when none',
  UnreplicatedMs: 'at a standby: age of the newest state of the writer that it has',
  ExposedPayments: 'at a standby: payments that a failover now would lose at most',
  OpenIntakes: 'from the leader: intakes that are not in the ledger yet',
  OldestIntakeMs: 'from the leader: age of the oldest of them; 0 when none',
  IntakeConflicts: 'from the leader: intakes that a person has to decide about',
  UnreadIntakeTables: 'from the leader: intake tables, of both regions, that cannot be read',
  DatabaseCallersWaiting: 'requests that wait for a database connection',
} as const;

export type CounterName = keyof typeof COUNTERS;
export type GaugeName = keyof typeof GAUGES;

export const COUNTER_NAMES = Object.keys(COUNTERS).filter(isCounter);
export const GAUGE_NAMES = Object.keys(GAUGES).filter(isGauge);

function isCounter(name: string): name is CounterName {
  return name in COUNTERS;
}

function isGauge(name: string): name is GaugeName {
  return name in GAUGES;
}

/** The numbers of one process. */
export class Metrics {
  private readonly counts = new Map<CounterName, number>();
  private readonly gauges = new Map<GaugeName, number>();

  count(name: CounterName): void {
    this.counts.set(name, this.counted(name) + 1);
  }

  /** @param value - undefined when it isn't known any more */
  gauge(name: GaugeName, value: number | undefined): void {
    if (value === undefined) this.gauges.delete(name);
    else this.gauges.set(name, value);
  }

  /** Since the process started. */
  counted(name: CounterName): number {
    return this.counts.get(name) ?? 0;
  }

  measured(name: GaugeName): number | undefined {
    return this.gauges.get(name);
  }
}
