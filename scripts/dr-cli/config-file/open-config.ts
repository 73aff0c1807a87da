import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { DrError, EXIT } from '../../engine/errors';
import type { Io } from '../io';
import { shellQuoted } from '../shell-quoted';
import { type ConfigFile, type ConfigProblem, problemText } from './config-file';
import { parseConfig } from './parse-config';

/** In the working directory, unless another one is named. */
export const CONFIG_FILE = 'dr.config.yaml';

/** Names another file. */
export const CONFIG_VARIABLE = 'DR_CONFIG';

/** Which file: a path, the usual one where there is one, or none at all. */
export type ConfigChoice = string | false | undefined;

/**
 * Reads the settings file.
 *
 * @param choice As `--config` and `--no-config` say; undefined for neither.
 * @returns undefined where there is none, which is no mistake unless it was named
 * @throws DrError with every place in the file that can't be so
 */
export function openConfig(io: Io, choice: ConfigChoice): ConfigFile | undefined {
  const file = choice ?? (io.env[CONFIG_VARIABLE] || undefined);
  if (file === false) {
    return undefined;
  }
  const path = resolve(io.workingDirectory, file ?? CONFIG_FILE);
  if (file === undefined && !existsSync(path)) {
    return undefined;
  }
  const { config, problems } = parseConfig(shownPath(io, path), read(io, path));
  if (problems.length > 0) {
    throw unusable(problems);
  }
  return config;
}

function read(io: Io, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new DrError({
      code: 'DR_CONFIG_UNREADABLE',
      message: `the settings file ${shownPath(io, path)} can't be read: ${error instanceof Error ? error.message : error}`,
      nextSteps: ['--config <file>', WITHOUT],
      exitCode: EXIT.invalidInput,
      cause: error,
    });
  }
}

function unusable(problems: readonly ConfigProblem[]): DrError {
  return new DrError({
    code: 'DR_INVALID_CONFIG',
    message: problems.map(problemText).join('\n  '),
    nextSteps: [
      ...problems.flatMap(({ place, correction }) =>
        correction === undefined
          ? []
          : [`write ${correction} in line ${place.line} of ${shellQuoted(place.file)}`],
      ),
      'correct the file, then the same command again',
      WITHOUT,
    ],
    exitCode: EXIT.invalidInput,
  });
}

/** At night, a broken file must not stand in the way of a failover. */
const WITHOUT = '--no-config (leaves the file aside)';

/** From the working directory where it is below that. */
function shownPath({ workingDirectory }: Io, path: string): string {
  const shown = relative(workingDirectory, path);
  return shown.startsWith('..') ? path : shown;
}
