import { type ConnectionOptions, settingFlags } from './options';
import { SETTING_NAMES, SETTING_OPTIONS, type SettingName } from './setting-options';
import { shellQuoted } from './shell-quoted';

/** Where calls go, as it was typed. */
export function typedConnection({ local, profile, endpointUrl }: ConnectionOptions): string[] {
  return [
    ...(local ? ['--local'] : []),
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(endpointUrl === undefined ? [] : ['--endpoint-url', endpointUrl]),
  ];
}

/**
 * Settings as they were typed; those of the environment are still there for the next command.
 *
 * @param toFillIn Settings that need another value; a placeholder stands for each.
 */
export function typedSettings(
  options: ConnectionOptions,
  names: readonly SettingName[] = SETTING_NAMES,
  toFillIn: readonly SettingName[] = [],
): string[] {
  const typed = settingFlags(options);
  return names.flatMap((name) => {
    const { flag, placeholder } = SETTING_OPTIONS[name];
    if (toFillIn.includes(name)) {
      return [flag, placeholder];
    }
    const value = typed[name];
    return value === undefined ? [] : [flag, shellQuoted(value)];
  });
}
