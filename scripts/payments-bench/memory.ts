import type { BenchWorld } from './bench-world';
import { throughputOf } from './throughput';

export interface MemorySample {
  /** Since the load began. */
  readonly minutes: number;
  readonly residentBytes: number;
}

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
): Promise<readonly MemorySample[]> {
  const samples: MemorySample[] = [];
  const startedMs = performance.now();
  const elapsedMinutes = () => (performance.now() - startedMs) / 1000 / SECONDS_PER_MINUTE;
  for (let round = 0; elapsedMinutes() < minutes; round += 1) {
    const result = await world.pay({
      connections: clients,
      seconds: SAMPLE_SECONDS,
      keyPrefix: `memory-${round}`,
    });
    const sample = { minutes: elapsedMinutes(), residentBytes: world.service.node.residentBytes() };
    samples.push(sample);
    onSample(sample, throughputOf(result.latenciesUs, result.seconds).perSecond);
  }
  return samples;
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
  const meanBytes = mean(samples.map(({ residentBytes }) => residentBytes));
  let covariance = 0;
  let variance = 0;
  for (const { minutes, residentBytes } of samples) {
    covariance += (minutes - meanMinutes) * (residentBytes - meanBytes);
    variance += (minutes - meanMinutes) ** 2;
  }
  if (variance === 0) throw new RangeError('a slope needs samples at two times');
  return covariance / variance;
}
