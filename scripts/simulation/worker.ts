import { parentPort } from 'node:worker_threads';
import { runSeed } from './run-seed';
import type { Assignment, WorkerAnswer } from './worker-messages';

// A stack for every aborted time-out would be a third of the work.
Error.stackTraceLimit = 1;

parentPort?.on('message', (assignment: Assignment) => {
  const answer = (message: WorkerAnswer) => parentPort?.postMessage(message);
  runSeed(assignment.scenario, assignment.seed).then(
    (result) => answer({ kind: 'result', result }),
    (error: unknown) =>
      answer({
        kind: 'error',
        assignment,
        stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  );
});
