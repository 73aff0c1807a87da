import { ifElse } from '../../cfn/conditions';
import { select, split, sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { noValue } from '../../cfn/pseudo';
import * as rds from '../../cfn/resources/rds.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';

export interface ParameterGroups {
  readonly cluster: HandleOf<rds.DBClusterParameterGroup>;
  readonly instance: HandleOf<rds.DBParameterGroup>;
}

/**
 * The members of a global database don't share parameter groups, so both
 * regions make the same ones:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
 *
 * The family follows the engine's major version. A new major replaces the
 * groups, which CloudFormation refuses for named resources: a major upgrade
 * goes through the global cluster, all members at once, and never by accident
 * through this stack.
 */
export function addParameterGroups(template: Template, context: RegionalContext): ParameterGroups {
  const { parameters, name } = context;
  const majorVersion = select(0, split('.', parameters.DatabaseEngineVersion));
  const family = sub`aurora-postgresql${majorVersion}`;
  return {
    cluster: template.add(
      'DatabaseClusterParameterGroup',
      new rds.DBClusterParameterGroup({
        DBClusterParameterGroupName: name('clusterParameterGroup'),
        Description: 'Payments database: TLS only, audit trail, bounded data loss',
        Family: family,
        Parameters: clusterParameters(context),
      }),
    ),
    instance: template.add(
      'DatabaseInstanceParameterGroup',
      new rds.DBParameterGroup({
        DBParameterGroupName: name('instanceParameterGroup'),
        // Empty, and attached from the start: attaching one later restarts the instance.
        Description: 'Payments database: settings of single instances',
        Family: family,
      }),
    ),
  };
}

function clusterParameters({ parameters, conditions }: RegionalContext) {
  return {
    // Off by default up to Aurora PostgreSQL 16:
    // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
    'rds.force_ssl': '1',
    // Commits stop while the standby is further behind, so what a failover loses is bounded.
    // On the home primary only: with two regions, a value on the standby would stop the
    // commits of a cluster that was just promoted and has no standby in reach:
    // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
    'rds.global_db_rpo': ifElse(
      conditions.boundsDatabaseRpo,
      parameters.DatabaseRpoSeconds,
      noValue,
    ),
    // Who came and went, and what changed the schema. Statements that carry payments are not
    // logged, and neither are their values when one is slow or fails: the log is read by more
    // people than the table is.
    log_connections: '1',
    log_disconnections: '1',
    log_statement: 'ddl',
    log_min_duration_statement: '1000',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    // A task that was lost in the middle of a transaction holds its row locks for this long
    // (milliseconds); the default is a day.
    idle_in_transaction_session_timeout: '60000',
  };
}
