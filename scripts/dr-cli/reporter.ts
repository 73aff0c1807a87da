import type { Clock } from '../engine/clock';
import type { Emit, EngineEvent } from '../engine/events';
import { canRedraw } from './can-redraw';
import type { Say } from './interrupt';
import type { Io } from './io';
import { LiveView } from './live-view';
import { eventLine } from './render/event-line';
import {
  failureReportText,
  isBlocked,
  nextFailures,
  type ReportedFailure,
} from './render/failure/failure-report';
import { eventJson } from './render/json';
import { styleFor } from './render/style';

/** Shows a run while it goes on. */
export interface Reporter {
  readonly emit: Emit;
  readonly say: Say;
  /** Ends the display and prints every failure again, unmixed. */
  close(): void;
}

export interface ReporterOptions {
  readonly io: Io;
  readonly clock: Clock;
  readonly json: boolean;
}

/** Objects on stdout, a live view on a terminal, or plain lines. */
export function createReporter(options: ReporterOptions): Reporter {
  if (options.json) {
    return jsonReporter(options);
  }
  return canRedraw(options.io.stderr, options.io) ? liveReporter(options) : lineReporter(options);
}

function jsonReporter({ io, clock }: ReporterOptions): Reporter {
  return {
    emit: (event) => io.stdout.write(`${eventJson(event, clock.nowMs())}\n`),
    say: (text) => io.stderr.write(text),
    close: () => undefined,
  };
}

function liveReporter({ io, clock }: ReporterOptions): Reporter {
  const style = styleFor(io.stderr, io.env);
  const view = new LiveView(io.stderr, style, () => clock.nowMs());
  const closing: string[] = [];
  let failures: readonly ReportedFailure[] = [];
  return {
    emit: (event) => {
      view.show(event);
      failures = nextFailures(failures, event, clock.nowMs());
      if (isClosing(event)) {
        closing.push(`${eventLine(event)}\n`);
      }
    },
    say: (text) => view.print(text),
    close: () => {
      view.close();
      io.stderr.write(`${failureReportText(failures, style)}${closing.join('')}`);
    },
  };
}

/** Events that have no line of their own in the live view, unless the report of failures has it. */
function isClosing(event: EngineEvent): boolean {
  return event.type === 'summary' || (event.type === 'remaining' && event.error === undefined);
}

function lineReporter({ io, clock }: ReporterOptions): Reporter {
  const style = styleFor(io.stderr, io.env);
  let failures: readonly ReportedFailure[] = [];
  return {
    emit: (event) => {
      // However many failures stand in a step's way, that it doesn't begin is told once.
      const isToldAlready = event.type === 'step_blocked' && isBlocked(failures, event.step);
      const line = isToldAlready ? undefined : eventLine(event);
      if (line !== undefined) {
        io.stderr.write(`${line}\n`);
      }
      failures = nextFailures(failures, event, clock.nowMs());
    },
    say: (text) => io.stderr.write(text),
    close: () => io.stderr.write(failureReportText(failures, style)),
  };
}
