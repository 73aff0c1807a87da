import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { describeError } from '../engine/describe-error';
import { DrError, EXIT, type ExitCode } from '../engine/errors';
import { addArmCommand } from './commands/arm';
import { addAttachCommand } from './commands/attach';
import { addCancelCommand } from './commands/cancel';
import { addCompletionCommand } from './commands/completion';
import { addConfigCommand } from './commands/config';
import { addCostCommand } from './commands/cost';
import { addDeployCommand } from './commands/deploy';
import { addDestroyCommand } from './commands/destroy';
import { addDisarmCommand } from './commands/disarm';
import { addDoctorCommand } from './commands/doctor';
import { addDriftCommand } from './commands/drift';
import { addDrillCommand } from './commands/drill';
import { addExplainCommand } from './commands/explain';
import { addFailbackCommand } from './commands/failback';
import { addFailoverCommand } from './commands/failover';
import { addGraphCommand } from './commands/graph';
import { addImageCommand } from './commands/image';
import { addLogsCommand } from './commands/logs';
import { addOutputsCommand } from './commands/outputs';
import { addPreviewCommand } from './commands/preview';
import { addReportCommand } from './commands/report';
import { addResumeCommand } from './commands/resume';
import { addRunsCommand } from './commands/runs';
import { addStatusCommand } from './commands/status';
import { withCompletedSteps } from './completed-steps';
import type { CommandContext } from './context';
import { giveOptionsOnce } from './given-once';
import { Interrupted } from './interrupt';
import type { Io } from './io';
import { payments } from './product/payments';
import { errorText } from './render/error';
import { styleFor } from './render/style';
import { openRunFolder } from './runs/run-folder';
import { assertNoOptionSwallowed } from './swallowed-option';

/** What tests put in place of the product and the local cloud. */
export type Substitutes = Partial<Omit<CommandContext, 'io'>>;

/**
 * Runs one command.
 *
 * @param argv Without the program's name.
 * @param beforeCommand Called once it is clear which command is meant, and never for help or a typing error.
 * @returns the exit code; see `EXIT`.
 */
export async function main(
  argv: readonly string[],
  io: Io,
  substitutes: Substitutes = {},
  beforeCommand: () => void = () => undefined,
): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const program = createProgram(commandContext(io, substitutes), (code) => {
    exitCode = code;
  }).hook('preAction', (_, command) => {
    assertNoOptionSwallowed(command, io.program, argv);
    beforeCommand();
  });
  try {
    await program.parseAsync(helpOfKnown(program, argv), { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportError(error, argv, io);
  }
}

/** `help deplo` is as wrong a command as `deplo`, for which commander suggests the right one. */
function helpOfKnown(program: Command, argv: readonly string[]): readonly string[] {
  const [help, name] = argv;
  const isUnknown =
    help === 'help' &&
    name !== undefined &&
    !name.startsWith('-') &&
    program.commands.every((command) => command.name() !== name);
  return isUnknown ? [name] : argv;
}

/** What commands are given outside of tests. */
export function commandContext(io: Io, substitutes: Substitutes = {}): CommandContext {
  return {
    io,
    product: payments,
    openLocalCloud: openEmbeddedCloud,
    openRuns: openRunFolder,
    ...substitutes,
  };
}

/** All commands, for one run; the reference is made from them too. */
export function createProgram(context: CommandContext, finish: (code: ExitCode) => void): Command {
  const { io } = context;
  const program = new Command('dr-cli')
    .description(
      'Payments in two AWS regions: deploy them in order, look at them, move payments, take them down',
    )
    .version(version, '--version', 'print the version')
    // Suggestions for an option of a command are that command's own.
    .enablePositionalOptions()
    .showHelpAfterError('next: add --help to see what the command takes')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? HELP_COLUMNS,
      getErrHelpWidth: () => io.stderr.columns ?? HELP_COLUMNS,
    })
    .exitOverride();
  addDoctorCommand(program, context, finish);
  addImageCommand(program, context, finish);
  addPreviewCommand(program, context, finish);
  addDeployCommand(program, context, finish);
  addOutputsCommand(program, context, finish);
  addStatusCommand(program, context, finish);
  addExplainCommand(program, context, finish);
  addLogsCommand(program, context, finish);
  addDriftCommand(program, context, finish);
  addArmCommand(program, context, finish);
  addDisarmCommand(program, context, finish);
  addFailoverCommand(program, context, finish);
  addFailbackCommand(program, context, finish);
  addResumeCommand(program, context, finish);
  addDrillCommand(program, context, finish);
  addDestroyCommand(program, context, finish);
  addRunsCommand(program, context, finish);
  addAttachCommand(program, context, finish);
  addCancelCommand(program, context, finish);
  addReportCommand(program, context, finish);
  addGraphCommand(program, context, finish);
  addCostCommand(program, context, finish);
  addConfigCommand(program, context, finish);
  addCompletionCommand(program, context, finish);
  giveOptionsOnce(program);
  return program;
}

/** Loaded when it is asked for: help and a typing error need nothing of it. */
const openEmbeddedCloud: CommandContext['openLocalCloud'] = async (io, hostedZone) => {
  const { openLocalCloud } = await import('./local-cloud');
  return openLocalCloud(io, hostedZone);
};

/** Width of help texts that go to a file. */
const HELP_COLUMNS = 100;

function reportError(error: unknown, argv: readonly string[], io: Io): ExitCode {
  // Commander has printed its own message already; help and version are no errors.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT.done : EXIT.invalidInput;
  }
  if (error instanceof Interrupted) {
    return error.exitCode;
  }
  const described = withCompletedSteps(describeError(error), io.program, argv);
  io.stderr.write(errorText(described, styleFor(io.stderr, io.env)));
  if (argv.includes('--debug')) {
    io.stderr.write(`${debugText(error)}\n`);
  }
  return error instanceof DrError ? error.exitCode : EXIT.failed;
}

/** The stack traces of an error and all its causes, with AWS's ids of the requests that failed. */
function debugText(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const own = error.stack ?? error.message;
  const id = requestId(error);
  const request = id === undefined ? '' : `\nrequest id ${id}`;
  const cause = error.cause === undefined ? '' : `\ncaused by ${debugText(error.cause)}`;
  return `${own}${request}${cause}`;
}

/** Of an error that AWS sent; what AWS's support asks for first. */
function requestId(error: Error): string | undefined {
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  return typeof metadata === 'object' &&
    metadata !== null &&
    'requestId' in metadata &&
    typeof metadata.requestId === 'string'
    ? metadata.requestId
    : undefined;
}
