import type { Service } from '../../service';
import { describeDbClusters, modifyDbCluster } from './db-clusters';
import { describeGlobalClusters, modifyGlobalCluster } from './global-clusters';

export const rds: Service = {
  DescribeDBClusters: describeDbClusters,
  DescribeGlobalClusters: describeGlobalClusters,
  ModifyDBCluster: modifyDbCluster,
  ModifyGlobalCluster: modifyGlobalCluster,
};
