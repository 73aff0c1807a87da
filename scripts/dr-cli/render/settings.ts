import { assertNever } from '../../engine/errors';
import { placeText } from '../config-file/config-file';
import type { EffectiveSetting, EffectiveSettings } from '../effective-settings';
import { columns, lines } from './text';

/** Version of the object's shape. A new optional field keeps it; anything else raises it. */
export const SETTINGS_VERSION = '1.0';

/** Each setting, its value, and where that comes from. */
export function settingsText({ file, settings, tags }: EffectiveSettings): string {
  return lines(
    file === undefined ? 'no settings file' : `settings file ${file}`,
    columns([
      ...settings.map(({ key, value, origin }) => [key, shown(value), originWords(origin)]),
      ...tags.map(({ key, value, place }) => [`tag ${key}`, shown(value), placeText(place)]),
    ]),
  );
}

/** For scripts: null is what isn't given and has no default. */
export function settingsObject({ file = null, settings, tags }: OrNull) {
  return {
    version: SETTINGS_VERSION,
    file,
    settings: Object.fromEntries(
      settings.map(({ key, value = null, origin }) => [
        key,
        { value, origin: originObject(origin) },
      ]),
    ),
    tags: Object.fromEntries(
      tags.map(({ key, value, place }) => [key, { value, origin: { kind: 'file', ...place } }]),
    ),
  };
}

type OrNull = Omit<EffectiveSettings, 'file'> & { readonly file?: string | null | undefined };

function shown(value: string | undefined): string {
  return value === undefined ? '-' : value === '' ? '""' : value;
}

function originWords(origin: EffectiveSetting['origin']): string {
  switch (origin.kind) {
    case 'flag':
      return origin.flag;
    case 'environment':
      return origin.variable;
    case 'file':
      return placeText(origin.place);
    case 'default':
      return 'default of a new environment';
    case 'unset':
      return 'not given';
    default:
      return assertNever(origin);
  }
}

function originObject(origin: EffectiveSetting['origin']) {
  if (origin.kind !== 'file') {
    return origin;
  }
  const { kind, place } = origin;
  return { kind, ...place };
}
