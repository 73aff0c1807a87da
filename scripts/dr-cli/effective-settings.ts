import { defaultSettings } from '../../templates-src/settings';
import { type ConfigFile, configTags, type Place } from './config-file/config-file';
import { nearest } from './nearest';
import {
  CONNECTION_NAMES,
  GIVEN_NAMES,
  GIVEN_OPTIONS,
  type GivenName,
  keyOf,
} from './setting-options';
import { givenValue, type Origin, originText, type SettingSources } from './setting-sources';
import { fileCorrection } from './settings';
import { valueProblem } from './value-form';

/** What a command would use of one setting. */
export interface EffectiveSetting {
  /** As the settings file has it. */
  readonly key: string;
  readonly flag: string;
  /** Undefined where nobody gave one and there is no default. */
  readonly value: string | undefined;
  readonly origin: Origin | { readonly kind: 'default' } | { readonly kind: 'unset' };
}

export interface EffectiveTag {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
}

/** Everything that a command would go by, with where it comes from. */
export interface EffectiveSettings {
  readonly file: string | undefined;
  readonly settings: readonly EffectiveSetting[];
  readonly tags: readonly EffectiveTag[];
}

export function effectiveSettings(sources: SettingSources): EffectiveSettings {
  const { config } = sources;
  const suffix = givenValue(sources, 'suffix')?.value;
  const tags = config === undefined ? [] : [...configTags(config, suffix)];
  return {
    file: config?.file,
    settings: GIVEN_NAMES.map((name) => effectiveSetting(sources, name)),
    tags: tags.map(([key, { value, place }]) => ({ key, value, place })),
  };
}

/**
 * Every value that can't be used: of flags and variables, and of the whole file, also of
 * environments that aren't meant now.
 */
export function settingProblems(sources: SettingSources): SettingProblem[] {
  const given = GIVEN_NAMES.flatMap((name) => {
    const found = givenValue(sources, name);
    return found === undefined || found.origin.kind === 'file' ? [] : [{ name, ...found }];
  });
  const written = sources.config === undefined ? [] : writtenValues(sources.config);
  return [...given, ...written].flatMap(({ name, value, origin }) => {
    const isUnset = value === '' && isConnection(name);
    const problem = isUnset ? undefined : valueProblem(GIVEN_OPTIONS[name].form, value);
    return problem === undefined
      ? []
      : [
          {
            problem: `${originText(name, origin)} "${value}" can't be used: ${problem}`,
            correction:
              fileCorrection(name, { value, origin }) ??
              `correct or leave out ${originText(name, origin)}`,
          },
        ];
  });
}

/** That the environment which is meant is none of the file's; undefined where the file names none. */
export function environmentProblem(sources: SettingSources): string | undefined {
  const given = givenValue(sources, 'suffix');
  const { config } = sources;
  if (given === undefined || config === undefined || config.environments.size === 0) {
    return undefined;
  }
  const { value, origin } = given;
  const known = [...config.environments.keys()];
  if (known.includes(value)) {
    return undefined;
  }
  const meant = nearest(value, known);
  const suggestion = meant === undefined ? '' : `, did you mean ${meant}?`;
  return `${config.file} has no environment ${value} (${originText('suffix', origin)}); it has ${known.join(', ')}${suggestion}`;
}

/** A value that can't be used, and what to do about it. */
export interface SettingProblem {
  readonly problem: string;
  readonly correction: string;
}

function writtenValues({ common, environments }: ConfigFile) {
  return [common, ...environments.values()].flatMap(({ values }) =>
    [...values].map(([name, { value, place }]) => ({
      name,
      value,
      origin: { kind: 'file', place } as const,
    })),
  );
}

function effectiveSetting(sources: SettingSources, name: GivenName): EffectiveSetting {
  const named = { key: keyOf(name), flag: GIVEN_OPTIONS[name].flag };
  const given = givenValue(sources, name);
  if (given !== undefined) {
    return { ...named, value: given.value, origin: given.origin };
  }
  const profile = name === 'profile' ? sources.env.AWS_PROFILE : undefined;
  if (profile !== undefined) {
    return { ...named, value: profile, origin: { kind: 'environment', variable: 'AWS_PROFILE' } };
  }
  const defaults: Readonly<Record<string, string | number>> = defaultSettings;
  const value = defaults[name]?.toString();
  return { ...named, value, origin: { kind: value === undefined ? 'unset' : 'default' } };
}

function isConnection(name: GivenName): boolean {
  return CONNECTION_NAMES.some((connection) => connection === name);
}
