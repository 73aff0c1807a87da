import type { Command } from 'commander';
import { explainStacks, type StackExplanation } from '../../engine/diagnosis/explain';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import type { FailureOfRun, RunFailure } from '../../engine/journal/run-failure';
import { locationId, locationsOf } from '../../engine/topology';
import type { CommandContext } from '../context';
import { interruptibleRead } from '../interrupt';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { explanationText } from '../render/failure/explanation';
import { styleFor } from '../render/style';
import { readAllRuns } from '../runs/environment-runs';
import { newestFailure, untoldFailure } from '../runs/newest-failure';
import { parseSelection } from '../selection';
import { openSession, type Session, startRun } from '../session';

/** Version of the shape of `--json`. A new optional field keeps it; anything else raises it. */
export const EXPLANATION_VERSION = '1.0';

export function addExplainCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('explain')
    .description('Say why the last operation on the stacks failed, from what AWS still knows')
    .argument('[stacks...]', 'these stacks alone: regional, or regional@dr');
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (stacks: string[], options: ConnectionOptions) =>
      finish(await runExplain(context, stacks, options)),
    );
}

const HELP = `
Examples:
  dr-cli explain --suffix prod
  dr-cli explain regional@dr --suffix prod
  dr-cli explain --suffix prod --json | jq -r '.stacks[].error.failures[]?.reason'

Ends with 1 when the last operation on a stack failed, when the newest run in .dr/runs failed at
something that no stack shows, and when nothing is deployed; otherwise with 0. Tasks that stopped are
known for an hour, and a rollback deletes logs: a deploy looks while they are there.`;

async function runExplain(
  context: CommandContext,
  stacks: readonly string[],
  options: ConnectionOptions,
): Promise<ExitCode> {
  const { io, product } = context;
  const selected =
    stacks.length === 0 ? () => true : parseSelection(product.topology, stacks, io.program);
  const session = await openSession(context, options);
  const { environment, clock } = session;
  const again = environment.command('explain', ...stacks);
  const explanations = await interruptibleRead(io, again, (signal) =>
    explainStacks(
      startRun(session, () => undefined, signal),
      selected,
    ),
  );
  const run = await untoldRun(context, session, explanations);
  if (run === undefined && explanations.every(({ kind }) => kind === 'not-deployed')) {
    throw notDeployed(session, stacks);
  }
  if (options.json) {
    const { suffix } = environment;
    const at = new Date(clock.nowMs()).toISOString();
    const result = resultOf(explanations, run);
    io.stdout.write(
      `${JSON.stringify({ version: EXPLANATION_VERSION, suffix, at, result, run, stacks: explanations })}\n`,
    );
  } else {
    const { text, next } = explanationText(explanations, run, styleFor(io.stdout, io.env));
    io.stdout.write(text);
    io.stderr.write(next);
  }
  return resultOf(explanations, run) === 'failed' ? EXIT.failed : EXIT.done;
}

/** What the newest run here failed at and no stack tells. */
async function untoldRun(
  { io, openRuns }: CommandContext,
  session: Session,
  stacks: readonly StackExplanation[],
): Promise<RunFailure | undefined> {
  const { environment, cloud } = session;
  const { runs, unreadable } = readAllRuns(openRuns(io));
  for (const { message } of unreadable) {
    io.stderr.write(`a run that this may be about can't be read: ${message}\n`);
  }
  const failure = newestFailure(runs, session, await cloud.caller());
  const ids = new Set(locationsOf(environment.topology).map(locationId));
  const untold = failure && untoldFailure(failure, stacks, (step) => ids.has(step));
  return (
    untold && { ...untold, failures: untold.failures.map((each) => goOn(each, untold, session)) }
  );
}

/** To explain it is what is being done; what is left to type at the least is the run's own command. */
function goOn(
  failure: FailureOfRun,
  { command }: RunFailure,
  { environment }: Session,
): FailureOfRun {
  const explain = environment.command('explain');
  const others = failure.error.nextSteps.filter((step) => !step.startsWith(explain));
  const nextSteps = others.length > 0 ? others : [environment.command(command)];
  return { ...failure, error: { ...failure.error, nextSteps } };
}

function notDeployed({ environment }: Session, stacks: readonly string[]): DrError {
  const { suffix, command } = environment;
  return stacks.length === 0
    ? new DrError({
        code: 'DR_NOT_DEPLOYED',
        message: `no stack of ${suffix} is deployed`,
        nextSteps: [command('deploy')],
      })
    : new DrError({
        code: 'DR_NOT_DEPLOYED',
        message: `${stacks.join(', ')} of ${suffix}: not deployed`,
        nextSteps: [command('explain'), command('deploy')],
      });
}

function resultOf(
  stacks: readonly StackExplanation[],
  run: RunFailure | undefined,
): 'failed' | 'running' | 'nothing-failed' {
  if (run !== undefined || stacks.some(({ kind }) => kind === 'failed')) {
    return 'failed';
  }
  return stacks.some(({ kind }) => kind === 'running') ? 'running' : 'nothing-failed';
}
