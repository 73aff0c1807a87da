import { registerDomain } from '../../scripts/dr-cli/local-cloud';
import { main, type Substitutes } from '../../scripts/dr-cli/main';
import type { Product } from '../../scripts/dr-cli/product/product';
import { AWS_POLLING } from '../../scripts/engine/clock';
import { type AttachableClient, attachLocalCloud } from '../../scripts/local-cloud/attach';
import { createLocalCloud } from '../../scripts/local-cloud/create-local-cloud';
import { MemoryStore } from '../../scripts/local-cloud/persistence';
import type { CloudCall, Faults } from '../../scripts/local-cloud/throttling';
import { type TestIo, type TestIoOptions, testIo } from './test-io';
import { VirtualClock } from './virtual-clock';

/** What one command did. */
export interface CommandResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A local cloud in memory and whole commands against it, at AWS's pace in virtual time. */
export interface LocalWorld {
  /** Runs `dr-cli <command line>`, with `--suffix demo --local` before other options. */
  run(commandLine: string, options?: RunOptions): Promise<CommandResult>;
  /** Every call so far. */
  readonly calls: readonly CloudCall[];
  attach<Client extends AttachableClient>(client: Client): Client;
  /** Ids of everything that exists in a region: `<type>|<physical id>`. */
  resources(region: string): string[];
  globalResources(): string[];
}

export interface RunOptions extends TestIoOptions {
  readonly product?: Product;
  /** Sees the command's streams and signals before it starts. */
  readonly onStart?: (io: TestIo) => void;
}

export function localWorld(product: Product, faults: Faults = () => undefined): LocalWorld {
  const calls: CloudCall[] = [];
  const clock = new VirtualClock();
  const store = new MemoryStore();
  const cloud = createLocalCloud({
    clock,
    store,
    timeScale: 1,
    pageSize: 20,
    faults: (call) => {
      calls.push(call);
      return faults(call);
    },
  });
  const openLocalCloud: Substitutes['openLocalCloud'] = async (_, hostedZone) => {
    await registerDomain(store, hostedZone);
    const attach = (client: AttachableClient) => void attachLocalCloud(client, cloud);
    return { connection: { attach }, clock, polling: AWS_POLLING };
  };
  return {
    calls,
    attach: (client) => attachLocalCloud(client, cloud),
    resources: (region) => Object.keys(store.load().regions[region]?.resources ?? {}),
    globalResources: () => Object.keys(store.load().global.resources),
    run: async (commandLine, options = {}) => {
      const io = testIo(options);
      options.onStart?.(io);
      const [command = '', ...rest] = commandLine.split(' ');
      const argv = [command, '--suffix', 'demo', '--local', ...rest];
      const exitCode = await main(argv, io, {
        product: options.product ?? product,
        openLocalCloud,
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
