import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { LIMITS } from '../../simulation/worker-pool';
import type { Job, WorkerMessage } from './messages';
import type { Program } from './program';

export type JobEvent = Extract<WorkerMessage, { kind: 'run' }> | { readonly kind: 'hung' };

/** A run that takes longer than this never ends: the longest takes seconds, on a busy machine too. */
const HUNG_AFTER_MS = 90_000;

/** Runs jobs on threads; a thread that hangs is ended, and another takes its place. */
export class Pool {
  private constructor(
    private readonly code: string,
    private readonly data: { readonly root: string; readonly program: Program },
    private readonly idle: (Worker | undefined)[],
  ) {}

  static async start(root: string, program: Program, threads: number): Promise<Pool> {
    const { outputFiles } = await build({
      entryPoints: [join(root, 'scripts/mutation/run/worker.ts')],
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      write: false,
      logLevel: 'silent',
    });
    const code = outputFiles.map(({ text }) => text).join('\n');
    return new Pool(code, { root, program }, Array.from({ length: threads }));
  }

  get threads(): number {
    return this.idle.length;
  }

  /** As many at once as there are threads; `next` gives one after the other until there is none. */
  async runAll(
    next: () => Promise<
      { readonly job: Job; readonly onEvent: (event: JobEvent) => void } | undefined
    >,
  ): Promise<void> {
    await Promise.all(
      this.idle.map(async (_, thread) => {
        for (let work = await next(); work !== undefined; work = await next()) {
          await this.run(thread, work.job, work.onEvent);
        }
      }),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.map((worker) => worker?.terminate()));
  }

  private run(thread: number, job: Job, onEvent: (event: JobEvent) => void): Promise<void> {
    const worker = this.idle[thread] ?? new Worker(this.code, this.workerOptions());
    this.idle[thread] = worker;
    return new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        clearTimeout(watchdog);
        worker.off('message', onMessage).off('error', onError);
        end();
      };
      const hang = () => {
        this.idle[thread] = undefined;
        finish(() => onEvent({ kind: 'hung' }));
        worker.terminate().then(() => resolve(), reject);
      };
      const onError = (error: Error) => {
        this.idle[thread] = undefined;
        finish(() => reject(error));
      };
      const onMessage = (message: WorkerMessage) => {
        if (message.kind === 'done') {
          finish(resolve);
          return;
        }
        clearTimeout(watchdog);
        watchdog = setTimeout(hang, HUNG_AFTER_MS);
        try {
          onEvent(message);
        } catch (error) {
          finish(() => reject(error));
        }
      };
      let watchdog = setTimeout(hang, HUNG_AFTER_MS);
      worker.on('message', onMessage).on('error', onError).postMessage(job);
    });
  }

  private workerOptions() {
    return { eval: true, execArgv: [], workerData: this.data, resourceLimits: LIMITS };
  }
}
