import { select } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import type * as iam from '../../cfn/resources/iam.gen';
import * as rds from '../../cfn/resources/rds.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { Database } from './handles';
import type { MaintenanceWindows } from './maintenance-windows';

/** Seconds between points of Enhanced Monitoring. */
const MONITORING_INTERVAL_SECONDS = 60;

/** Days of Performance Insights that AWS doesn't charge for, and all of Database Insights' standard mode. */
const PERFORMANCE_INSIGHTS_DAYS = 7;

export interface InstanceDependencies {
  readonly cluster: HandleOf<rds.DBCluster>;
  readonly parameterGroup: HandleOf<rds.DBParameterGroup>;
  readonly monitoringRole: HandleOf<iam.Role>;
  readonly windows: MaintenanceWindows;
}

/**
 * Two instances in two zones, in both regions, all of one class. In the home
 * primary the second takes over within the region. In DR they stand ready at
 * full size: a failover can't make an instance, because that needs Route 53's
 * control plane, which is in us-east-1, and a smaller class would be promoted
 * into a load it can't carry:
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html
 */
export function addDatabaseInstances(
  template: Template,
  { parameters, name }: RegionalContext,
  { cluster, parameterGroup, monitoringRole, windows }: InstanceDependencies,
): Database['instances'] {
  const addInstance = (number: 1 | 2, after: HandleOf<rds.DBInstance>[] = []) =>
    template.add(
      `DatabaseInstance${number}`,
      new rds.DBInstance({
        DBInstanceIdentifier: name(`databaseInstance${number}`),
        DBClusterIdentifier: cluster.ref,
        Engine: 'aurora-postgresql',
        DBInstanceClass: parameters.DatabaseInstanceClass,
        AvailabilityZone: select(number - 1, parameters.AvailabilityZones),
        DBParameterGroupName: parameterGroup.ref,
        PubliclyAccessible: false,
        PreferredMaintenanceWindow: windows.instanceMaintenance[number === 1 ? 0 : 1],
        // A failover needs equal versions in both regions, so they are raised together,
        // through the global cluster:
        // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-upgrade.html
        AutoMinorVersionUpgrade: false,
        // Said out loud, so that a change of the account's default certificate authority doesn't
        // reach clients that verify this one: valid until 2061, and the instance's own
        // certificate is renewed without a restart:
        // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.SSL.html
        CACertificateIdentifier: 'rds-ca-rsa2048-g1',
        MonitoringInterval: MONITORING_INTERVAL_SECONDS,
        MonitoringRoleArn: monitoringRole.att('Arn'),
        EnablePerformanceInsights: true,
        PerformanceInsightsKMSKeyId: parameters.KeyArn,
        PerformanceInsightsRetentionPeriod: PERFORMANCE_INSIGHTS_DAYS,
      }),
      { dependsOn: after },
    );
  // One after the other, in updates too: CloudFormation applies a change at once, and a new
  // class or a restart of both together would leave the region without a writer for minutes.
  const first = addInstance(1);
  return [first, addInstance(2, [first])];
}
