import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { SeedResult } from '../../simulation/run-seed';
import type { World } from '../../simulation/world/world';
import { HIT } from '../source/hit-points';
import { commandsOnly } from './commands-only';
import type { Job, Pair, RunOutcome, WorkerMessage } from './messages';
import { Modules } from './modules';
import { ENTRY, type Program } from './program';

interface WorkerData {
  readonly root: string;
  readonly program: Program;
}

interface Simulation {
  readonly runSeed: (scenario: string, seed: number) => Promise<SeedResult>;
}

const WORLD = 'scripts/simulation/world/world.ts';
const JUDGES = 'scripts/simulation/invariants/';

// A stack for every aborted time-out would be a third of the work.
Error.stackTraceLimit = 1;

const { root, program }: WorkerData = workerData;
const requireHere = createRequire(join(root, 'package.json'));
const packages = new Map<string, unknown>();
const modules = new Modules(program, (name) => {
  const known = packages.get(name) ?? requirePackage(name);
  packages.set(name, known);
  return known;
});

const requirePackage = (name: string): unknown =>
  name.startsWith('@aws-sdk/client-') ? commandsOnly() : requireHere(name);

const hits = new Set<string>();
let world: World | undefined;
/** What no promise of the run has caught: in Lambda, the end of the process. */
let unhandled: unknown;

process.on('unhandledRejection', (reason) => {
  unhandled ??= reason;
});

Object.assign(globalThis, {
  [HIT]: (point: string) => hits.add(point),
  $world: (created: World) => {
    world = created;
    return created;
  },
});

/** Keeps hold of the world, whose executions tell which states they came by. */
const OBSERVED_WORLD = `
  const original = require('original');
  module.exports = { ...original, createWorld: (...options) => $world(original.createWorld(...options)) };`;

parentPort?.on('message', (job: Job) => {
  void work(job).then(() => tell({ kind: 'done' }));
});

const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

async function work({ replacements, pairs }: Job): Promise<void> {
  hits.clear();
  const simulation = load(replacements);
  // What is done while modules are loaded counts for every run.
  const atLoad = [...hits];
  for (const pair of pairs) {
    const startedAtMs = performance.now();
    hits.clear();
    const outcome = simulation instanceof Error ? crashed(simulation) : await run(simulation, pair);
    tell({
      kind: 'run',
      pair,
      outcome,
      hits: [...atLoad, ...hits, ...statesEntered()],
      tookMs: performance.now() - startedAtMs,
    });
    if (outcome.kind !== 'held') {
      return;
    }
  }
}

function load(replacements: Job['replacements']): Simulation | Error {
  try {
    return modules.load(ENTRY, { [WORLD]: OBSERVED_WORLD, ...replacements }, (path) =>
      path.startsWith(JUDGES),
    ) as Simulation;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function run({ runSeed }: Simulation, { scenario, seed }: Pair): Promise<RunOutcome> {
  unhandled = undefined;
  try {
    const { violations } = await runSeed(scenario, seed);
    const [first] = violations;
    if (first !== undefined) {
      return { kind: 'broken', ...first };
    }
    return unhandled === undefined ? { kind: 'held' } : crashed(unhandled);
  } catch (error) {
    return crashed(error);
  }
}

const crashed = (error: unknown): RunOutcome => ({
  kind: 'crashed',
  problem: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
});

function statesEntered(): readonly string[] {
  const regions = Object.values(world?.cloud.options.state.regions ?? {});
  const executions = regions.flatMap((region) =>
    Object.values(region.stepFunctions?.executions ?? {}),
  );
  return executions.flatMap(({ stateMachineArn, history }) =>
    history
      .filter(({ type }) => type.endsWith('StateEntered'))
      .map(({ details }) => `${machineOf(stateMachineArn)}:${String(details?.name)}`),
  );
}

const machineOf = (arn: string): string =>
  arn.includes(':stateMachine:switchover') ? 'switchover' : 'failover';
