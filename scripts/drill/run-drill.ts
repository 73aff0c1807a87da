import { join, resolve } from 'node:path';
import type { CommandContext } from '../dr-cli/context';
import { projectFolder } from '../dr-cli/product/project-folder';
import { makeDirectory } from '../local-cloud/make-directory';
import { ownedFolder } from '../tools/owned-folder';
import { judgeAll } from './checks';
import type { Judged } from './checks/check';
import type { DrillHistory } from './checks/drill-history';
import { type DrillClock, startClock } from './clock/drill-clock';
import { openEnvironment } from './deployment/environment';
import { operatorCommand } from './deployment/operator-command';
import { drillHeader } from './drill-header';
import type { EvidenceBody } from './evidence/types';
import { EvidenceWriter } from './evidence/writer';
import { Load } from './load/load';
import { cloudLagOf } from './observe/cloud-lag';
import { conclusion } from './observe/conclusion';
import { costText } from './observe/cost-of-waiting';
import { LatchAudit } from './observe/latch-audit';
import { limitationsOf } from './observe/limitations';
import { Observations } from './observe/observations';
import { Observer } from './observe/observer';
import { OperationStarts } from './observe/operation-starts';
import { ownReports } from './observe/own-reports';
import { phasesOf } from './observe/phases';
import { historyOf, readPayments, reportBuckets } from './observe/read-history';
import { Recorder } from './observe/recorder';
import { StateReader } from './observe/state-reader';
import { UnbookedPayments } from './observe/unbooked-payments';
import { worldEvents } from './observe/world-events';
import { assertSources, bundlePrograms } from './programs';
import type { Scenario } from './scenarios/scenario';
import { WorldStage } from './scenarios/stage';
import { roleOf } from './world/drill-cloud';
import { Endings } from './world/endings';
import { World } from './world/world';

export interface DrillOptions {
  readonly scenario: Scenario;
  readonly suffix: string;
  readonly seed: number;
  readonly speed: 'real' | 'fast';
  /** Milliseconds of the drill for each one of the machine. */
  readonly clockFactor: number;
  /** Commits wait for the standby. */
  readonly isSynchronous: boolean;
  readonly tasksPerProcess: number;
  readonly clients: number;
  readonly paymentsPerSecond: number;
  /** Where the evidence goes, a folder of its own. */
  readonly folder: string;
  /** For `dr-cli deploy`, where the environment is deployed for the drill. */
  readonly deployOptions?: readonly string[];
  /** Changes what is deployed before the drill begins: for drills of a broken orchestrator. */
  readonly sabotage?: (world: World) => Promise<void>;
}

/** What a display is told. */
export interface DrillEvents {
  readonly onStep: (text: string) => void;
  readonly onWorld: (view: DrillView) => void;
  readonly onEvidence: (body: EvidenceBody, atMs: number) => void;
}

/** What there is to look at while it runs. */
export interface DrillView {
  readonly world: World;
  readonly observations: Observations;
  readonly clock: DrillClock;
  readonly startedAtMs: number;
}

export interface DrillResult {
  readonly history: DrillHistory;
  readonly checks: readonly Judged[];
  readonly evidencePath: string;
  readonly isPassed: boolean;
  readonly startedAtMs: number;
}

/** In the drill's folder. */
export const EVIDENCE_FILE = 'evidence.ndjson';

/** Health checks settle, the watcher takes its samples and the lag is measured before anything happens. */
const WARM_UP_MS = 75_000;

/** Tasks have warmed up by then: what they take from here on is compared with. */
const BASELINE_AFTER_MS = 30_000;

const OBSERVE_EVERY_MS = 1_000;

/** What has no answer by then is tried again by clients. */
const CLIENT_TIMEOUT_MS = 10_000;

/** On the machine's clock: each of its parts has half a minute. */
const WORLD_ENDS_WITHIN_MS = 5 * 60_000;

/** The model's guess of two minutes would be waited for. */
const REBUILD_DELAY_MS = 60_000;

/** Runs one drill, writes its evidence, and judges it. */
export async function runDrill(
  context: CommandContext,
  options: DrillOptions,
  events: DrillEvents,
  signal: AbortSignal,
): Promise<DrillResult> {
  assertSources();
  const endings = new Endings();
  try {
    return await drill(context, options, events, signal, endings);
  } finally {
    await endings.run();
  }
}

async function drill(
  context: CommandContext,
  options: DrillOptions,
  events: DrillEvents,
  signal: AbortSignal,
  endings: Endings,
): Promise<DrillResult> {
  const { scenario, suffix, clockFactor, tasksPerProcess, isSynchronous } = options;
  const temporary = ownedFolder('drill');
  endings.add('the temporary folder', () => temporary.remove());
  events.onStep('environment');
  const own = ownContext(context, temporary.path);
  const environment = await openEnvironment(own, suffix, options.deployOptions);
  const { domainName, origin } = environment;
  signal.throwIfAborted();
  events.onStep('processes');
  const programs = await bundlePrograms(temporary.path);
  signal.throwIfAborted();

  const clock = startClock(clockFactor, environment.reachedMs);
  const observations = new Observations();
  const latchAudit = new LatchAudit(() => clock.nowMs());
  const operationStarts = new OperationStarts(() => clock.nowMs(), roleOf);
  let writer: EvidenceWriter | undefined;
  const write = (body: EvidenceBody, atMs: number) => {
    writer?.append(body, atMs);
    events.onEvidence(body, atMs);
  };
  let recorder: Recorder | undefined;
  const world = await World.start({
    environment,
    suffix,
    clock,
    programs,
    folder: temporary.path,
    tasksPerProcess,
    rebuildDelayMs: REBUILD_DELAY_MS,
    onTargets: () => undefined,
    onCall: (call) => {
      latchAudit.onCall(call);
      operationStarts.onCall(call);
    },
    events: worldEvents({
      write: (body) => write(body, clock.nowMs()),
      onWritable: (change) => recorder?.onWriterChange(change),
      onLeftBehind: (payments) => observations.leftBehind.push(...payments),
      readPayments: (region) => readPayments(world, region),
    }),
  });
  endings.add('both regions', () => world.stop(), WORLD_ENDS_WITHIN_MS);
  signal.throwIfAborted();
  await options.sabotage?.(world);

  makeDirectory(options.folder);
  const evidencePath = resolve(join(options.folder, EVIDENCE_FILE));
  const project = projectFolder(__dirname);
  const evidence = EvidenceWriter.create(
    evidencePath,
    drillHeader({ ...options, project, domainName, origin, world }),
    clock,
  );
  writer = evidence;
  const close = (end: Parameters<EvidenceWriter['close']>[0]) => {
    // What ends later than the drill has no place in it.
    writer = undefined;
    evidence.close(end);
  };
  endings.add('the evidence', () =>
    close(signal.aborted ? { outcome: 'interrupted' } : { outcome: 'failed' }),
  );

  const { routes, dns, cloud } = world.parts;
  const seen = new Recorder({ observations, routes, domainName, write });
  recorder = seen;
  const state = new StateReader(cloud.cloud, `failover-state-${suffix}`);
  const observer = new Observer({
    world,
    clock,
    state,
    latchAudit,
    operationStarts,
    recorder: seen,
    observations,
    domainName,
    suffix,
    write,
  });
  const startedAtMs = clock.nowMs();
  events.onWorld({ world, observations, clock, startedAtMs });
  const stopObserving = clock.every(OBSERVE_EVERY_MS, () => observer.look());
  endings.add('the observer', stopObserving);
  const load = Load.start({
    program: programs.clients,
    folder: temporary.path,
    clock,
    onRecords: (records) => seen.onClients(records),
    setting: {
      clients: options.clients,
      seed: options.seed,
      runId: `drill-${options.seed}-${Math.floor(startedAtMs)}`,
      domainName,
      dnsPort: dns.port,
      routes: routes.entries(),
      pauseMs: (options.clients / options.paymentsPerSecond) * 1_000 * clockFactor,
      requestTimeoutMs: CLIENT_TIMEOUT_MS,
    },
  });
  endings.add('the clients', () => load.kill());

  const unbooked = new UnbookedPayments(world, observations);
  endings.add('the question for booked payments', () => unbooked.end());
  const stage = new WorldStage({
    world,
    clock,
    observations,
    state,
    signal,
    write,
    countUnbooked: () => unbooked.count(),
    command: (verb, more) => operatorCommand(own, { suffix, world }, verb, more),
  });
  await stage.sleep(WARM_UP_MS);
  if (isSynchronous) {
    const fromMs = startedAtMs + BASELINE_AFTER_MS;
    const untilMs = clock.nowMs();
    await world.parts.database.makeSynchronous();
    await stage.sleep(WARM_UP_MS - BASELINE_AFTER_MS);
    stage.note(costText(observations.payments, { fromMs, untilMs, clockFactor }));
  }
  await scenario.run(stage);

  events.onStep('checks');
  await load.stop();
  const endedAtMs = clock.nowMs();
  await stopObserving();
  await observer.look();
  seen.flush(Number.POSITIVE_INFINITY);
  const history = await historyOf(world, observations, scenario, { isSynchronous, endedAtMs });
  const checks = judgeAll(history);
  for (const phase of phasesOf(observations, BUDGETS)) {
    write({ type: 'phase', ...phase }, phase.startedAtMs);
  }
  for (const body of await ownReports(
    cloud.cloud,
    await reportBuckets(world, suffix),
    history.operations,
  )) {
    write(body, endedAtMs);
  }
  const cloudLag = cloudLagOf(observations.cloudLagsMs);
  if (cloudLag !== undefined) write(cloudLag, endedAtMs);
  for (const body of conclusion(history, checks, limitationsOf(options))) write(body, endedAtMs);
  close({ outcome: 'completed' });
  return {
    history,
    checks,
    evidencePath,
    isPassed: checks.every(({ verdict }) => verdict !== 'failed'),
    startedAtMs,
  };
}

/** Commands of the drill's are not the user's: what they remember of their runs goes with the drill. */
function ownContext(context: CommandContext, folder: string): CommandContext {
  const { io } = context;
  return { ...context, io: { ...io, env: { ...io.env, DR_RUNS: join(folder, 'runs') } } };
}

/** As deployed: health checks every 10 s, three of them; the policy's confirmation; a load balancer's TTL. */
const BUDGETS = { healthCheckMs: 40_000, confirmationMs: 60_000, ttlMs: 60_000 } as const;
