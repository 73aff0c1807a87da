import type { GivenName } from '../setting-options';

/** Where something is written, counted from 1, as editors do. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A value as it is written, and where. */
export interface PlacedValue {
  readonly value: string;
  readonly place: Place;
}

/** Settings of every environment, or of one. */
export interface ConfigSection {
  readonly values: ReadonlyMap<GivenName, PlacedValue>;
  /** Of every stack, and through CloudFormation of what is in it. */
  readonly tags: ReadonlyMap<string, PlacedValue>;
}

/** `dr.config.yaml`, read. What is unsound about a value is told where the value is used. */
export interface ConfigFile {
  /** As messages name it. */
  readonly file: string;
  readonly common: ConfigSection;
  /** By suffix. */
  readonly environments: ReadonlyMap<string, ConfigSection>;
}

/** Something that can't be so, and where. */
export interface ConfigProblem {
  readonly place: Place;
  readonly problem: string;
  /** What to write instead, where that is known. */
  readonly correction?: string;
}

/** `dr.config.yaml:7:16`, which terminals and editors open. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

export function problemText({ place, problem }: ConfigProblem): string {
  return `${placeText(place)}: ${problem}`;
}

/** What is written of a setting; the section of an environment wins over what all have. */
export function configValue(
  { common, environments }: ConfigFile,
  suffix: string | undefined,
  name: GivenName,
): PlacedValue | undefined {
  const section = suffix === undefined ? undefined : environments.get(suffix);
  return section?.values.get(name) ?? common.values.get(name);
}

/** Tags of an environment: its own win over those of every environment. */
export function configTags(
  { common, environments }: ConfigFile,
  suffix: string | undefined,
): ReadonlyMap<string, PlacedValue> {
  const own = suffix === undefined ? undefined : environments.get(suffix)?.tags;
  return new Map([...common.tags, ...(own ?? [])]);
}
