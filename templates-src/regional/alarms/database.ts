import type { AlarmDefinition } from '../../monitoring/alarm';
import { databaseMetrics } from '../metrics/database';
import type { RegionalResources } from '../resources';

const GIB = 1024 ** 3;

/**
 * The smallest instance class the parameters let through, `db.r*.large`. A
 * larger one keeps the same reserve in bytes and connections, and so alarms at
 * a smaller part of what it has: late rather than at every batch job.
 */
const smallestClass = {
  memoryBytes: 16 * GIB,
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Managing.html
  localStorageBytes: 31 * GIB,
  // LEAST({DBInstanceClassMemory/9531392},5000), same page; a little less in truth, because
  // the class's memory is counted without what the system takes.
  maxConnections: 1800,
} as const;

/**
 * The instances of this region's cluster. Parts of a limit follow
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
 */
export function databaseAlarms({ database }: RegionalResources): AlarmDefinition[] {
  const metrics = databaseMetrics(database.clusterIdentifier);
  return [
    {
      watches: 'database-cpu',
      severity: 'warning',
      meaning:
        'A database instance has used over 80 % of its CPU for ten minutes, or no instance reports anything.',
      firstStep:
        'Look at the top statements in Performance Insights; a standby busy now is short of capacity after a failover.',
      metric: metrics.cpuPercent,
      breach: { above: 80 },
      sustained: { periods: 10, outOf: 10 },
      // A running instance always reports its CPU: silence is a cluster that nobody knows about.
      missingData: 'missing',
    },
    {
      watches: 'database-memory',
      severity: 'warning',
      meaning:
        'A database instance has less than 5 % of the smallest class in free memory; the next step is refused connections or a restart.',
      firstStep:
        'Compare connections and work_mem with the class, and move both regions to a larger class.',
      metric: metrics.freeableMemoryBytes,
      breach: { below: Math.round(0.05 * smallestClass.memoryBytes) },
      sustained: { periods: 15, outOf: 15 },
      // That the instances are silent is told once, by their CPU. The same holds below.
      missingData: 'ignore',
    },
    {
      watches: 'database-local-storage',
      severity: 'warning',
      meaning:
        'A database instance runs out of local storage for sorts and logs; statements fail when it is gone.',
      firstStep:
        'Find the statement that writes temporary files, and end it. A larger class has more storage.',
      metric: metrics.freeLocalStorageBytes,
      breach: { below: Math.round(0.15 * smallestClass.localStorageBytes) },
      sustained: { periods: 5, outOf: 5 },
      missingData: 'ignore',
    },
    {
      watches: 'database-connections',
      severity: 'warning',
      meaning:
        'A database instance has over 70 % of the connections that the smallest class allows.',
      firstStep:
        'Check whether tasks leak connections or scale out more than the database can follow.',
      metric: metrics.connections,
      breach: { above: Math.round(0.7 * smallestClass.maxConnections) },
      sustained: { periods: 5, outOf: 5 },
      missingData: 'ignore',
    },
    {
      watches: 'database-deadlocks',
      severity: 'warning',
      meaning:
        'Payments block each other in the database: transactions are being ended as deadlocks.',
      firstStep: 'Find the two statements in the PostgreSQL log, at "deadlock detected".',
      metric: metrics.deadlocksPerSecond,
      breach: { above: 0 },
      sustained: { periods: 3, outOf: 5 },
      missingData: 'ignore',
    },
    {
      watches: 'database-transaction-ids',
      severity: 'warning',
      meaning:
        'Vacuum has fallen behind: the oldest transaction id is a billion transactions old, and at two billion the database stops taking writes.',
      firstStep:
        'Look for a transaction or replication slot that stays open, and for autovacuum that is switched off or stuck.',
      metric: metrics.oldestTransactionAge,
      breach: { above: 1_000_000_000 },
      sustained: { periods: 1, outOf: 1 },
      missingData: 'ignore',
    },
  ];
}
