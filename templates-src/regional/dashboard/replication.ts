import { aws } from '../../cfn/pseudo';
import type { DashboardRow } from '../../monitoring/dashboard';
import { REPLICATION_RPO_SECONDS, transactionLogPaths } from '../alarms/replication';
import type { RegionalContext } from '../context';
import { replicationMetrics } from '../metrics/replication';

/** The transaction log, both ways: delay where it arrives, failures where it leaves. */
export function replicationRow(context: RegionalContext): DashboardRow {
  const paths = transactionLogPaths(context);
  const inbound = replicationMetrics(paths.inbound);
  const outbound = replicationMetrics(paths.outbound);
  const region = aws.region;
  const peerRegion = context.parameters.PeerRegion;
  return {
    height: 6,
    widgets: [
      {
        kind: 'graph',
        title: 'Transaction log: delay',
        unit: 's',
        lines: [
          { label: 'to this region', metric: inbound.inDestinationRegion.latencySeconds, region },
          {
            label: 'to the other region',
            metric: outbound.inDestinationRegion.latencySeconds,
            region: peerRegion,
          },
        ],
        limit: { label: 'RPO', value: REPLICATION_RPO_SECONDS },
      },
      {
        kind: 'graph',
        title: 'Transaction log: on its way',
        unit: 'bytes',
        lines: [
          { label: 'to this region', metric: inbound.inDestinationRegion.pendingBytes, region },
          {
            label: 'to the other region',
            metric: outbound.inDestinationRegion.pendingBytes,
            region: peerRegion,
          },
        ],
      },
      {
        kind: 'graph',
        title: 'Transaction log: failed copies',
        unit: 'operations',
        lines: [
          {
            label: 'to this region',
            metric: inbound.inSourceRegion.failedOperations,
            region: peerRegion,
          },
          {
            label: 'to the other region',
            metric: outbound.inSourceRegion.failedOperations,
            region,
          },
        ],
      },
    ],
  };
}
