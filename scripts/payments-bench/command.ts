import { startBenchWorld } from './bench-world';
import { compare } from './compare';
import { TELLING_COLLECTIONS, watchMemory } from './memory';
import {
  describeMachine,
  describeRounds,
  describeSample,
  describeSilence,
  describeSlopes,
  isSilenceNoticed,
} from './report';
import { measureSilentSockets } from './silent-socket';

export interface BenchOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly clients: number;
  /** How long to watch memory instead of comparing. */
  readonly minutes?: number;
}

type Write = (text: string) => void;

/**
 * Throughput beside pgbench's and the time that a silent socket costs; or memory, over minutes.
 *
 * @returns 0, or 1 when a silent socket was not noticed in time. How fast it was otherwise is shown
 * and not judged: it depends on the machine.
 */
export async function benchPayments(options: BenchOptions, write: Write): Promise<number> {
  write(describeMachine());
  return options.minutes === undefined
    ? compareAndSilence(options, write)
    : memory({ ...options, minutes: options.minutes }, write);
}

async function compareAndSilence(options: BenchOptions, write: Write): Promise<number> {
  const world = await startBenchWorld(options);
  try {
    write(describeRounds(await compare(world, options)));
  } finally {
    await world.stop();
  }
  const times = await measureSilentSockets();
  write(describeSilence(times));
  return isSilenceNoticed(times) ? 0 : 1;
}

async function memory(
  { minutes, clients }: BenchOptions & { readonly minutes: number },
  write: Write,
): Promise<number> {
  const world = await startBenchWorld({ clients, environment: TELLING_COLLECTIONS });
  try {
    const memory = await watchMemory(world, {
      minutes,
      clients,
      onSample: (sample, perSecond) => write(describeSample(sample, perSecond)),
    });
    write(describeSlopes(memory));
  } finally {
    await world.stop();
  }
  return 0;
}
