/** What an estimate takes for granted where templates and settings don't say. */
export interface Assumptions {
  readonly paymentsPerMonth: number;
}

export const DEFAULT_ASSUMPTIONS: Assumptions = { paymentsPerMonth: 1_000_000 };

/** AWS's own month. */
export const HOURS_PER_MONTH = 730;
export const MINUTES_PER_MONTH = HOURS_PER_MONTH * 60;
export const SECONDS_PER_MONTH = MINUTES_PER_MONTH * 60;

/** Guesses, each with its unit; whoever has measured replaces them here. */
export const GUESSES = {
  /** A payment, and one look at it. */
  requestsPerPayment: { value: 2, text: 'requests for a payment' },
  databaseGb: { value: 50, text: 'GB in the database' },
  backupGb: { value: 50, text: 'GB of backups above the size of the database' },
  ioPerPayment: { value: 40, text: 'I/Os of the database for a payment' },
  replicatedWritesPerPayment: { value: 15, text: 'replicated write I/Os for a payment' },
  replicatedBytesPerPayment: { value: 8_000, text: 'bytes between the databases for a payment' },
  transactionLogBytesPerPayment: { value: 2_000, text: 'bytes of transaction log for a payment' },
  transactionLogGb: { value: 25, text: 'GB of transaction log kept, in each region' },
  paymentsPerLogObject: { value: 20, text: 'payments in one object of the transaction log' },
  accessLogGb: { value: 5, text: 'GB of access logs and artifacts kept, in each region' },
  serviceLogBytesPerRequest: {
    value: 1_500,
    text: 'bytes in the log of the service for a request',
  },
  webAclLogBytesPerRequest: { value: 1_800, text: 'bytes in the log of WAF for a request' },
  flowLogBytesPerRequest: { value: 600, text: 'bytes of flow logs for a request' },
  idleLogGb: { value: 3, text: 'GB of logs in a region without payments' },
  natGbIdle: { value: 5, text: 'GB through NAT gateways in a region without payments' },
  natBytesPerPayment: { value: 6_000, text: 'bytes through NAT gateways for a payment' },
  validationMs: { value: 15, text: 'ms for a validation' },
  watchSeconds: { value: 55, text: 's that the watcher runs each minute' },
  snapshotCopyMs: { value: 400, text: 'ms for a look for snapshots, each minute' },
  // The samples of five minutes are one item of some 16 KB, which is written every ten seconds. Counted in
  // the simulation, by https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
  stateTableWriteUnitsPerMinute: { value: 95, text: 'write units of the state table each minute' },
  stateTableReadUnitsPerMinute: { value: 80, text: 'read units of the state table each minute' },
  checkersPerRegion: { value: 3, text: 'Route 53 checkers in each of their regions' },
  imageGb: { value: 1, text: 'GB of images in each repository' },
} as const;

export type Guess = keyof typeof GUESSES;

export function guess(name: Guess): number {
  return GUESSES[name].value;
}

/** Costs that are left out altogether, so that nobody takes them for nothing. */
export const LEFT_OUT: readonly string[] = [
  'data out to the internet',
  'data between zones',
  'requests to KMS and Secrets Manager',
  'metrics of Container Insights, custom metrics and GetMetricData',
  'traces of X-Ray',
  'storage of logs and DynamoDB tables, and their backups',
  'a failover itself: a few hundred state transitions',
  'payments accepted while standing in',
  'free allowances, discounts, support and taxes',
];
