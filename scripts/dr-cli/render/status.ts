import { columns, lines, timeText } from './text';

export interface StatusCell {
  readonly status: string;
  readonly lastChangedMs: number;
}

export interface StatusRow {
  readonly stack: string;
  /** By region, in the table's order; undefined where the stack is not deployed. */
  readonly cells: readonly (StatusCell | 'elsewhere' | undefined)[];
}

/** Stacks by region, side by side. */
export function statusText(regions: readonly string[], rows: readonly StatusRow[]): string {
  const table = [
    ['stack', ...regions],
    ...rows.map(({ stack, cells }) => [stack, ...cells.map(cellText)]),
  ];
  return lines(columns(table));
}

function cellText(cell: StatusRow['cells'][number]): string {
  if (cell === 'elsewhere') {
    return '-';
  }
  return cell === undefined
    ? 'not deployed'
    : `${cell.status} since ${timeText(cell.lastChangedMs)}`;
}
