import { settingParameters } from '../../../templates-src/settings';
import { SETTING_NAMES, SETTING_OPTIONS, type SettingOption } from '../setting-options';

/** The option of a parameter's setting that AWS may know better about than a rule here. */
export function settingOption(parameter: string): SettingOption | undefined {
  const name = SETTING_NAMES.find((candidate) => settingParameters[candidate] === parameter);
  const option = name && SETTING_OPTIONS[name];
  return option?.form.kind === 'text' ? option : undefined;
}
