import type { HandleOf } from '../../cfn/handle';
import * as rds from '../../cfn/resources/rds.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';

/** The isolated tier: subnets without a route out of the VPC. */
export function addSubnetGroup(
  template: Template,
  { parameters, name }: RegionalContext,
): HandleOf<rds.DBSubnetGroup> {
  return template.add(
    'DatabaseSubnetGroup',
    new rds.DBSubnetGroup({
      DBSubnetGroupName: name('databaseSubnetGroup'),
      DBSubnetGroupDescription: 'Isolated data subnets of the payments database',
      SubnetIds: parameters.DataSubnetIds,
    }),
  );
}
