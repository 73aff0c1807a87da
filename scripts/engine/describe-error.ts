import { DrError } from './errors';
import type { ErrorDescription } from './events';
import { StackFailure } from './stack-failure';

/** An error as data, for events. Anything that isn't ours is a defect and says so. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof DrError) {
    const { code, message, nextSteps } = error;
    return {
      code,
      message,
      nextSteps,
      ...(error instanceof StackFailure && {
        failures: error.failures,
        ...(error.cancelled.length > 0 && { cancelled: error.cancelled }),
        ...(error.findings.length > 0 && { findings: error.findings }),
        consoleUrl: error.consoleUrl,
      }),
    };
  }
  return {
    code: 'DR_INTERNAL',
    message: error instanceof Error ? error.message : String(error),
    nextSteps: ['run the same command with --debug and report what it prints'],
  };
}
