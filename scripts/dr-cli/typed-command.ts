import { nearest } from './nearest';
import { type ConnectionOptions, givenFlags } from './options';
import {
  CONNECTION_NAMES,
  CONNECTION_SETTINGS,
  SETTING_NAMES,
  SETTING_OPTIONS,
  type SettingName,
  type SettingOption,
} from './setting-options';
import { shellQuoted } from './shell-quoted';

/** Where calls go and which settings file is read, as it was typed. */
export function typedConnection(options: ConnectionOptions): string[] {
  const { local, config } = options;
  const typed = givenFlags(options);
  return [
    ...(local ? ['--local'] : []),
    ...CONNECTION_NAMES.flatMap((name) => {
      const value = typed[name];
      return value === undefined ? [] : [CONNECTION_SETTINGS[name].flag, shellQuoted(value)];
    }),
    ...(typeof config === 'string' ? ['--config', shellQuoted(config)] : []),
    ...(config === false ? ['--no-config'] : []),
  ];
}

/**
 * Settings as they were typed; those of the environment and the file are still there for the next
 * command.
 *
 * @param toFillIn Settings that need another value: the one that was probably meant, or a placeholder.
 */
export function typedSettings(
  options: ConnectionOptions,
  names: readonly SettingName[] = SETTING_NAMES,
  toFillIn: readonly SettingName[] = [],
): string[] {
  const typed = givenFlags(options);
  return names.flatMap((name) => {
    const option = SETTING_OPTIONS[name];
    const value = typed[name];
    if (toFillIn.includes(name)) {
      return [option.flag, probablyMeant(option, value) ?? option.placeholder];
    }
    return value === undefined ? [] : [option.flag, shellQuoted(value)];
  });
}

/** Of a setting with few values, the one that is spelled most alike. */
export function probablyMeant(
  { form }: SettingOption,
  value: string | undefined,
): string | undefined {
  return value !== undefined && form.kind === 'choice' ? nearest(value, form.choices) : undefined;
}
