import { EXIT, type ExitCode } from '../engine/errors';
import type { RunSummary } from '../engine/events';

export function exitCodeOf({ result }: RunSummary): ExitCode {
  switch (result) {
    case 'succeeded':
      return EXIT.done;
    case 'failed':
      return EXIT.failed;
    case 'interrupted':
      return EXIT.interrupted;
  }
}
