import { type Content, html, type Markup } from './markup';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Content;
  /** Figures stand below each other, times don't break, hashes break anywhere. */
  readonly kind?: 'number' | 'time' | 'hash';
}

/** A table with a caption, in a box of its own that scrolls where the page is narrow. */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Markup {
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${columns.map(
    ({ title, kind }) => html`<th scope="col" class="${kind ?? 'text'}">${title}</th>`,
  )}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((column, index) => cellOf(column, row, index))}</tr>\n`)}</tbody></table></div>
`;
}

function cellOf<Row>({ cell, kind }: Column<Row>, row: Row, index: number): Markup {
  return index === 0
    ? html`<th scope="row" class="${kind ?? 'text'}">${cell(row)}</th>`
    : html`<td class="${kind ?? 'text'}">${cell(row)}</td>`;
}

/** Beyond that a table is folded away: the page is to be read, and the rest looked up. */
const SHORT_TABLE_ROWS = 12;

/** A table, folded away when it is long. */
export function foldedTable<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Markup {
  const content = table(caption, columns, rows);
  return rows.length <= SHORT_TABLE_ROWS
    ? content
    : folded(`${caption} (${rows.length} rows)`, content);
}

export function folded(summary: string, content: Markup): Markup {
  return html`<details><summary>${summary}</summary><div class="long" tabindex="0" role="group" aria-label="${summary}">${content}</div></details>
`;
}
