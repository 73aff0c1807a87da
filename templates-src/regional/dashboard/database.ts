import { aws } from '../../cfn/pseudo';
import type { DashboardRow } from '../../monitoring/dashboard';
import { RPO_AT_RISK_MS } from '../alarms/database-replication';
import type { RegionalContext } from '../context';
import { databaseMetrics, globalDatabaseMetrics } from '../metrics/database';
import type { RegionalResources } from '../resources';

/** The database here, and how far either region is behind the other: only the standby has a line. */
export function databaseRow(
  { parameters, peerName }: RegionalContext,
  { database }: RegionalResources,
): DashboardRow {
  const metrics = databaseMetrics(database.clusterIdentifier);
  const ownLag = globalDatabaseMetrics(database.clusterIdentifier);
  const peerLag = globalDatabaseMetrics(peerName('databaseCluster'));
  const region = aws.region;
  const peerRegion = parameters.PeerRegion;
  return {
    height: 6,
    widgets: [
      {
        kind: 'graph',
        title: 'Behind the writer',
        unit: 'ms',
        lines: [
          { label: 'this region, RPO lag', metric: ownLag.rpoLagMs, region },
          { label: 'this region, replication', metric: ownLag.replicationLagMs, region },
          { label: 'other region, RPO lag', metric: peerLag.rpoLagMs, region: peerRegion },
          {
            label: 'other region, replication',
            metric: peerLag.replicationLagMs,
            region: peerRegion,
          },
        ],
        limit: { label: 'RPO at risk', value: RPO_AT_RISK_MS },
      },
      {
        kind: 'graph',
        title: 'CPU of the busiest instance',
        unit: '%',
        lines: [{ label: 'CPU', metric: metrics.cpuPercent, region }],
      },
      {
        kind: 'graph',
        title: 'Connections of the fullest instance',
        unit: 'connections',
        lines: [{ label: 'connections', metric: metrics.connections, region }],
      },
      {
        kind: 'graph',
        title: 'Commit latency',
        unit: 'ms',
        lines: [{ label: 'commit', metric: metrics.commitLatencyMs, region }],
      },
    ],
  };
}
