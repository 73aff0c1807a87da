import { DrError, EXIT } from '../engine/errors';
import { BrokenStateError } from '../local-cloud/broken-state-error';
import { shellQuoted } from './shell-quoted';

const ANOTHER = 'choose another folder: DR_LOCAL_STATE=<folder>';

/** The error for a folder that the local cloud can't be kept in; nothing was changed. */
export function unusableFolder(folder: string, cause: unknown): DrError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DrError({
    code: 'DR_LOCAL_STATE_UNUSABLE',
    message: `the local cloud can't be kept in ${folder}: ${why}`,
    nextSteps:
      cause instanceof BrokenStateError
        ? [`rm -r ${shellQuoted(folder)} (begins anew, with an empty local cloud)`, ANOTHER]
        : [ANOTHER],
    exitCode: EXIT.invalidInput,
    cause,
  });
}
