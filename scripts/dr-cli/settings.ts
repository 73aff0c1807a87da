import { createHash } from 'node:crypto';
import { defaultSettings, type Settings } from '../../templates-src/settings';
import { DrError, EXIT } from '../engine/errors';
import { configTags } from './config-file/config-file';
import {
  GIVEN_OPTIONS,
  type GivenName,
  keyOf,
  SETTING_NAMES,
  SETTING_OPTIONS,
  type SettingName,
} from './setting-options';
import { type GivenValue, givenValue, originText, type SettingSources } from './setting-sources';
import { shellQuoted } from './shell-quoted';
import { probablyMeant } from './typed-command';
import { valueProblem } from './value-form';

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
  /** Of every stack, besides those that the product gives. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What to type instead, when these settings are missing or can't be used. */
type NextSteps = (unusable: readonly SettingName[]) => readonly string[];

/**
 * Settings that were given, where a flag wins over its environment variable, and that over the
 * settings file. Every unusable setting is named in one error.
 *
 * @param defaults Instead of settings that have no default of their own.
 */
export function chooseSettings(
  sources: SettingSources,
  nextSteps: NextSteps,
  defaults: Partial<Settings> = {},
): ChosenSettings {
  const isGiven = (name: SettingName) => givenValue(sources, name) !== undefined;
  const { suffix, ...settings } = readSettings(
    SETTING_NAMES.filter((name) => name === 'suffix' || isGiven(name)),
    sources,
    {},
    nextSteps,
  );
  const given: { -readonly [Name in keyof Settings]?: Settings[Name] } = settings;
  for (const name of SETTING_NAMES.filter((candidate) => !isGiven(candidate))) {
    delete given[name];
  }
  return {
    suffix,
    given,
    defaults: { ...defaultSettings, ...defaults },
    tags: givenTags(sources, suffix),
  };
}

/**
 * All settings, with defaults for those that nobody chose. Every missing or
 * unusable setting is named in one error.
 *
 * @param defaults Instead of settings that have no default of their own.
 */
export function resolveSettings(
  sources: SettingSources,
  defaults: Partial<Settings> = {},
): Settings {
  return readSettings(SETTING_NAMES, sources, { ...defaultSettings, ...defaults }, (unusable) =>
    unusable.map((name) => `correct or unset ${SETTING_OPTIONS[name].environmentVariable}`),
  );
}

/** The suffix alone, for commands that need nothing else. */
export function resolveSuffix(sources: SettingSources): string {
  const { value, problem, correction } = readSetting('suffix', sources, {});
  if (problem !== undefined) {
    throw new DrError({
      code: 'DR_INVALID_SETTINGS',
      message: problem,
      nextSteps: [
        ...(correction === undefined ? [] : [correction]),
        'give the environment: --suffix prod, or DR_SUFFIX=prod',
      ],
      exitCode: EXIT.invalidInput,
    });
  }
  return value;
}

/** Reads the settings with these names; the others are empty. */
function readSettings(
  names: readonly SettingName[],
  sources: SettingSources,
  defaults: Partial<Settings>,
  nextSteps: NextSteps,
): Settings {
  const read = new Map(names.map((name) => [name, readSetting(name, sources, defaults)]));
  const unusable = names.filter((name) => read.get(name)?.problem !== undefined);
  if (unusable.length > 0) {
    throw new DrError({
      code: 'DR_INVALID_SETTINGS',
      message: unusable.map((name) => read.get(name)?.problem).join('; '),
      nextSteps: [
        ...unusable.flatMap((name) => read.get(name)?.correction ?? []),
        ...nextSteps(unusable),
      ],
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

interface ReadSetting {
  readonly value: string;
  readonly problem?: string;
  /** Where to write what, in a file. */
  readonly correction?: string;
}

function readSetting(
  name: SettingName,
  sources: SettingSources,
  defaults: Partial<Settings>,
): ReadSetting {
  const option = SETTING_OPTIONS[name];
  const given = givenValue(sources, name);
  const value = given?.value ?? defaults[name]?.toString();
  if (value === undefined) {
    const problem = `${option.flag} ${option.placeholder} is missing (${option.description})`;
    return { value: '', problem };
  }
  const problem = valueProblem(option.form, value);
  if (problem === undefined) {
    return { value };
  }
  const where = given === undefined ? option.flag : originText(name, given.origin);
  const correction = given && fileCorrection(name, given);
  return {
    value,
    problem: `${where} "${value}" can't be used: ${problem}`,
    ...(correction !== undefined && { correction }),
  };
}

/** What to write in the settings file; undefined for what is written elsewhere. */
export function fileCorrection(name: GivenName, { value, origin }: GivenValue) {
  if (origin.kind !== 'file') {
    return undefined;
  }
  const key = keyOf(name);
  const meant = probablyMeant(GIVEN_OPTIONS[name], value);
  const where = `line ${origin.place.line} of ${shellQuoted(origin.place.file)}`;
  return meant === undefined ? `correct ${key} in ${where}` : `write ${key}: ${meant} in ${where}`;
}

function givenTags({ config }: SettingSources, suffix: string): Record<string, string> {
  const tags = config === undefined ? [] : [...configTags(config, suffix)];
  return Object.fromEntries(tags.map(([key, { value }]) => [key, value]));
}
