import type { HandleOf } from '../cfn/handle';
import * as rds from '../cfn/resources/rds.gen';
import { Template } from '../cfn/template';
import { regionNamesIn } from '../naming';
import { addStandardTags } from '../standard-tags';
import { addParameters } from './parameters';

export interface GlobalDatabaseStack {
  readonly template: Template;
  readonly globalCluster: HandleOf<rds.GlobalCluster>;
}

/**
 * The global database without a member. A stack of its own, made empty rather than
 * from a cluster: both regions then join it with the same template, and it can be
 * deleted last. Deleted before its last member, CloudFormation's handler would
 * detach whichever cluster of the region it finds first:
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds,
 * `aws-rds-globalcluster/…/BaseHandlerStd.java`, `removeFromGlobalCluster`.
 */
export function buildGlobalDatabase(): GlobalDatabaseStack {
  const template = new Template({
    description: 'Payments: the Aurora global database that the clusters of both regions join',
  });
  const parameters = addParameters(template);
  addStandardTags(template, {
    EnvironmentSuffix: parameters.EnvironmentSuffix,
    HomeRole: 'primary',
  });

  const globalCluster = template.add(
    'GlobalCluster',
    new rds.GlobalCluster({
      GlobalClusterIdentifier: regionNamesIn(parameters)('globalCluster'),
      Engine: 'aurora-postgresql',
      // Members are upgraded from here:
      // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-upgrade.html
      EngineVersion: parameters.DatabaseEngineVersion,
      StorageEncrypted: true,
      // Everything is destroyable; a global database with members refuses to go anyway.
      DeletionProtection: false,
    }),
  );
  template.output('GlobalClusterIdentifier', {
    description: 'What the regional clusters join',
    value: globalCluster.ref,
  });
  return { template, globalCluster };
}
