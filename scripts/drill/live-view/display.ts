import { canRedraw } from '../../dr-cli/can-redraw';
import type { Io, Output } from '../../dr-cli/io';
import { styleFor } from '../../dr-cli/render/style';
import type { EvidenceBody } from '../evidence/types';
import type { DrillEvents, DrillView } from '../run-drill';
import { evidenceLine } from './evidence-line';
import { frameLines, frameOf, timeText } from './frame';

export interface Display extends DrillEvents {
  /** Leaves the last picture, gives the terminal back, and says nothing more. */
  close(): void;
}

const STEPS: Readonly<Record<string, string>> = {
  environment: 'both regions in a local cloud of the drill’s own',
  processes: 'databases, load balancers, tasks, name server, clients',
  checks: 'reading the databases, judging the history',
};

/** On a terminal a picture that is kept up to date, else a line for each thing that happens. */
export function drillDisplay(io: Io, { json }: { readonly json: boolean }): Display {
  const output = io.stderr;
  return canRedraw(output, io) && !json ? new Picture(output, io) : new Lines(output);
}

/** Lines with the time since the clients began. */
class Lines implements Display {
  private view: DrillView | undefined;

  constructor(private readonly output: Output) {}

  private isClosed = false;

  onStep(text: string): void {
    if (this.isClosed) return;
    this.output.write(`${STEPS[text] ?? text}\n`);
  }

  onWorld(view: DrillView): void {
    this.view = view;
  }

  onEvidence(body: EvidenceBody, atMs: number): void {
    const line = this.isClosed ? undefined : evidenceLine(body);
    if (line !== undefined) this.output.write(`T+${timeText(atMs - this.startedAtMs)}  ${line}\n`);
  }

  close(): void {
    this.isClosed = true;
  }

  private get startedAtMs(): number {
    return this.view?.startedAtMs ?? Number.POSITIVE_INFINITY;
  }
}

const REDRAW_MS = 200;
const DEFAULT_COLUMNS = 80;
const ERASE_TO_LINE_END = '\u001b[K';
const ERASE_TO_SCREEN_END = '\u001b[J';
const CURSOR_HIDE = '\u001b[?25l';
const CURSOR_SHOW = '\u001b[?25h';

class Picture implements Display {
  private view: DrillView | undefined;
  private readonly timeLine: string[] = [];
  private drawnLines = 0;
  private isClosed = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly output: Output,
    private readonly io: Pick<Io, 'env'>,
  ) {}

  onStep(text: string): void {
    if (this.isClosed) return;
    if (this.view === undefined) this.output.write(`${STEPS[text] ?? text}\n`);
    else this.stop();
  }

  onWorld(view: DrillView): void {
    if (this.isClosed) return;
    this.view = view;
    this.output.write(CURSOR_HIDE);
    this.timer = setInterval(() => this.draw(), REDRAW_MS);
    this.timer.unref();
  }

  onEvidence(body: EvidenceBody, atMs: number): void {
    const line = evidenceLine(body);
    if (line === undefined || this.view === undefined) return;
    this.timeLine.push(`T+${timeText(atMs - this.view.startedAtMs)}  ${line}`);
  }

  close(): void {
    this.isClosed = true;
    this.stop();
  }

  private stop(): void {
    if (this.timer === undefined) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.draw();
    this.output.write(CURSOR_SHOW);
  }

  /** A single write that overwrites line by line, so that nothing flickers. */
  private draw(): void {
    if (this.view === undefined) return;
    const style = styleFor(this.output, this.io.env);
    const columns = this.output.columns ?? DEFAULT_COLUMNS;
    const lines = frameLines(frameOf(this.view, this.timeLine), style, columns);
    const up = this.drawnLines > 0 ? `\u001b[${this.drawnLines}A\r` : '';
    const body = lines.map((line) => `${line}${ERASE_TO_LINE_END}\n`).join('');
    this.output.write(`${up}${body}${ERASE_TO_SCREEN_END}`);
    this.drawnLines = lines.length;
  }
}
