import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../../engine/errors';
import { observeAll } from '../../engine/plan';
import { locationId, type Topology } from '../../engine/topology';
import type { CommandContext } from '../context';
import { interruptibleRead } from '../interrupt';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { type StatusRow, statusText } from '../render/status';
import { openSession, startRun } from '../session';

type Observed = Awaited<ReturnType<typeof observeAll>>;

const ROLES = ['primary', 'dr'] as const;

export function addStatusCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  addConnectionOptions(
    program.command('status').description('Show every stack side by side in both regions'),
  )
    .addHelpText('after', '\nExample:\n  dr-cli status --suffix prod')
    .action(async (options: ConnectionOptions) => finish(await runStatus(context, options)));
}

async function runStatus(context: CommandContext, options: ConnectionOptions): Promise<ExitCode> {
  const { io, product } = context;
  const session = await openSession(context, options);
  const observed = await interruptibleRead(io, session.environment.command('status'), (signal) =>
    observeAll(startRun(session, () => undefined, signal)),
  );
  io.stdout.write(
    options.json
      ? `${JSON.stringify(statusObject(product.topology, observed))}\n`
      : statusText(
          ROLES.map((role) => `${product.topology.regions[role].name} (${role})`),
          statusRows(product.topology, observed),
        ),
  );
  return EXIT.done;
}

function statusRows(topology: Topology, observed: Observed): StatusRow[] {
  return topology.stacks.map(({ id, roles }) => ({
    stack: id,
    cells: ROLES.map((role) =>
      roles.includes(role)
        ? observed.get(locationId({ stack: id, role }))?.description
        : ('elsewhere' as const),
    ),
  }));
}

function statusObject(topology: Topology, observed: Observed): object {
  return Object.fromEntries(
    topology.stacks.flatMap(({ id, roles }) =>
      roles.map((role) => {
        const location = locationId({ stack: id, role });
        const description = observed.get(location)?.description;
        return [
          location,
          {
            region: topology.regions[role].name,
            status: description?.status ?? null,
            statusReason: description?.statusReason ?? null,
            lastChangedAt: description && new Date(description.lastChangedMs).toISOString(),
          },
        ];
      }),
    ),
  );
}
