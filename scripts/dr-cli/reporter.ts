import type { Clock } from '../engine/clock';
import type { Emit, EngineEvent, ErrorDescription } from '../engine/events';
import type { Say } from './interrupt';
import type { Io } from './io';
import { LiveView } from './live-view';
import { errorText } from './render/error';
import { eventLine } from './render/event-line';
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
  return options.io.stderr.isTerminal ? liveReporter(options) : lineReporter(options);
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
  return {
    emit: (event) => {
      view.show(event);
      const error = errorOf(event);
      if (error !== undefined) {
        closing.push(errorText(error, style));
      } else if (isClosing(event)) {
        closing.push(`${eventLine(event)}\n`);
      }
    },
    say: (text) => view.print(text),
    close: () => {
      view.close();
      io.stderr.write(closing.join(''));
    },
  };
}

function errorOf(event: EngineEvent): ErrorDescription | undefined {
  return event.type === 'step_failed' || event.type === 'remaining' ? event.error : undefined;
}

/** Events that have no line of their own in the live view. */
function isClosing({ type }: EngineEvent): boolean {
  return type === 'remaining' || type === 'summary';
}

function lineReporter({ io }: ReporterOptions): Reporter {
  const style = styleFor(io.stderr, io.env);
  const failures: string[] = [];
  return {
    emit: (event) => {
      const line = eventLine(event);
      if (line !== undefined) {
        io.stderr.write(`${line}\n`);
      }
      const error = errorOf(event);
      if (error !== undefined) {
        failures.push(errorText(error, style));
      }
    },
    say: (text) => io.stderr.write(text),
    close: () => io.stderr.write(failures.join('')),
  };
}
