import { openWorld } from '../../scripts/dr-cli/local-cloud';
import { main, type Substitutes } from '../../scripts/dr-cli/main';
import type { Product } from '../../scripts/dr-cli/product/product';
import type { RunStore } from '../../scripts/dr-cli/runs/run-store';
import { AWS_POLLING, type Polling } from '../../scripts/engine/clock';
import { type AttachableClient, attachLocalCloud } from '../../scripts/local-cloud/attach';
import type { LocalCloud } from '../../scripts/local-cloud/cloud';
import { createLocalCloud } from '../../scripts/local-cloud/create-local-cloud';
import { BatchingStore } from '../../scripts/local-cloud/live/batching-store';
import { ONLY_DRIVER } from '../../scripts/local-cloud/live/driver-lease';
import { LiveCloud } from '../../scripts/local-cloud/live/live-cloud';
import { INSTANT_PACE } from '../../scripts/local-cloud/live/pace';
import { WorldClock } from '../../scripts/local-cloud/live/world-clock';
import { modelledEndpoints } from '../../scripts/local-cloud/payments/endpoints';
import { paymentFunctions } from '../../scripts/local-cloud/payments/functions';
import { MemoryStore } from '../../scripts/local-cloud/persistence';
import { type Behaviour, QUIET_BEHAVIOUR } from '../../scripts/local-cloud/runtime/behaviour';
import type { Interference } from '../../scripts/local-cloud/runtime/call';
import { ClockRetryStrategy } from '../../scripts/local-cloud/runtime/retry-strategy';
import { cloudDns } from '../../scripts/local-cloud/services/route53-dns';
import type { LocalCloudState } from '../../scripts/local-cloud/state';
import type { CloudCall, Faults } from '../../scripts/local-cloud/throttling';
import { memoryRuns } from './memory-runs';
import { type TestIo, type TestIoOptions, testIo } from './test-io';

/** What one command did. */
export interface CommandResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A local cloud in memory and whole commands against it, at AWS's pace in virtual time. */
export interface LocalWorld {
  /** Runs `dr-cli <command line>`, with `--suffix demo`, unless another is given, and `--local`. */
  run(commandLine: string, options?: RunOptions): Promise<CommandResult>;
  /** Every call so far. */
  readonly calls: readonly CloudCall[];
  attach<Client extends AttachableClient>(client: Client): Client;
  /** Ids of everything that exists in a region: `<type>|<physical id>`. */
  resources(region: string): string[];
  globalResources(): string[];
  /** Lets time pass while nobody runs a command: functions run, state machines go on. */
  pass(minutes: number): Promise<void>;
  nowMs(): number;
  /** The world as it is, for others to start from. */
  moment(): Moment;
  /** Journals of the runs so far, by run id. */
  readonly journals: ReadonlyMap<string, string>;
  /** The cloud's state, to look at. */
  state(): LocalCloudState;
  readonly cloud: LocalCloud;
}

/** A world at a time. Worlds that start from it don't see each other. */
export interface Moment {
  readonly store: MemoryStore;
  readonly nowMs: number;
}

export interface LocalWorldOptions {
  /** Absent: nothing exists yet. */
  readonly start?: Moment;
  /** Sees every call first, and may answer it with an error. */
  readonly faults?: Faults;
  /** What becomes of calls and requests on their way. */
  readonly interference?: Interference;
  /** How AWS's own processes go; the rest goes well. */
  readonly behaviour?: Partial<Behaviour>;
}

export interface RunOptions extends TestIoOptions {
  readonly product?: Product;
  /** Journals of another machine; absent: the world's own. */
  readonly runs?: RunStore;
  /** Sees the command's streams and signals before it starts. */
  readonly onStart?: (io: TestIo) => void;
}

/** As against AWS, but without chance: equal worlds go equal ways. */
const POLLING: Polling = { ...AWS_POLLING, jitter: 0 };

/** Of a command's calls, on the world's clock. */
const CLIENT_TIMEOUT_MS = 60_000;

export function localWorld(product: Product, options: LocalWorldOptions | Faults = {}): LocalWorld {
  const {
    faults = () => undefined,
    interference,
    behaviour,
    start,
  } = typeof options === 'function' ? { faults: options } : options;
  const calls: CloudCall[] = [];
  const clock = new WorldClock(start?.nowMs ?? Date.UTC(2026, 0, 5, 9), INSTANT_PACE);
  const memory = start?.store.copy() ?? new MemoryStore();
  const store = new BatchingStore(memory);
  const endpoints = modelledEndpoints;
  const cloud = createLocalCloud({
    clock,
    store,
    timeScale: 1,
    pageSize: 20,
    behaviour: { ...QUIET_BEHAVIOUR, ...endpoints.behaviour, ...behaviour },
    interference,
    otherServices: endpoints.services,
    faults: (call) => {
      calls.push(call);
      return faults(call);
    },
  });
  // Each command is a process of its own, whose functions end with it.
  const connect = () =>
    new LiveCloud({
      cloud,
      clock,
      store,
      pace: INSTANT_PACE,
      lease: ONLY_DRIVER,
      lambdas: paymentFunctions(endpoints),
      interference,
    });
  const openLocalCloud: Substitutes['openLocalCloud'] = async (_, hostedZone) => {
    await openWorld(store, hostedZone, clock.nowMs());
    const live = connect();
    const endpoint = live.endpoint(CLIENT_TIMEOUT_MS);
    return {
      connection: {
        attach: (client) => {
          attachLocalCloud(client, endpoint);
          // What fails is asked again after the SDK's waits, on the world's clock.
          const strategy = new ClockRetryStrategy(clock, () => client.config.maxAttempts());
          client.config.retryStrategy = async () => strategy;
        },
      },
      clock,
      polling: POLLING,
      dns: cloudDns((timeoutMs) => live.endpoint(timeoutMs)),
      live: (signal) => live.live(signal),
    };
  };
  const runs = memoryRuns();
  return {
    calls,
    cloud,
    journals: runs.journals,
    attach: (client) => attachLocalCloud(client, cloud),
    resources: (region) => Object.keys(store.load().regions[region]?.resources ?? {}),
    globalResources: () => Object.keys(store.load().global.resources),
    nowMs: () => clock.nowMs(),
    moment: () => ({ store: memory.copy(), nowMs: clock.nowMs() }),
    state: () => store.load(),
    pass: async (minutes) => {
      const over = new AbortController();
      const living = connect().live(over.signal);
      await Promise.race([clock.sleep(minutes * 60_000), living]);
      over.abort();
      await living;
    },
    run: async (commandLine, runOptions = {}) => {
      const io = testIo(runOptions);
      runOptions.onStart?.(io);
      const [command = '', ...rest] = commandLine.split(' ');
      const suffix = rest.includes('--suffix') ? [] : ['--suffix', 'demo'];
      const argv = [command, ...suffix, '--local', ...rest];
      const exitCode = await main(argv, io, {
        product: runOptions.product ?? product,
        openLocalCloud,
        openRuns: () => runOptions.runs ?? runs,
      });
      return { exitCode, out: io.out(), err: io.err() };
    },
  };
}

/** Parses a stream of one JSON object per line. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
