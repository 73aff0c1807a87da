import { defaultSettings, type Settings } from '../../templates-src/settings';
import { DrError, EXIT } from '../engine/errors';
import {
  SETTING_NAMES,
  SETTING_OPTIONS,
  type SettingName,
  type SettingOption,
} from './setting-options';

/** Settings as they were typed, by name. */
export type SettingFlags = Readonly<Partial<Record<SettingName, string>>>;

/** What takes the place of settings that only a real environment has, where nothing is reachable by them. */
export const localSettings = {
  domainName: 'payments.example.com',
  hostedZoneId: 'Z0123456789EXAMPLE',
  imageDigest: `sha256:${'0'.repeat(64)}`,
} as const satisfies Partial<Settings>;

/** For files that show what settings look like, as long as nobody says otherwise. */
export const demoSettings = {
  ...localSettings,
  suffix: 'demo',
} as const satisfies Partial<Settings>;

/**
 * A flag wins over its environment variable, and that over the default. Every
 * missing or unusable setting is named in one error.
 *
 * @param defaults Instead of settings that have no default of their own.
 */
export function resolveSettings(
  flags: SettingFlags,
  env: Readonly<Record<string, string | undefined>>,
  defaults: Partial<Settings> = {},
): Settings {
  const resolve = (name: SettingName) => readSetting(name, flags, env, defaults);
  const problems = SETTING_NAMES.flatMap((name) => resolve(name).problem ?? []);
  if (problems.length > 0) {
    throw new DrError({
      code: 'DR_INVALID_SETTINGS',
      message: problems.join('; '),
      nextSteps: ['dr-cli deploy --help', 'add --local to try everything without an account'],
      exitCode: EXIT.invalidInput,
    });
  }
  const value = (name: SettingName) => resolve(name).value;
  return {
    suffix: value('suffix'),
    domainName: value('domainName'),
    hostedZoneId: value('hostedZoneId'),
    notificationEmail: value('notificationEmail'),
    natGateways: value('natGateways') === 'single' ? 'single' : 'per-zone',
    interfaceEndpoints: value('interfaceEndpoints') === 'enabled' ? 'enabled' : 'disabled',
    databaseInstanceClass: value('databaseInstanceClass'),
    databaseEngineVersion: value('databaseEngineVersion'),
    databaseRpoSeconds: Number(value('databaseRpoSeconds')),
    imageDigest: value('imageDigest'),
  };
}

/** The suffix alone, for commands that need nothing else. */
export function resolveSuffix(
  flags: SettingFlags,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const { value, problem } = readSetting('suffix', flags, env, {});
  if (problem !== undefined) {
    throw new DrError({
      code: 'DR_INVALID_SETTINGS',
      message: problem,
      nextSteps: ['give the environment: --suffix prod, or DR_SUFFIX=prod'],
      exitCode: EXIT.invalidInput,
    });
  }
  return value;
}

function readSetting(
  name: SettingName,
  flags: SettingFlags,
  env: Readonly<Record<string, string | undefined>>,
  defaults: Partial<Settings>,
): { readonly value: string; readonly problem?: string } {
  const option: SettingOption = SETTING_OPTIONS[name];
  const fallback = { ...defaultSettings, ...defaults }[name];
  const value = flags[name] ?? env[option.environmentVariable] ?? fallback?.toString();
  if (value === undefined) {
    const problem = `${option.flag} ${option.placeholder} is missing (${option.description})`;
    return { value: '', problem };
  }
  const problem = option.problem(value);
  return problem === undefined
    ? { value }
    : { value, problem: `${option.flag} "${value}" can't be used: ${problem}` };
}
