import type { EngineEvent } from '../engine/events';
import type { Output } from './io';
import { liveLines } from './render/live-lines';
import type { Style } from './render/style';
import { nextState, type ViewState } from './render/view-state';

/** Elapsed times count seconds; four redraws a second look smooth and cost nothing. */
const REDRAW_INTERVAL_MS = 250;

/** Used when a terminal doesn't tell its width. */
const DEFAULT_COLUMNS = 80;

const CURSOR_HIDE = '\u001b[?25l';
const CURSOR_SHOW = '\u001b[?25h';
const ERASE_TO_LINE_END = '\u001b[K';
const ERASE_TO_SCREEN_END = '\u001b[J';

/**
 * Keeps one line per step up to date on a terminal. Each redraw is a single
 * write that overwrites line by line, so that nothing flickers.
 */
export class LiveView {
  private state: ViewState = new Map();
  private drawnLines = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly output: Output,
    private readonly style: Style,
    private readonly nowMs: () => number,
  ) {
    this.output.write(CURSOR_HIDE);
    this.timer = setInterval(() => this.draw(), REDRAW_INTERVAL_MS);
    // A run that ended badly must not be kept alive by its own display.
    this.timer.unref();
  }

  show(event: EngineEvent): void {
    this.state = nextState(this.state, event, this.nowMs());
  }

  /** Writes a message above the lines. */
  print(text: string): void {
    this.output.write(`${this.up()}${ERASE_TO_SCREEN_END}${text}`);
    this.drawnLines = 0;
    this.draw();
  }

  /** Draws the last state and gives the terminal back. */
  close(): void {
    clearInterval(this.timer);
    this.draw();
    this.output.write(CURSOR_SHOW);
  }

  private draw(): void {
    const columns = this.output.columns ?? DEFAULT_COLUMNS;
    const lines = liveLines(this.state, { nowMs: this.nowMs(), columns, style: this.style });
    const body = lines.map((line) => `${line}${ERASE_TO_LINE_END}\n`).join('');
    this.output.write(`${this.up()}${body}${ERASE_TO_SCREEN_END}`);
    this.drawnLines = lines.length;
  }

  private up(): string {
    return this.drawnLines > 0 ? `\u001b[${this.drawnLines}A\r` : '';
  }
}
