import { errorText } from '../dr-cli/render/error';
import { plainStyle } from '../dr-cli/render/style';
import { EXIT } from '../engine/errors';
import { describeSourceError } from './source-error';

/** Frames between a missing module and the file that wanted it are the loader's, more than ten. */
const STACK_FRAMES = 50;

/**
 * Runs a script that loads the sources, which may be broken in the middle of a change: the work has
 * to import them when it runs, because a syntax error shows as soon as a file is loaded.
 */
export async function runOnSources(work: () => Promise<number>): Promise<void> {
  Error.stackTraceLimit = STACK_FRAMES;
  try {
    process.exitCode = await work();
  } catch (error) {
    process.stderr.write(errorText(describeSourceError(error, process.cwd()), plainStyle));
    process.exitCode = EXIT.failed;
  }
}
