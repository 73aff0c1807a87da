import type { LabRun } from '../payments-lab/lab-command';
import { LAB_EXIT, type LabExit } from '../payments-lab/lab-exit';
import { counted } from '../payments-lab/progress';
import { untilInterrupted } from '../payments-lab/until-interrupted';
import { startBenchWorld } from './bench-world';
import { compare, type Round } from './compare';
import { TELLING_COLLECTIONS, watchMemory } from './memory';
import { assertPgbench } from './pgbench';
import {
  describeMachine,
  describeRounds,
  describeSample,
  describeSilence,
  describeSlopes,
  describeVerdict,
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

/**
 * Throughput beside pgbench's and the time that a silent socket costs; or memory, over minutes.
 *
 * @returns `broken` when a silent socket was not noticed in time. How fast it was otherwise is shown
 * and not judged: it depends on the machine.
 * @throws DrError when pgbench is needed and not installed
 */
export async function benchPayments(options: BenchOptions, run: LabRun): Promise<LabExit> {
  const { minutes } = options;
  if (minutes === undefined) await assertPgbench();
  run.write(describeMachine());
  return minutes === undefined
    ? compareAndSilence(options, run)
    : memory({ ...options, minutes }, run);
}

async function compareAndSilence(options: BenchOptions, run: LabRun): Promise<LabExit> {
  const { write, progress, signal } = run;
  const rounds: Round[] = [];
  const measure = async (): Promise<LabExit> => {
    progress('starting a PostgreSQL server, a payment service and its load\n');
    const world = await startBenchWorld(options);
    try {
      await compare(world, options, { progress, onRound: (round) => void rounds.push(round) });
    } finally {
      await world.stop();
    }
    write(describeRounds(rounds));
    progress('making database sockets go silent\n');
    const times = await measureSilentSockets();
    write(describeSilence(times));
    write(describeVerdict(rounds, times));
    return isSilenceNoticed(times) ? LAB_EXIT.good : LAB_EXIT.broken;
  };
  const ending = await untilInterrupted(signal, measure());
  if (ending.kind === 'done') return ending.value;
  const { length } = rounds;
  progress(`\ninterrupted after ${length} of ${counted(options.rounds, 'round')}\n`);
  if (length > 0 && length < options.rounds) write(describeRounds(rounds));
  return LAB_EXIT.interrupted;
}

async function memory(
  { minutes, clients }: BenchOptions & { readonly minutes: number },
  { write, progress, signal }: LabRun,
): Promise<LabExit> {
  const measure = async (): Promise<void> => {
    progress('starting a PostgreSQL server, a payment service and its load\n');
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
  };
  const ending = await untilInterrupted(signal, measure());
  if (ending.kind === 'done') return LAB_EXIT.good;
  progress('\ninterrupted; a slope takes all minutes\n');
  return LAB_EXIT.interrupted;
}
