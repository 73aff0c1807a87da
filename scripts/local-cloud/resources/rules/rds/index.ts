import type { RulesByType } from '../../resource-rules';
import { dbCluster } from './db-cluster';
import { dbInstance } from './db-instance';
import { globalCluster } from './global-cluster';
import { groupRules } from './groups';

export const rdsRules: RulesByType = {
  'AWS::RDS::GlobalCluster': globalCluster,
  'AWS::RDS::DBCluster': dbCluster,
  'AWS::RDS::DBInstance': dbInstance,
  ...groupRules,
};
