import type { Value } from '../../cfn/value';
import type { Metric, Statistic } from '../../monitoring/metric';

/**
 * Replication of the global database, published by the secondary alone, in its
 * own region and under its own id. In the region that writes there is no data.
 * Milliseconds.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html
 */
export function globalDatabaseMetrics(clusterIdentifier: Value<string>) {
  const lag = (name: string): Metric => clusterMetric(clusterIdentifier, name, 'Maximum');
  return {
    /** Time an update takes from one region to the other. */
    replicationLagMs: lag('AuroraGlobalDBReplicationLag'),
    /** How far the standby is behind in committed transactions: what a failover now would lose. */
    rpoLagMs: lag('AuroraGlobalDBRPOLag'),
  };
}

/**
 * Metrics of the instances, over the whole cluster: the worst instance counts,
 * and neither a failover inside the region nor one between regions changes what
 * is watched.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/dimensions.html
 */
export function databaseMetrics(clusterIdentifier: Value<string>) {
  const worst = (name: string, statistic: Statistic): Metric =>
    clusterMetric(clusterIdentifier, name, statistic);
  return {
    cpuPercent: worst('CPUUtilization', 'Maximum'),
    freeableMemoryBytes: worst('FreeableMemory', 'Minimum'),
    freeLocalStorageBytes: worst('FreeLocalStorage', 'Minimum'),
    connections: worst('DatabaseConnections', 'Maximum'),
    deadlocksPerSecond: worst('Deadlocks', 'Maximum'),
    oldestTransactionAge: worst('MaximumUsedTransactionIDs', 'Maximum'),
    commitLatencyMs: worst('CommitLatency', 'Maximum'),
  };
}

function clusterMetric(
  clusterIdentifier: Value<string>,
  name: string,
  statistic: Statistic,
): Metric {
  return {
    namespace: 'AWS/RDS',
    name,
    dimensions: { DBClusterIdentifier: clusterIdentifier },
    statistic,
    periodSeconds: 60,
  };
}
