import { EXIT, type ExitCode } from '../engine/errors';
import type { RunSummary } from '../engine/events';
import { Interrupted } from './interrupt';

/** @param signal The run's own, which says by what it was interrupted. */
export function exitCodeOf({ result }: RunSummary, { reason }: AbortSignal): ExitCode {
  switch (result) {
    case 'succeeded':
      return EXIT.done;
    case 'failed':
      return EXIT.failed;
    case 'interrupted':
      return reason instanceof Interrupted ? reason.exitCode : EXIT.interrupted;
  }
}
