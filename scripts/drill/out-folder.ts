import { existsSync, mkdtempSync, rmdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Io } from '../dr-cli/io';
import { DrError, EXIT } from '../engine/errors';
import { hasCode } from '../local-cloud/error-code';
import { EVIDENCE_FILE } from './run-drill';

/**
 * Before anything is started: a drill that can't keep its evidence is none.
 *
 * @param folder - absolute; made later, when there is something to put into it
 * @throws DrError when it can't be made or written to, or has a drill in it
 */
export function assertOutFolder(io: Io, folder: string): void {
  const problem = problemWith(io, folder);
  if (problem === undefined) return;
  throw new DrError({
    code: 'DR_DRILL_FOLDER_UNUSABLE',
    message: `the drill's evidence can't go to ${shown(io, folder)}: ${problem}; nothing was started`,
    nextSteps: [
      `${io.program} drill --local --out <new folder>`,
      `${io.program} drill --local (makes a folder of its own)`,
    ],
    exitCode: EXIT.invalidInput,
  });
}

function problemWith(io: Io, folder: string): string | undefined {
  const { path, stats } = nearestThereIs(folder);
  if (!stats.isDirectory()) {
    return path === folder ? 'it is a file' : `${shown(io, path)} is a file`;
  }
  if (existsSync(join(folder, EVIDENCE_FILE))) {
    return 'it has the evidence of another drill, which is never written over';
  }
  return isWritable(path) ? undefined : `${shown(io, path)} can't be written to`;
}

/** The folder, or the closest one above it. */
function nearestThereIs(path: string): { readonly path: string; readonly stats: Stats } {
  const stats = statsOf(path);
  return stats === undefined ? nearestThereIs(dirname(path)) : { path, stats };
}

/** @returns `undefined` when there is nothing, a file on the way among it */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** Tried, because modes don't say it all: `root` may write to `/proc`, where nothing can be made. */
function isWritable(path: string): boolean {
  try {
    rmdirSync(mkdtempSync(join(path, '.drill-')));
    return true;
  } catch {
    return false;
  }
}

const shown = ({ workingDirectory }: Io, path: string): string => {
  const short = relative(workingDirectory, path);
  return short === '' || short.startsWith('..') ? path : short;
};
