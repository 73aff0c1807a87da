import { ifElse } from '../../cfn/conditions';
import type { AlarmDefinition, MissingData } from '../../monitoring/alarm';
import type { RegionalContext } from '../context';
import { globalDatabaseMetrics } from '../metrics/database';
import type { RegionalResources } from '../resources';

/** Far above the lag of a healthy link, which is under a second, and far below the RPO. */
const BEHIND_MS = 60_000;

/**
 * Two minutes before the RPO of five is spent, and a minute before commits wait
 * for the standby with the default of `DatabaseRpoSeconds`, 240. An alarm at
 * the RPO itself would never ring: waiting commits keep the lag below it.
 */
export const RPO_AT_RISK_MS = 180_000;

/**
 * How far the standby is behind the writer. The metrics exist where the standby
 * is, under the id of the cluster there, so each region watches its own cluster;
 * an alarm on the writer's would stay OK for ever without a single data point.
 */
export function databaseReplicationAlarms(
  { conditions }: RegionalContext,
  { database }: RegionalResources,
): AlarmDefinition[] {
  const metrics = globalDatabaseMetrics(database.clusterIdentifier);
  // In the home primary there is no data until regions swap: that is its normal state. In DR no
  // data means that nobody knows what a failover would lose, unless DR is the writer now.
  const missingData = ifElse<MissingData>(conditions.isHomePrimary, 'notBreaching', 'breaching');
  return [
    {
      watches: 'database-replication-lag',
      severity: 'warning',
      meaning:
        'Updates take over a minute to reach the database of this region, or it does not say how long.',
      firstStep:
        'Expected while this region is the writer. Otherwise check the write load in the other region, and the AWS health page for the link between the regions.',
      metric: metrics.replicationLagMs,
      breach: { above: BEHIND_MS },
      sustained: { periods: 3, outOf: 3 },
      missingData,
    },
    {
      watches: 'database-rpo-lag',
      severity: 'warning',
      meaning:
        'A failover to this region now would lose over a minute of payments, or an unknown number.',
      firstStep:
        'Expected while this region is the writer. Otherwise do not fail over by hand; check the replication lag and the write load in the other region.',
      metric: metrics.rpoLagMs,
      breach: { above: BEHIND_MS },
      sustained: { periods: 3, outOf: 3 },
      missingData,
    },
    {
      watches: 'database-rpo-at-risk',
      severity: 'critical',
      meaning:
        'A failover to this region now would lose over three minutes of payments, or an unknown number; at DatabaseRpoSeconds the other region stops taking payments.',
      firstStep:
        'Expected while this region is the writer. Otherwise decide now whether payments may go on without a standby: reset rds.global_db_rpo on the writer if they may, and reduce the write load.',
      metric: metrics.rpoLagMs,
      breach: { above: RPO_AT_RISK_MS },
      sustained: { periods: 2, outOf: 2 },
      missingData,
    },
  ];
}
