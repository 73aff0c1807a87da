import type { Check } from '../check';
import { addressChecks } from './addresses';
import { certificateCheck } from './certificate';
import { clockChecks } from './clock';
import { credentialsCheck } from './credentials';
import { databaseChecks } from './database';
import { fargateQuotaChecks } from './fargate-quota';
import { hostedZoneCheck } from './hosted-zone';
import { imageChecks } from './image';
import { nameChecks } from './names';
import { permissionsCheck } from './permissions';
import { countQuotaChecks, interfaceEndpointQuotaChecks, natGatewayQuotaChecks } from './quotas';
import { recordsCheck } from './records';
import { regionChecks } from './regions';
import { settingsCheck } from './settings';
import { stacksCheck } from './stacks';

/** Every question there is; their order is the order of what is told. */
export const CHECKS: readonly Check[] = [
  credentialsCheck,
  permissionsCheck,
  settingsCheck,
  stacksCheck,
  hostedZoneCheck,
  recordsCheck,
  certificateCheck,
  ...nameChecks,
  ...regionChecks,
  ...addressChecks,
  ...databaseChecks,
  ...imageChecks,
  ...clockChecks,
  ...fargateQuotaChecks,
  ...countQuotaChecks,
  ...natGatewayQuotaChecks,
  ...interfaceEndpointQuotaChecks,
];
