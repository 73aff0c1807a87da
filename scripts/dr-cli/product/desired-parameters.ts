import {
  parametersFromSettings,
  type Settings,
  settingParameters,
} from '../../../templates-src/settings';
import { defaultRegions, type HomeRole, type StackId } from '../../../templates-src/topology';
import type { DesiredParameter } from '../../engine/deploy-input';
import { SETTING_NAMES, SETTING_OPTIONS } from '../setting-options';
import type { ChosenSettings } from '../settings';

/** Stands in for settings that have no value; no parameter takes it. */
const NOTHING: Settings = {
  suffix: '',
  domainName: '',
  hostedZoneId: '',
  notificationEmail: '',
  natGateways: 'per-zone',
  interfaceEndpoints: 'disabled',
  databaseInstanceClass: '',
  databaseEngineVersion: '',
  databaseRpoSeconds: 0,
  standInAfterSeconds: 0,
  imageDigest: '',
};

/** A stack's parameters, each with how far it was chosen. */
export function desiredParameters(
  stack: StackId,
  role: HomeRole,
  { suffix, given, defaults }: ChosenSettings,
): Record<string, DesiredParameter> {
  const settings = { ...NOTHING, ...defaults, ...given, suffix };
  return Object.fromEntries(
    Object.entries(parametersFromSettings(stack, role, settings, defaultRegions)).map(
      ([parameter, value]) => [parameter, desired(parameter, value, { suffix, given, defaults })],
    ),
  );
}

function desired(
  parameter: string,
  value: string,
  { given, defaults }: ChosenSettings,
): DesiredParameter {
  const setting = SETTING_NAMES.find((name) => settingParameters[name] === parameter);
  // The topology's values and the suffix are what the environment is; nobody leaves them off.
  if (setting === undefined || setting === 'suffix' || setting in given) {
    return { kind: 'given', value };
  }
  const { flag, placeholder, description } = SETTING_OPTIONS[setting];
  return setting in defaults
    ? { kind: 'default', value }
    : { kind: 'required', option: `${flag} ${placeholder}`, description };
}
