import type { Service } from '../../service';
import { copyDbClusterSnapshot, describeDbClusterSnapshots } from './cluster-snapshots';
import { describeDbClusters, modifyDbCluster } from './db-clusters';
import { failoverGlobalCluster, switchoverGlobalCluster } from './failover';
import { describeGlobalClusters, modifyGlobalCluster } from './global-clusters';

export const rds: Service = {
  CopyDBClusterSnapshot: copyDbClusterSnapshot,
  DescribeDBClusterSnapshots: describeDbClusterSnapshots,
  DescribeDBClusters: describeDbClusters,
  DescribeGlobalClusters: describeGlobalClusters,
  FailoverGlobalCluster: failoverGlobalCluster,
  ModifyDBCluster: modifyDbCluster,
  ModifyGlobalCluster: modifyGlobalCluster,
  SwitchoverGlobalCluster: switchoverGlobalCluster,
};
