import type { HandleOf } from '../../cfn/handle';
import type * as rds from '../../cfn/resources/rds.gen';
import type * as secretsmanager from '../../cfn/resources/secretsmanager.gen';
import type { Value } from '../../cfn/value';

/** This region's member of the global database, as the rest of the stack sees it. */
export interface Database {
  readonly cluster: HandleOf<rds.DBCluster>;
  readonly clusterIdentifier: Value<string>;
  readonly instances: readonly [HandleOf<rds.DBInstance>, HandleOf<rds.DBInstance>];
  /** Exists in the home primary only; elsewhere there is its replica. */
  readonly secret: HandleOf<secretsmanager.Secret>;
  /** The secret in this region: the original, or the replica. */
  readonly secretArn: Value<string>;
  /** Follows the writer inside this cluster; answers nothing while the cluster is a standby. */
  readonly writerHost: Value<string>;
  /** Any instance of this cluster, also while it is a standby. */
  readonly readerHost: Value<string>;
  readonly databaseName: string;
}
