import type { ScenarioSummary } from '../summary';

const HEADINGS = [
  'scenario',
  'runs',
  'failovers',
  'switchovers',
  'lost payments',
  'RTO p50',
  'p95',
  'max',
  'broken',
] as const;

export function renderSummary(summaries: readonly ScenarioSummary[]): string {
  const rows = [HEADINGS, ...summaries.map(cellsOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
}

function cellsOf(summary: ScenarioSummary): readonly string[] {
  const { recoveryMs } = summary;
  return [
    summary.scenario,
    String(summary.runs),
    String(summary.failovers),
    String(summary.switchovers),
    String(summary.lostPayments),
    ...(recoveryMs === undefined
      ? ['-', '-', '-']
      : [recoveryMs.p50, recoveryMs.p95, recoveryMs.max].map(duration)),
    String(summary.broken),
  ];
}

/** `3:08`, minutes and seconds. */
const duration = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
