import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePrograms, SERVICE_SOURCE } from '../payments-lab/bundle-programs';
import { checkAftermath } from './check-aftermath';
import type { Violation } from './history';
import { Lane } from './lane';
import { SERVICES } from './plan';
import { describeFailure, summarize } from './report';
import { type RunResult, runSeed } from './run-seed';

export interface ChaosOptions {
  readonly runs: number;
  /** The first seed; the others follow it. */
  readonly seed: number;
  /** Databases with services in front of them that are used at the same time. */
  readonly lanes: number;
}

const PROGRESS_EVERY = 50;

/**
 * Runs one seed after another against real services and databases.
 *
 * @returns 0, or 1 when a promise was broken
 */
export async function chaos(options: ChaosOptions, write: (text: string) => void): Promise<number> {
  const { runs, seed: firstSeed } = options;
  const folder = mkdtempSync(join(tmpdir(), 'payment-chaos-'));
  const programs = await bundlePrograms({ service: SERVICE_SOURCE });
  const results: RunResult[] = [];
  const broken: Violation[] = [];
  let nextSeed = firstSeed;

  const runLane = async (index: number): Promise<void> => {
    const lane = await Lane.start({
      program: programs.path('service'),
      services: SERVICES,
      folder,
      name: `lane-${index}`,
    });
    try {
      while (nextSeed < firstSeed + runs) {
        const seed = nextSeed;
        nextSeed += 1;
        const result = await runSeed(lane, seed);
        results.push(result);
        broken.push(...result.violations);
        if (result.violations.length > 0) write(describeFailure(result));
        if (results.length % PROGRESS_EVERY === 0) write(`${results.length} runs done\n`);
      }
      const aftermath = await checkAftermath(lane);
      broken.push(...aftermath);
      for (const { promise, detail } of aftermath) write(`after all runs: ${promise}: ${detail}\n`);
    } finally {
      await lane.stop();
    }
  };

  try {
    await Promise.all(Array.from({ length: Math.min(options.lanes, runs) }, (_, i) => runLane(i)));
  } finally {
    programs.remove();
  }
  write(summarize(results));
  if (broken.length > 0) {
    write(`${broken.length} promises broken; the services' logs are in ${folder}\n`);
    return 1;
  }
  rmSync(folder, { recursive: true });
  write('nothing was paid twice, lost, booked unevenly or answered differently\n');
  return 0;
}
