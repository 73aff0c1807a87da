import type { Style } from './style';
import { wrap } from './wrap';

/** What a cell says, and how it looks. */
export interface Cell {
  readonly text: string;
  /** @default plain */
  readonly tone?: 'plain' | 'good' | 'attention' | 'bad' | 'dim';
  /** What of it doesn't change by the mere passing of time; the text, unless given. */
  readonly stable?: string;
}

export interface SideBySideRow {
  readonly label: string;
  readonly cells: readonly Cell[];
}

const GAP = '  ';
/** A narrower column can't be read; the lines then run over the terminal's edge. */
const MIN_CELL_WIDTH = 14;

/** Rows with a label and cells of equal width beside each other, wrapped to fit. */
export function sideBySide(
  rows: readonly SideBySideRow[],
  { width, style }: { readonly width: number; readonly style: Style },
): string[] {
  const labelWidth = Math.max(0, ...rows.map(({ label }) => label.length));
  const count = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const cellWidth = Math.max(
    MIN_CELL_WIDTH,
    Math.floor((width - labelWidth - GAP.length * count) / count),
  );
  return rows.flatMap(({ label, cells }) => {
    const wrapped = cells.map(({ text }) => wrap(text, cellWidth));
    const height = Math.max(1, ...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) => {
      const parts = cells.map(({ tone }, column) => {
        const text = wrapped[column]?.[line] ?? '';
        const isLast = column === cells.length - 1;
        // Colour goes on last: escape codes must not be counted.
        return paint(style, tone)(isLast ? text : text.padEnd(cellWidth));
      });
      return [(line === 0 ? label : '').padEnd(labelWidth), ...parts].join(GAP).trimEnd();
    });
  });
}

export function paint(style: Style, tone: Cell['tone'] = 'plain'): (text: string) => string {
  switch (tone) {
    case 'plain':
      return (text) => text;
    case 'good':
      return style.green;
    case 'attention':
      return style.yellow;
    case 'bad':
      return style.red;
    case 'dim':
      return style.dim;
  }
}
