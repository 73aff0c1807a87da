import type { Command } from 'commander';
import { destroy } from '../../engine/destroy/destroy';
import { type DestroyPlan, planDestroy } from '../../engine/destroy/plan';
import type { ExitCode } from '../../engine/errors';
import { confirm } from '../confirm';
import type { CommandContext } from '../context';
import { exitCodeOf } from '../exit-code';
import { interruptible } from '../interrupt';
import type { Io } from '../io';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { planText } from '../render/plan';
import { styleFor } from '../render/style';
import { createReporter } from '../reporter';
import { openSession, type Session, startRun } from '../session';

interface DestroyOptions extends ConnectionOptions {
  readonly yes?: true;
}

export function addDestroyCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('destroy')
    .description('Delete every stack, with its data, in both regions')
    .option('--yes', 'do it without asking');
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: DestroyOptions) => finish(await runDestroy(context, options)));
}

const HELP = `
Databases are deleted without a final snapshot and buckets with every version in them.
The region whose database can write now is taken down last, whichever it is. At the
end both regions are searched for anything that still carries the environment's tag.

Examples:
  dr-cli destroy --suffix demo --local --yes
  dr-cli destroy --suffix staging`;

async function runDestroy(context: CommandContext, options: DestroyOptions): Promise<ExitCode> {
  const { io } = context;
  const session = await openSession(context, options);
  const { environment, clock } = session;

  return interruptible(io, environment.command('destroy'), async (signal, announceThrough) => {
    const planning = startRun(session, () => undefined, signal);
    const plan = await planDestroy(planning);
    await agree(io, session, plan, options);
    const reporter = createReporter({ io, clock, json: options.json ?? false });
    announceThrough(reporter.say);
    try {
      const summary = await destroy({ ...planning, emit: reporter.emit }, plan);
      return exitCodeOf(summary);
    } finally {
      reporter.close();
    }
  });
}

async function agree(
  io: Io,
  { environment }: Session,
  { steps, writer }: DestroyPlan,
  { yes, json }: DestroyOptions,
): Promise<void> {
  const { suffix, topology } = environment;
  if (!json || (!yes && io.isInteractive)) {
    const last = writer && `; ${topology.regions[writer].name} has the writer and goes last`;
    const title = `destroy ${suffix} and all its data${last ?? ''}`;
    io.stderr.write(planText(title, steps, styleFor(io.stderr, io.env)));
  }
  if (!yes) {
    await confirm(io, {
      question: `This deletes all data of ${suffix}. Type the suffix to go on: `,
      answer: suffix,
      withoutAsking: environment.command('destroy', '--yes'),
    });
  }
}
