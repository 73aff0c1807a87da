import type { OperationEvent } from '../../engine/operation/events';
import type { Output } from '../io';
import { durationText } from '../render/text';

const REDRAW_INTERVAL_MS = 1_000;
const ERASE_LINE = '\r\u001b[K';

/** The last line on a terminal: how long the phase that was reached last has been going on. */
export class RunningPhase {
  private phase: { readonly name: string; readonly sinceMs: number } | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly output: Output,
    private readonly nowMs: () => number,
  ) {}

  note(event: OperationEvent): void {
    if (event.type === 'operation_started') {
      this.phase = { name: 'starting', sinceMs: event.startedAtMs };
    } else if (event.type === 'phase') {
      this.phase = { name: event.phase, sinceMs: event.reachedAtMs };
    } else if (event.type === 'operation_ended') {
      this.close();
      return;
    }
    if (this.phase !== undefined && this.timer === undefined) {
      this.timer = setInterval(() => this.draw(), REDRAW_INTERVAL_MS);
      // A run that ended badly must not be kept alive by its own display.
      this.timer.unref();
    }
    this.draw();
  }

  erase(): void {
    if (this.phase !== undefined) {
      this.output.write(ERASE_LINE);
    }
  }

  close(): void {
    clearInterval(this.timer);
    this.erase();
    this.phase = undefined;
  }

  private draw(): void {
    if (this.phase !== undefined) {
      const elapsed = durationText(Math.max(0, this.nowMs() - this.phase.sinceMs));
      this.output.write(`${ERASE_LINE}  ▸ ${this.phase.name} for ${elapsed}`);
    }
  }
}
