import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { commandsOnly } from './commands-only';
import type { SeedResult } from './run-seed';
import type { Assignment, WorkerAnswer } from './worker-messages';

/**
 * A run makes garbage of some dozen megabytes a second. With V8's default for threads, collecting
 * it takes a fifth of the time.
 */
export const LIMITS = { maxYoungGenerationSizeMb: 96 };

/** Runs assignments on threads; tells of each result as it comes, in no order. */
export async function runOnWorkers(
  assignments: readonly Assignment[],
  threads: number,
  onResult: (result: SeedResult) => void,
): Promise<void> {
  const waiting = [...assignments].reverse();
  const code = await bundledWorker();
  const workers = Array.from(
    { length: Math.min(threads, assignments.length) },
    () => new Worker(code, { eval: true, execArgv: [], resourceLimits: LIMITS }),
  );
  try {
    await Promise.all(workers.map((worker) => runOne(worker, waiting, onResult)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Node starts threads from JavaScript alone, and one file is read faster than hundreds. */
async function bundledWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'worker.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    plugins: [commandsOnly],
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('\n');
}

function runOne(
  worker: Worker,
  waiting: Assignment[],
  onResult: (result: SeedResult) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveNext = () => {
      const next = waiting.pop();
      if (next === undefined) {
        resolve();
      } else {
        worker.postMessage(next);
      }
    };
    worker.on('error', reject);
    worker.on('message', (answer: WorkerAnswer) => {
      switch (answer.kind) {
        case 'result':
          onResult(answer.result);
          giveNext();
          return;
        case 'error': {
          const { scenario, seed } = answer.assignment;
          reject(new Error(`seed ${seed} of ${scenario} could not be run: ${answer.stack}`));
        }
      }
    });
    giveNext();
  });
}
