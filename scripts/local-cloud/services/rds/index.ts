import type { Service } from '../../service';
import {
  copyDbClusterSnapshot,
  deleteDbClusterSnapshot,
  describeDbClusterSnapshots,
} from './cluster-snapshots';
import { describeDbClusters, modifyDbCluster } from './db-clusters';
import { failoverGlobalCluster, switchoverGlobalCluster } from './failover';
import { describeGlobalClusters, modifyGlobalCluster } from './global-clusters';
import {
  describeDbEngineVersions,
  describeDbInstances,
  describeOrderableDbInstanceOptions,
} from './offers';

export const rds: Service = {
  CopyDBClusterSnapshot: copyDbClusterSnapshot,
  DeleteDBClusterSnapshot: deleteDbClusterSnapshot,
  DescribeDBClusterSnapshots: describeDbClusterSnapshots,
  DescribeDBClusters: describeDbClusters,
  DescribeDBEngineVersions: describeDbEngineVersions,
  DescribeDBInstances: describeDbInstances,
  DescribeGlobalClusters: describeGlobalClusters,
  DescribeOrderableDBInstanceOptions: describeOrderableDbInstanceOptions,
  FailoverGlobalCluster: failoverGlobalCluster,
  ModifyDBCluster: modifyDbCluster,
  ModifyGlobalCluster: modifyGlobalCluster,
  SwitchoverGlobalCluster: switchoverGlobalCluster,
};
