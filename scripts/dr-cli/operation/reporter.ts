import type { Clock } from '../../engine/clock';
import type { OperationEvent } from '../../engine/operation/events';
import { canRedraw } from '../can-redraw';
import type { Io } from '../io';
import { operationEventText } from '../render/operation';
import { OPERATION_EVENTS_VERSION, operationEventObject } from '../render/operation-json';
import { styleFor } from '../render/style';
import { RunningPhase } from './running-phase';

/** Shows an operation while it goes on. */
export interface OperationReporter {
  emit(event: OperationEvent): void;
  /** Writes a message past whatever is on the screen. */
  say(text: string): void;
  close(): void;
}

/** One object per line on stdout, or lines for people: results on stdout, the rest on stderr. */
export function createOperationReporter(
  io: Io,
  clock: Clock,
  { json }: { readonly json: boolean },
): OperationReporter {
  if (json) {
    return {
      emit: (event) => {
        const { type, ...rest } = operationEventObject(event);
        const at = new Date(clock.nowMs()).toISOString();
        const line = { version: OPERATION_EVENTS_VERSION, type, at, ...rest };
        io.stdout.write(`${JSON.stringify(line)}\n`);
      },
      say: (text) => io.stderr.write(text),
      close: () => undefined,
    };
  }
  const running = canRedraw(io.stderr, io)
    ? new RunningPhase(io.stderr, () => clock.nowMs())
    : undefined;
  let startedAtMs = clock.nowMs();
  return {
    emit: (event) => {
      running?.erase();
      startedAtMs = event.type === 'operation_started' ? event.startedAtMs : startedAtMs;
      const isResult = event.type === 'operation_ended' || event.type === 'nothing_to_do';
      const output = isResult ? io.stdout : io.stderr;
      output.write(operationEventText(event, { startedAtMs, style: styleFor(output, io.env) }));
      running?.note(event);
    },
    say: (text) => {
      running?.erase();
      io.stderr.write(text);
    },
    close: () => running?.close(),
  };
}
