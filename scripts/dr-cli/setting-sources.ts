import { type ConfigFile, configValue, type Place, placeText } from './config-file/config-file';
import { openConfig } from './config-file/open-config';
import type { Io } from './io';
import { type ConnectionOptions, givenFlags } from './options';
import { GIVEN_OPTIONS, type GivenName, keyOf } from './setting-options';

/** Settings as they were typed, by name. */
export type GivenFlags = Readonly<Partial<Record<GivenName, string>>>;

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** Wherever settings come from, in the order in which they win. */
export interface SettingSources {
  readonly flags: GivenFlags;
  readonly env: EnvironmentVariables;
  readonly config?: ConfigFile;
}

/** Where a value comes from. */
export type Origin =
  | { readonly kind: 'flag'; readonly flag: string }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'file'; readonly place: Place };

/** A value that somebody gave. */
export interface GivenValue {
  readonly value: string;
  readonly origin: Origin;
}

/**
 * All sources of one command.
 *
 * @throws DrError when the settings file can't be read or has mistakes
 */
export function settingSources(io: Io, options: ConnectionOptions): SettingSources {
  const config = openConfig(io, options.config);
  return { flags: givenFlags(options), env: io.env, ...(config && { config }) };
}

/** The value of a flag, else of the environment variable, else of the file; undefined in none. */
export function givenValue(sources: SettingSources, name: GivenName): GivenValue | undefined {
  const { flag, environmentVariable: variable } = GIVEN_OPTIONS[name];
  const typed = sources.flags[name];
  if (typed !== undefined) {
    return { value: typed, origin: { kind: 'flag', flag } };
  }
  const exported = sources.env[variable];
  if (exported !== undefined) {
    return { value: exported, origin: { kind: 'environment', variable } };
  }
  // A section is found by the suffix, which therefore is in none.
  const suffix = name === 'suffix' ? undefined : givenValue(sources, 'suffix')?.value;
  const written = sources.config && configValue(sources.config, suffix, name);
  return written && { value: written.value, origin: { kind: 'file', place: written.place } };
}

/** Where to look for a value: `--domain`, `DR_DOMAIN`, or a place in the file with its key. */
export function originText(name: GivenName, origin: Origin): string {
  switch (origin.kind) {
    case 'flag':
      return origin.flag;
    case 'environment':
      return origin.variable;
    case 'file':
      return `${placeText(origin.place)}: ${keyOf(name)}`;
  }
}
