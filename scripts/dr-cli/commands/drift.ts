import type { Command } from 'commander';
import { detectDrift, type StackDrift } from '../../engine/drift/detect';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import { interruptibleRead } from '../interrupt';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { driftText } from '../render/drift';
import { styleFor } from '../render/style';
import { timeText } from '../render/text';
import { parseSelection } from '../selection';
import { openSession, startRun } from '../session';

interface DriftOptions extends ConnectionOptions {
  readonly fail?: true;
}

/** Version of what `--json` prints. A new optional field keeps it; anything else raises it. */
export const DRIFT_VERSION = '1.0';

export function addDriftCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('drift [stack...]')
    .description('Compare what is deployed with the templates it was deployed from')
    .option('--fail', `exit with ${EXIT.changesFound} when something drifted`);
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (stacks: readonly string[], options: DriftOptions) =>
      finish(await runDrift(context, stacks, options)),
    );
}

const HELP = `
CloudFormation compares every property that a template sets. What a failover changes and what is
reported of every global database is shown apart, with the reason; only the rest is drift.

Examples:
  dr-cli drift --suffix prod
  dr-cli drift regional@dr --suffix prod
  dr-cli drift --suffix prod --fail --json > drift.json`;

async function runDrift(
  context: CommandContext,
  names: readonly string[],
  options: DriftOptions,
): Promise<ExitCode> {
  const { io, product } = context;
  const selected =
    names.length === 0 ? undefined : parseSelection(product.topology, names, io.program);
  const session = await openSession(context, options);
  const { environment, clock } = session;
  if (!options.json) {
    io.stderr.write('CloudFormation compares the stacks with their templates; a minute or two\n');
  }
  const stacks = await interruptibleRead(io, environment.command('drift', ...names), (signal) =>
    detectDrift(
      startRun(session, () => undefined, signal),
      selected,
    ),
  );
  if (stacks.every(({ kind }) => kind === 'not-deployed')) {
    throw new DrError({
      code: 'DR_NOT_DEPLOYED',
      message: `no stack of ${environment.suffix} is deployed`,
      nextSteps: [environment.command('deploy')],
    });
  }
  const at = timeText(clock.nowMs());
  io.stdout.write(
    options.json
      ? `${JSON.stringify({ version: DRIFT_VERSION, suffix: environment.suffix, at, ...verdictOf(stacks), stacks: byLocation(stacks) })}\n`
      : driftText(stacks, styleFor(io.stdout, io.env)),
  );
  return exitCodeOf(verdictOf(stacks), options);
}

interface Verdict {
  readonly hasDrift: boolean;
  /** Whether everything was looked at that CloudFormation can look at. */
  readonly isComplete: boolean;
}

function verdictOf(stacks: readonly StackDrift[]): Verdict {
  return {
    hasDrift: stacks.some(
      (stack) => stack.kind === 'checked' && stack.resources.drifted.length > 0,
    ),
    isComplete: stacks.every(isSettled),
  };
}

function isSettled(stack: StackDrift): boolean {
  return (
    stack.kind === 'not-deployed' ||
    (stack.kind === 'checked' &&
      stack.incomplete === undefined &&
      stack.resources.unknown.length === 0)
  );
}

/** What could not be looked at may have drifted: nobody may take that for a clean answer. */
function exitCodeOf({ hasDrift, isComplete }: Verdict, { fail }: DriftOptions): ExitCode {
  if (!isComplete) {
    return EXIT.failed;
  }
  return fail && hasDrift ? EXIT.changesFound : EXIT.done;
}

function byLocation(stacks: readonly StackDrift[]): Record<string, Omit<StackDrift, 'location'>> {
  return Object.fromEntries(stacks.map(({ location, ...stack }) => [location, stack]));
}
