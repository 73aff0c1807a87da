import type { ServiceLogger } from './observability/logger';

/** ECS kills the task 30 s after SIGTERM; a little before that the process ends itself. */
const STOP_DEADLINE_MS = 27_000;

/** Resolves when the process is told to stop, and ends it should stopping take too long. */
export function stopOnSignal(logger: ServiceLogger): Promise<void> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      logger.info({ signal }, 'stopping');
      setTimeout(() => {
        logger.error(
          {},
          'stopping takes too long; what is left is lost to the log, not to the database',
        );
        process.exit(1);
      }, STOP_DEADLINE_MS).unref();
      resolve();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
}
