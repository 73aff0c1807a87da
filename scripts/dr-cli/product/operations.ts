import type { DatabaseNames } from '../../../functions/shared/signals/database';
import { nameOf } from '../../../templates-src/naming';
import { taskBounds } from '../../../templates-src/regional/capacity';
import { settingParameters } from '../../../templates-src/settings';
import { defaultRegions, type HomeRole } from '../../../templates-src/topology';
import type { OperationNames } from '../../engine/operation/context';
import { expectedTimes } from '../../rto/operation/expected-times';
import { readDeployedSettings } from '../../rto/settings/deployed-settings';
import type { PaymentsSource } from './payments';
import type { OperationProduct } from './product';

/** Operations of the payments product. */
export function operationsOf(openSource: () => PaymentsSource): OperationProduct {
  return {
    domainNameParameter: settingParameters.domainName,
    regionCode: (role) => defaultRegions[role].code,
    fullCapacityTasks: taskBounds.primary.min,
    names,
    expectedTimes: (start) => {
      const source = openSource();
      return expectedTimes(
        start,
        readDeployedSettings({
          regional: source.template('regional'),
          globalDns: source.template('global-dns'),
        }),
      );
    },
  };
}

/** All from the naming rules: on the day a region is lost, nobody has to be asked for a name. */
function names(suffix: string, accountId: string, role: HomeRole): OperationNames {
  const { name: region, code: regionCode } = defaultRegions[role];
  const name = (key: Parameters<typeof nameOf>[0]) =>
    nameOf(key, { suffix, regionCode, accountId });
  const machine = (key: 'failoverMachine' | 'switchoverMachine') =>
    `arn:aws:states:${region}:${accountId}:stateMachine:${name(key)}`;
  return {
    ...databaseNames(suffix, accountId, role),
    stateTable: name('stateTable'),
    failoverMachineArn: machine('failoverMachine'),
    switchoverMachineArn: machine('switchoverMachine'),
    ecsCluster: name('ecsCluster'),
    ecsService: name('ecsService'),
    reportBucket: name('transactionLogBucket'),
  };
}

/** The database of a region, by the naming rules. */
export function databaseNames(suffix: string, accountId: string, role: HomeRole): DatabaseNames {
  const { name: region, code: regionCode } = defaultRegions[role];
  const name = (key: Parameters<typeof nameOf>[0]) =>
    nameOf(key, { suffix, regionCode, accountId });
  const clusterIdentifier = name('databaseCluster');
  return {
    globalClusterIdentifier: name('globalCluster'),
    clusterIdentifier,
    clusterArn: `arn:aws:rds:${region}:${accountId}:cluster:${clusterIdentifier}`,
  };
}
