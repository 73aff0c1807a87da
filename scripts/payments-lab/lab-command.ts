import { Command, CommanderError } from 'commander';
import { errorText } from '../dr-cli/render/error';
import { styleFor } from '../dr-cli/render/style';
import { describeError } from '../engine/describe-error';
import { DrError } from '../engine/errors';
import { LAB_EXIT, type LabExit } from './lab-exit';

/** The world around one run. */
export interface LabRun {
  /** Results. */
  readonly write: (text: string) => void;
  /** How far it is, and everything else. */
  readonly progress: (text: string) => void;
  /**
   * Aborted by Ctrl-C. Whoever returns then may leave behind what it started: servers, services and
   * folders end with this process, as they have to when it is killed.
   */
  readonly signal: AbortSignal;
}

/** @param script - of `package.json` */
export function labCommand(script: string): Command {
  return new Command(`npm run ${script} --`)
    .option('--debug', 'when it fails, say where', false)
    .showHelpAfterError(`next: npm run ${script} -- --help (shows what it takes)`)
    .exitOverride();
}

/**
 * Runs a command of {@link labCommand}.
 *
 * @param argv - without the program's name
 */
export async function runLab<Options extends object>(
  command: Command,
  argv: readonly string[],
  run: LabRun,
  work: (options: Options, run: LabRun) => Promise<LabExit>,
): Promise<LabExit> {
  command.configureOutput({ writeOut: run.write, writeErr: run.progress });
  try {
    command.parse(argv, { from: 'user' });
    return await work(command.opts<Options>(), run);
  } catch (error) {
    // Commander has printed its own message already; help is no error.
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? LAB_EXIT.good : LAB_EXIT.invalidInput;
    }
    const style = styleFor({ isTerminal: process.stderr.isTTY === true }, process.env);
    run.progress(errorText(describeError(error), style));
    if (command.getOptionValue('debug') === true && error instanceof Error) {
      run.progress(`${error.stack}\n`);
    }
    return error instanceof DrError && error.exitCode === LAB_EXIT.invalidInput
      ? LAB_EXIT.invalidInput
      : LAB_EXIT.failed;
  }
}

/** The same as a program of its own, which ends with it. */
export async function labMain<Options extends object>(
  command: Command,
  work: (options: Options, run: LabRun) => Promise<LabExit>,
): Promise<void> {
  const interruption = new AbortController();
  // Once: the second Ctrl-C ends the process as it would any other.
  process.once('SIGINT', () => interruption.abort());
  const run: LabRun = {
    write: (text) => void process.stdout.write(text),
    progress: (text) => void process.stderr.write(text),
    signal: interruption.signal,
  };
  process.exit(await runLab(command, process.argv.slice(2), run, work));
}
