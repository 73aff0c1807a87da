import type { Command } from 'commander';
import { explainStacks, type StackExplanation } from '../../engine/diagnosis/explain';
import { EXIT, type ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import { interruptibleRead } from '../interrupt';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { explanationText } from '../render/failure/explanation';
import { styleFor } from '../render/style';
import { parseSelection } from '../selection';
import { openSession, startRun } from '../session';

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

Ends with 1 when the last operation on a stack failed, and with 0 when nothing did. Tasks that
stopped are known for an hour, and a rollback deletes logs: a deploy looks while they are there.`;

async function runExplain(
  { io, product, ...rest }: CommandContext,
  stacks: readonly string[],
  options: ConnectionOptions,
): Promise<ExitCode> {
  const selected =
    stacks.length === 0 ? () => true : parseSelection(product.topology, stacks, io.program);
  const session = await openSession({ io, product, ...rest }, options);
  const { environment, clock } = session;
  const again = environment.command('explain', ...stacks);
  const explanations = await interruptibleRead(io, again, (signal) =>
    explainStacks(
      startRun(session, () => undefined, signal),
      selected,
    ),
  );
  if (options.json) {
    io.stdout.write(`${explanationJson(environment.suffix, explanations, clock.nowMs())}\n`);
  } else {
    const { text, next } = explanationText(explanations, styleFor(io.stdout, io.env));
    io.stdout.write(text);
    io.stderr.write(next);
  }
  return resultOf(explanations) === 'failed' ? EXIT.failed : EXIT.done;
}

function explanationJson(
  suffix: string,
  stacks: readonly StackExplanation[],
  nowMs: number,
): string {
  const at = new Date(nowMs).toISOString();
  return JSON.stringify({
    version: EXPLANATION_VERSION,
    suffix,
    at,
    result: resultOf(stacks),
    stacks,
  });
}

function resultOf(stacks: readonly StackExplanation[]): 'failed' | 'running' | 'nothing-failed' {
  if (stacks.some(({ kind }) => kind === 'failed')) {
    return 'failed';
  }
  return stacks.some(({ kind }) => kind === 'running') ? 'running' : 'nothing-failed';
}
