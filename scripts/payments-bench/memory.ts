import { join } from 'node:path';
import type { BenchWorld } from './bench-world';
import { throughputOf } from './throughput';

/** A number of bytes at a moment. */
export interface MemorySample {
  /** Since the load began. */
  readonly minutes: number;
  readonly bytes: number;
}

export interface Memory {
  /** What the kernel has given the service, the garbage of its heap included. */
  readonly resident: readonly MemorySample[];
  /** What was left of its heap after each full collection: this grows if anything leaks. */
  readonly heap: readonly MemorySample[];
}

/** Environment of a service that tells of its collections. */
export const TELLING_COLLECTIONS = {
  NODE_OPTIONS: `--require ${join(__dirname, 'report-collections.cjs')}`,
} as const;

export interface MemoryOptions {
  readonly minutes: number;
  readonly clients: number;
  readonly onSample: (sample: MemorySample, paymentsPerSecond: number) => void;
}

const SAMPLE_SECONDS = 10;
const SECONDS_PER_MINUTE = 60;

/** What comes first is a heap that grows to its working size and code that is compiled. */
const SETTLING_SHARE = 0.3;

/** Pays for so long without a pause, and looks at the memory of the service every ten seconds. */
export async function watchMemory(
  world: BenchWorld,
  { minutes, clients, onSample }: MemoryOptions,
): Promise<Memory> {
  const resident: MemorySample[] = [];
  const heap: MemorySample[] = [];
  const startedMs = performance.now();
  const elapsedMinutes = () => (performance.now() - startedMs) / 1000 / SECONDS_PER_MINUTE;
  world.service.node.onMessage((message) => {
    const bytes = heapBytesOf(message);
    if (bytes !== undefined) heap.push({ minutes: elapsedMinutes(), bytes });
  });
  for (let round = 0; elapsedMinutes() < minutes; round += 1) {
    const result = await world.pay({
      connections: clients,
      seconds: SAMPLE_SECONDS,
      keyPrefix: `memory-${round}`,
    });
    const sample = { minutes: elapsedMinutes(), bytes: world.service.node.residentBytes() };
    resident.push(sample);
    onSample(sample, throughputOf(result.latenciesUs, result.seconds).perSecond);
  }
  return { resident, heap };
}

/** Undefined when a message is of something else. */
function heapBytesOf(message: unknown): number | undefined {
  return typeof message === 'object' &&
    message !== null &&
    'heapBytes' in message &&
    typeof message.heapBytes === 'number'
    ? message.heapBytes
    : undefined;
}

/** What is left when the time that a process takes to settle is left out. */
export function settled(samples: readonly MemorySample[]): readonly MemorySample[] {
  return samples.slice(Math.floor(samples.length * SETTLING_SHARE));
}

/** Bytes per minute, by least squares. */
export function slopePerMinute(samples: readonly MemorySample[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanMinutes = mean(samples.map(({ minutes }) => minutes));
  const meanBytes = mean(samples.map(({ bytes }) => bytes));
  let covariance = 0;
  let variance = 0;
  for (const { minutes, bytes } of samples) {
    covariance += (minutes - meanMinutes) * (bytes - meanBytes);
    variance += (minutes - meanMinutes) ** 2;
  }
  if (variance === 0) throw new RangeError('a slope needs samples at two times');
  return covariance / variance;
}
