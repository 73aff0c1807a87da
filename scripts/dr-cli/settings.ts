import { createHash } from 'node:crypto';
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

type Environment = Readonly<Record<string, string | undefined>>;

/** For the demo, and for files that show what settings look like. */
export const demoSettings = {
  suffix: 'demo',
  domainName: 'payments.example.com',
  hostedZoneId: 'Z0123456789EXAMPLE',
  imageDigest: `sha256:${'0'.repeat(64)}`,
} as const satisfies Partial<Settings>;

/**
 * What takes the place of settings that only a real environment has, where
 * nothing is reachable by them. Each environment has a domain of its own, and
 * each domain its own zone, so that several can stand side by side.
 */
export function localSettings(
  suffix: string,
  domainName: string = suffix === demoSettings.suffix
    ? demoSettings.domainName
    : `payments.${suffix}.example.com`,
) {
  const { hostedZoneId, imageDigest } = demoSettings;
  return {
    domainName,
    hostedZoneId: domainName === demoSettings.domainName ? hostedZoneId : zoneIdOf(domainName),
    imageDigest,
  };
}

/** An id of Route 53's form, the same for the same domain. */
function zoneIdOf(domainName: string): string {
  const digest = createHash('sha256').update(domainName).digest('hex');
  return `Z${digest.slice(0, 19).toUpperCase()}`;
}

/** Settings somebody chose, and what takes the place of the others in a new environment. */
export interface ChosenSettings {
  readonly suffix: string;
  readonly given: Partial<Settings>;
  /** A setting that is in neither has to be given to make a stack that needs it. */
  readonly defaults: Partial<Settings>;
}

/** What to type instead, when these settings are missing or can't be used. */
type NextSteps = (unusable: readonly SettingName[]) => readonly string[];

/**
 * Settings that were typed, where a flag wins over its environment variable.
 * Every unusable setting is named in one error.
 *
 * @param defaults Instead of settings that have no default of their own.
 */
export function chooseSettings(
  flags: SettingFlags,
  env: Environment,
  nextSteps: NextSteps,
  defaults: Partial<Settings> = {},
): ChosenSettings {
  const isTyped = (name: SettingName) => typedValue(name, flags, env) !== undefined;
  const { suffix, ...settings } = readSettings(
    SETTING_NAMES.filter((name) => name === 'suffix' || isTyped(name)),
    flags,
    env,
    {},
    nextSteps,
  );
  const given: { -readonly [Name in keyof Settings]?: Settings[Name] } = settings;
  for (const name of SETTING_NAMES.filter((candidate) => !isTyped(candidate))) {
    delete given[name];
  }
  return { suffix, given, defaults: { ...defaultSettings, ...defaults } };
}

/**
 * All settings, with defaults for those that nobody chose. Every missing or
 * unusable setting is named in one error.
 *
 * @param defaults Instead of settings that have no default of their own.
 */
export function resolveSettings(
  flags: SettingFlags,
  env: Environment,
  defaults: Partial<Settings> = {},
): Settings {
  return readSettings(SETTING_NAMES, flags, env, { ...defaultSettings, ...defaults }, (unusable) =>
    unusable.map((name) => `correct or unset ${SETTING_OPTIONS[name].environmentVariable}`),
  );
}

/** Reads the settings with these names; the others are empty. */
function readSettings(
  names: readonly SettingName[],
  flags: SettingFlags,
  env: Environment,
  defaults: Partial<Settings>,
  nextSteps: NextSteps,
): Settings {
  const read = new Map(names.map((name) => [name, readSetting(name, flags, env, defaults)]));
  const unusable = names.filter((name) => read.get(name)?.problem !== undefined);
  if (unusable.length > 0) {
    throw new DrError({
      code: 'DR_INVALID_SETTINGS',
      message: unusable.map((name) => read.get(name)?.problem).join('; '),
      nextSteps: nextSteps(unusable),
      exitCode: EXIT.invalidInput,
    });
  }
  const value = (name: SettingName) => read.get(name)?.value ?? '';
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
    standInAfterSeconds: Number(value('standInAfterSeconds')),
    imageDigest: value('imageDigest'),
  };
}

/** The suffix alone, for commands that need nothing else. */
export function resolveSuffix(flags: SettingFlags, env: Environment): string {
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

function typedValue(name: SettingName, flags: SettingFlags, env: Environment) {
  return flags[name] ?? env[SETTING_OPTIONS[name].environmentVariable];
}

function readSetting(
  name: SettingName,
  flags: SettingFlags,
  env: Environment,
  defaults: Partial<Settings>,
): { readonly value: string; readonly problem?: string } {
  const option: SettingOption = SETTING_OPTIONS[name];
  const value = typedValue(name, flags, env) ?? defaults[name]?.toString();
  if (value === undefined) {
    const problem = `${option.flag} ${option.placeholder} is missing (${option.description})`;
    return { value: '', problem };
  }
  const problem = option.problem(value);
  return problem === undefined
    ? { value }
    : { value, problem: `${option.flag} "${value}" can't be used: ${problem}` };
}
