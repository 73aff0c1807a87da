import { settingParameters } from '../../templates-src/settings';
import type { DeployInput } from '../engine/deploy-input';
import { DrError, EXIT } from '../engine/errors';
import { refusedValues } from '../engine/template/refused-values';
import type { Topology } from '../engine/topology';
import { SETTING_NAMES, SETTING_OPTIONS, type SettingName } from './setting-options';

/**
 * Throws when a template refuses a value that was given: CloudFormation would only say so at the
 * stack that takes it, after others were deployed.
 *
 * @param nextSteps what to type instead when these settings can't be used
 */
export function assertValuesFit(
  topology: Topology,
  input: DeployInput,
  nextSteps: (unusable: readonly SettingName[]) => readonly string[],
): void {
  const refused = refusedValues(topology, input);
  if (refused.length === 0) {
    return;
  }
  const settingOf = (parameter: string) =>
    SETTING_NAMES.find((name) => settingParameters[name] === parameter);
  throw new DrError({
    code: 'DR_INVALID_SETTINGS',
    message: refused
      .map(({ parameter, value, rule }) => {
        const name = settingOf(parameter);
        const where = name === undefined ? parameter : SETTING_OPTIONS[name].flag;
        return `${where} "${value}" can't be used: ${rule}`;
      })
      .join('; '),
    nextSteps: nextSteps(refused.flatMap(({ parameter }) => settingOf(parameter) ?? [])),
    exitCode: EXIT.invalidInput,
  });
}
