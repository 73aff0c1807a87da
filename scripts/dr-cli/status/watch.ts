import { canRedraw } from '../can-redraw';
import type { Io, Output } from '../io';
import { statusRows, statusText } from '../render/status';
import { statusObject } from '../render/status-json';
import { styleFor } from '../render/style';
import { timeText } from '../render/text';
import { fittingWindow } from './fitting-window';
import type { StatusView } from './read-status';

/** Shows one status after the other. */
export type ShowStatus = (view: StatusView) => void;

/** Objects on stdout, one display that is kept up to date, or the changes as lines. */
export function statusDisplay(io: Io, { json }: { readonly json: boolean }): ShowStatus {
  const { stdout } = io;
  if (json) {
    return (view) => stdout.write(`${JSON.stringify(statusObject(view))}\n`);
  }
  return canRedraw(stdout, io) ? redrawn(stdout, io) : changes(stdout, io);
}

const ERASE_TO_LINE_END = '\u001b[K';
const ERASE_TO_SCREEN_END = '\u001b[J';

/** Each redraw is a single write that overwrites line by line, so that nothing flickers. */
function redrawn(output: Output, { env }: Io): ShowStatus {
  let drawnLines = 0;
  return (view) => {
    const text = statusText(view, { columns: output.columns, style: styleFor(output, env) });
    const drawn = fittingWindow(text.split('\n').slice(0, -1), output.rows);
    const up = drawnLines > 0 ? `\u001b[${drawnLines}A\r` : '';
    const body = drawn.map((line) => `${line}${ERASE_TO_LINE_END}\n`).join('');
    output.write(`${up}${body}${ERASE_TO_SCREEN_END}`);
    drawnLines = drawn.length;
  };
}

/** The whole at first, then a line for each cell that says something else; time alone changes nothing. */
function changes(output: Output, { env }: Io): ShowStatus {
  let before: ReadonlyMap<string, string> | undefined;
  return (view) => {
    const now = new Map(facts(view).map(({ label, stable }) => [label, stable]));
    if (before === undefined) {
      output.write(statusText(view, { columns: undefined, style: styleFor(output, env) }));
    } else {
      for (const { label, stable, text } of facts(view)) {
        if (before.get(label) !== stable) {
          output.write(`${timeText(view.atMs)}  ${label}: ${text}\n`);
        }
      }
    }
    before = now;
  };
}

interface Fact {
  readonly label: string;
  readonly stable: string;
  readonly text: string;
}

function facts(view: StatusView): Fact[] {
  const { together, regions, stacks } = statusRows(view);
  const { primary, dr } = view.topology.regions;
  return [
    ...together.map(({ label, cell: { text, stable = text } }) => ({ label, text, stable })),
    ...[...regions, ...stacks].flatMap(({ label, cells }) =>
      cells.map(({ text, stable = text }, column) => ({
        label: `${column === 0 ? primary.name : dr.name} ${label}`,
        text,
        stable,
      })),
    ),
  ];
}
