import { ifElse } from '../../cfn/conditions';
import { join, split, sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { noValue } from '../../cfn/pseudo';
import type * as logs from '../../cfn/resources/logs.gen';
import * as rds from '../../cfn/resources/rds.gen';
import type * as secretsmanager from '../../cfn/resources/secretsmanager.gen';
import type { Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import { ports } from '../../ports';
import type { RegionalContext } from '../context';
import { secretKeys } from './credentials';
import type { Database } from './handles';
import type { MaintenanceWindows } from './maintenance-windows';

const DATABASE_NAME = 'payments';

/**
 * Days of point-in-time recovery. Also how long Aurora keeps the snapshot of
 * writes that an unplanned failover cut off, which is what the loss report is
 * reconciled from:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
 */
const BACKUP_RETENTION_DAYS = 14;

export interface ClusterDependencies {
  readonly secret: HandleOf<secretsmanager.Secret>;
  readonly subnetGroup: HandleOf<rds.DBSubnetGroup>;
  readonly parameterGroup: HandleOf<rds.DBClusterParameterGroup>;
  readonly logGroup: HandleOf<logs.LogGroup>;
  readonly windows: MaintenanceWindows;
}

/**
 * The cluster, in one of two shapes. The home primary brings user, password and
 * database; the secondary must not name them, and names the region its
 * encrypted storage comes from. The shape is createOnly: changing `HomeRole`
 * later would replace the database, which the stack policy refuses.
 */
export function addDatabaseCluster(
  template: Template,
  { parameters, conditions: { isHomePrimary }, name }: RegionalContext,
  { secret, subnetGroup, parameterGroup, logGroup, windows }: ClusterDependencies,
): Pick<Database, 'cluster' | 'clusterIdentifier' | 'writerHost' | 'readerHost' | 'databaseName'> {
  const fromSecret = (key: string): Value<string> =>
    ifElse(isHomePrimary, sub`{{resolve:secretsmanager:${secret}:SecretString:${key}}}`, noValue);
  const cluster = template.add(
    'DatabaseCluster',
    new rds.DBCluster({
      // Unique over every region of the global database, hence with the region's code.
      DBClusterIdentifier: name('databaseCluster'),
      GlobalClusterIdentifier: parameters.GlobalClusterIdentifier,
      Engine: 'aurora-postgresql',
      EngineVersion: parameters.DatabaseEngineVersion,
      DatabaseName: ifElse(isHomePrimary, DATABASE_NAME, noValue),
      MasterUsername: fromSecret(secretKeys.username),
      MasterUserPassword: fromSecret(secretKeys.password),
      // Without it an encrypted secondary fails for want of a pre-signed URL:
      // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/719
      SourceRegion: ifElse(isHomePrimary, noValue, parameters.PeerRegion),
      StorageEncrypted: true,
      // Always this region's own key: a standby that needs a key of the lost region is no standby.
      KmsKeyId: parameters.KeyArn,
      Port: ports.database,
      DBSubnetGroupName: subnetGroup.ref,
      VpcSecurityGroupIds: [parameters.DatabaseSecurityGroupId],
      DBClusterParameterGroupName: parameterGroup.ref,
      // For people: access that is granted and revoked in IAM. The service uses the secret.
      EnableIAMDatabaseAuthentication: true,
      EnableCloudwatchLogsExports: ['postgresql'],
      BackupRetentionPeriod: BACKUP_RETENTION_DAYS,
      PreferredBackupWindow: windows.backup,
      PreferredMaintenanceWindow: windows.clusterMaintenance,
      CopyTagsToSnapshot: true,
      // A destroyed environment leaves nothing billed behind.
      DeleteAutomatedBackups: true,
      DeletionProtection: false,
    }),
    { dependsOn: [logGroup] },
  );
  const readerHost = cluster.att('ReadEndpoint.Address');
  return {
    cluster,
    clusterIdentifier: cluster.ref,
    databaseName: DATABASE_NAME,
    readerHost,
    writerHost: ifElse(
      isHomePrimary,
      cluster.att('Endpoint.Address'),
      writerHostOfStandby(readerHost),
    ),
  };
}

/**
 * A standby has a cluster endpoint, inactive until promotion, that
 * DescribeDBClusters has been seen to leave out, so the attribute may be empty:
 * https://github.com/hashicorp/terraform-provider-aws/issues/14219. Both
 * endpoints are the same name but for `cluster-` and `cluster-ro-`:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Endpoints.Cluster.html
 */
function writerHostOfStandby(readerHost: Value<string>): Value<string> {
  return join('.cluster-', split('.cluster-ro-', readerHost));
}
