import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { locationId, locationsOf, type Topology } from '../../engine/topology';
import type { ConfigFile } from '../config-file/config-file';
import { openConfig } from '../config-file/open-config';
import type { Io } from '../io';
import { GIVEN_NAMES, GIVEN_OPTIONS } from '../setting-options';
import { demoSettings } from '../settings';
import type { ValuesOf } from './candidates';

/** What is known of values without asking anybody: while a word is completed, nothing is called. */
export function knownValues(io: Io, topology: Topology): ValuesOf {
  return (flag, placeholder) => {
    switch (flag) {
      case GIVEN_OPTIONS.suffix.flag:
        return suffixes(io);
      case GIVEN_OPTIONS.profile.flag:
        return profiles(io);
      case '--region':
        return Object.values(topology.regions).map(({ name }) => name);
      default:
        break;
    }
    if (placeholder === 'stack') {
      return [...topology.stacks.map(({ id }) => id), ...locationsOf(topology).map(locationId)];
    }
    const form = GIVEN_NAMES.map((name) => GIVEN_OPTIONS[name]).find(
      (option) => option.flag === flag,
    )?.form;
    return form?.kind === 'choice' ? form.choices : [];
  };
}

function suffixes(io: Io): string[] {
  const config = readableConfig(io);
  const written = config?.common.values.get('suffix')?.value;
  return [
    ...new Set([
      ...(config?.environments.keys() ?? []),
      ...(written === undefined ? [] : [written]),
      ...(io.env.DR_SUFFIX ? [io.env.DR_SUFFIX] : []),
      demoSettings.suffix,
    ]),
  ];
}

/** Half-way through a command line there is no place for what is wrong with a file. */
function readableConfig(io: Io): ConfigFile | undefined {
  try {
    return openConfig(io, undefined);
  } catch {
    return undefined;
  }
}

/** `[profile name]` and `[default]`: https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
function profiles({ env }: Io): string[] {
  const path = env.AWS_CONFIG_FILE || join(env.HOME ?? homedir(), '.aws', 'config');
  try {
    const sections = readFileSync(path, 'utf8').matchAll(
      /^\s*\[\s*(?:profile\s+(["']?)(.+?)\1|(default))\s*\]/gm,
    );
    return [...sections].map(([, , name, standard]) => name ?? standard ?? '');
  } catch {
    return [];
  }
}
