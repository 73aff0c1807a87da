import type { Command } from 'commander';
import { type ArmingState, readArmingState } from '../../engine/arming/read-arming';
import type { FailoverKnowledge, Run } from '../../engine/environment';
import { EXIT, type ExitCode } from '../../engine/errors';
import { observeAll } from '../../engine/plan';
import { locationId, locationsOf, type Topology } from '../../engine/topology';
import type { CommandContext } from '../context';
import { interruptibleRead } from '../interrupt';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { armingStateObject, armingStateText } from '../render/arming';
import { type StatusRow, statusText } from '../render/status';
import { columns, lines } from '../render/text';
import { openSession, startRun } from '../session';

type Observed = Awaited<ReturnType<typeof observeAll>>;

/** By location of the stack that has the state table; empty when nothing fails over by itself. */
type ArmingByLocation = ReadonlyMap<string, ArmingState>;

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
  const [observed, arming] = await interruptibleRead(
    io,
    session.environment.command('status'),
    async (signal) => {
      const run = startRun(session, () => undefined, signal);
      const stacks = await observeAll(run);
      return [stacks, await readArming(run, product.failover, stacks)] as const;
    },
  );
  io.stdout.write(
    options.json
      ? `${JSON.stringify(statusObject(product.topology, observed, arming))}\n`
      : statusText(
          ROLES.map((role) => `${product.topology.regions[role].name} (${role})`),
          statusRows(product.topology, observed),
        ) + armingText(product.topology, arming),
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

async function readArming(
  run: Run,
  knowledge: FailoverKnowledge | undefined,
  observed: Observed,
): Promise<ArmingByLocation> {
  if (knowledge === undefined) {
    return new Map();
  }
  const { stack } = knowledge;
  const read = ROLES.map(async (role) => {
    const location = locationId({ stack, role });
    const regional = observed.get(location)?.description;
    return [location, await readArmingState(run, role, knowledge, regional)] as const;
  });
  return new Map(await Promise.all(read));
}

function armingText(topology: Topology, arming: ArmingByLocation): string {
  const rows = locationsOf(topology).flatMap((location) => {
    const state = arming.get(locationId(location));
    const { role } = location;
    return state === undefined
      ? []
      : [[`  ${topology.regions[role].name} (${role})`, armingStateText(state)]];
  });
  return rows.length === 0 ? '' : lines('', 'automatic failover', columns(rows));
}

function statusObject(topology: Topology, observed: Observed, arming: ArmingByLocation): object {
  return Object.fromEntries(
    topology.stacks.flatMap(({ id, roles }) =>
      roles.map((role) => {
        const location = locationId({ stack: id, role });
        const description = observed.get(location)?.description;
        const armingState = arming.get(location);
        return [
          location,
          {
            region: topology.regions[role].name,
            status: description?.status ?? null,
            statusReason: description?.statusReason ?? null,
            lastChangedAt: description && new Date(description.lastChangedMs).toISOString(),
            ...(armingState && { arming: armingStateObject(armingState) }),
          },
        ];
      }),
    ),
  );
}
