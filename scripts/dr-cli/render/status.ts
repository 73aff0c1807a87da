import { placeName } from '../../engine/operation/context';
import { writerOf } from '../../engine/operation/writer';
import { locationId } from '../../engine/topology';
import type { StatusView } from '../status/read-status';
import { atRisk, atRiskCell } from './at-risk';
import { type Cell, paint, type SideBySideRow, sideBySide } from './side-by-side';
import { observedCell, REGION_ROWS, stackCell } from './status-cells';
import { lines, timeText } from './text';
import { DEFAULT_COLUMNS, type TextOptions } from './what-if';
import { hanging } from './wrap';

const ROLES = ['primary', 'dr'] as const;

/** Rows about both regions together, and rows with a cell for each. */
export interface StatusRows {
  readonly together: readonly { readonly label: string; readonly cell: Cell }[];
  readonly regions: readonly SideBySideRow[];
  readonly stacks: readonly SideBySideRow[];
}

export function statusRows({ topology, stacks, service, atMs }: StatusView): StatusRows {
  return {
    together: service === undefined ? [] : togetherRows(service, atMs),
    regions:
      service === undefined
        ? []
        : REGION_ROWS.map(({ label, cell }) => ({
            label,
            cells: ROLES.map((role) => cell(service.regions[role], atMs)),
          })),
    stacks: topology.stacks.map(({ id, roles }) => ({
      label: id,
      cells: ROLES.map((role) => {
        const stack = stacks.get(locationId({ stack: id, role }));
        return stackCell(roles.includes(role) && stack ? stack : 'elsewhere', atMs);
      }),
    })),
  };
}

/** Both regions side by side. */
export function statusText(view: StatusView, { columns, style }: TextOptions): string {
  const width = columns ?? DEFAULT_COLUMNS;
  const { together, regions, stacks } = statusRows(view);
  const heading = (label: string): SideBySideRow => ({
    label,
    cells: ROLES.map((role) => ({
      text: placeName({ role, region: view.topology.regions[role].name }),
    })),
  });
  const labelWidth = Math.max(0, ...together.map(({ label }) => label.length));
  const table = [
    heading(''),
    ...regions,
    ...(regions.length === 0 ? [] : [{ label: '', cells: [] }]),
    ...stacks,
  ];
  return lines(
    style.bold(`${view.suffix} at ${timeText(view.atMs)}`),
    together.flatMap(({ label, cell }) =>
      hanging(`${label.padEnd(labelWidth)}  `, cell.text, width).map(
        (line) => `${line.slice(0, labelWidth)}${paint(style, cell.tone)(line.slice(labelWidth))}`,
      ),
    ),
    '',
    sideBySide(table, { width, style }),
  );
}

function togetherRows(
  { regions, dns }: NonNullable<StatusView['service']>,
  nowMs: number,
): StatusRows['together'] {
  const writer = writerOf(regions);
  return [
    {
      label: 'writer',
      cell: observedCell(writer, (role) => ({ text: placeName(regions[role]) })),
    },
    {
      label: 'DNS',
      cell: observedCell(dns, ({ name, leadsTo, addresses }) =>
        leadsTo === 'neither'
          ? {
              text: `${name} leads to neither region: ${addresses.join(', ') || 'it has no address'}`,
              tone: 'bad',
            }
          : {
              text: `${name} leads to ${placeName(regions[leadsTo])}`,
              tone: writer.kind === 'known' && writer.value !== leadsTo ? 'attention' : 'plain',
            },
      ),
    },
    { label: 'at risk', cell: atRiskCell(atRisk(regions, writer, nowMs), nowMs) },
  ];
}
