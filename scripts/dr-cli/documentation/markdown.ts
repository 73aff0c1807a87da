/** A cell of a table: one line, in which `|` would begin the next cell. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

/** Code in running text; empty stays empty. */
export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [row(headings), `|${headings.map(() => '---|').join('')}`, ...rows.map(row), ''];
}
