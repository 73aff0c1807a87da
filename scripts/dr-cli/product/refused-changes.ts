import { settingParameters } from '../../../templates-src/settings';
import type { RefusedChange } from '../../engine/deploy-input';
import type { ParameterChange } from '../../engine/events';
import { SETTING_OPTIONS } from '../setting-options';

/**
 * Changes that CloudFormation would begin and AWS would not let it finish. A major upgrade is made
 * on the global database as a whole, with a flag that its resource type lacks; needs
 * `rds.global_db_rpo` off; and leaves every cluster and instance with the default parameter groups.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-upgrade.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyGlobalCluster.html
 */
export function refusedChange({ name, from, to }: ParameterChange): RefusedChange | undefined {
  if (name !== settingParameters.databaseEngineVersion || major(from) === major(to)) {
    return undefined;
  }
  const { flag } = SETTING_OPTIONS.databaseEngineVersion;
  return {
    reason:
      `${flag} ${to} is another major version than ${from}, which the environment has: AWS upgrades ` +
      'a global database as a whole, outside CloudFormation, and takes its parameter groups away',
    nextSteps: [
      `leave ${flag} off, or give a ${major(from)}.x`,
      `make an environment of another suffix with ${flag} ${to}, and move the data there`,
    ],
  };
}

function major(version: string): string {
  return version.split('.')[0] ?? version;
}
