import { counted, countText, offsetText } from '../format';
import { linesPlot, type Series } from '../plot/lines';
import { throughputPlot } from '../plot/throughput';
import type { TimePlot } from '../plot/time-plot';
import { type PlotBase, plotBase } from '../plot/window';
import type { Report } from '../report';
import { outcomeText } from '../sentences';
import { type ThroughputBin, throughputBins } from '../throughput';
import { html, type Markup } from './markup';
import { type Column, folded, table } from './table';

/** Throughput and errors first, and below it, on the same time axis, what explains them. */
export function plotsSection(report: Report): Markup {
  const base = plotBase(report);
  const bins = throughputBins(report.traffic, base.window);
  return html`${throughputFigure(report, base, bins)}${latencyFigure(base, bins)}${lagFigure(report, base)}${targetsFigure(report, base)}`;
}

function throughputFigure(report: Report, base: PlotBase, bins: readonly ThroughputBin[]): Markup {
  const { primary, dr } = report.header.environment.regions;
  if (bins.length === 0) {
    return html`<p>No request was made.</p>`;
  }
  const plot: TimePlot = {
    ...base,
    id: 'throughput',
    title: 'Payments taken and requests failed, per second',
    description: `${outcomeText(report)} Marked: ${base.marks.map(({ label }) => label).join(' ')}`,
  };
  return html`<figure>
${legend([
  ['primary', `taken in ${primary}`],
  ['dr', `taken in ${dr}`],
  ['refused', 'refused'],
  ['failed', 'failed'],
  ['shade', 'at least one client gets no payment through'],
])}
${throughputPlot(plot, bins, 'wide')}${throughputPlot(plot, bins, 'narrow')}
<figcaption><ol class="marks">${base.marks.map(({ label }) => html`<li>${label}</li>`)}</ol></figcaption>
${folded('The same as a table', table('Requests per second', throughputColumns(primary, dr), bins))}
</figure>
`;
}

function throughputColumns(primary: string, dr: string): Column<ThroughputBin>[] {
  return [
    { title: 'from', kind: 'time', cell: ({ fromMs }) => offsetText(fromMs) },
    { title: `taken in ${primary}`, kind: 'number', cell: (bin) => bin.primary },
    { title: `taken in ${dr}`, kind: 'number', cell: (bin) => bin.dr },
    { title: 'refused', kind: 'number', cell: ({ refused }) => refused },
    { title: 'failed', kind: 'number', cell: ({ failed }) => failed },
    { title: 'p50, ms', kind: 'number', cell: ({ p50Ms }) => wholeMs(p50Ms) },
    { title: 'p95, ms', kind: 'number', cell: ({ p95Ms }) => wholeMs(p95Ms) },
  ];
}

const wholeMs = (ms: number | null): string => (ms === null ? '–' : countText(ms));

function latencyFigure(base: PlotBase, bins: readonly ThroughputBin[]): Markup | undefined {
  const series: Series[] = [
    seriesOf(
      'p50',
      'straight',
      bins.map(({ fromMs, p50Ms }) => ({ atMs: fromMs, value: p50Ms })),
    ),
    seriesOf(
      'p95',
      'straight',
      bins.map(({ fromMs, p95Ms }) => ({ atMs: fromMs, value: p95Ms })),
    ),
  ];
  return linesFigure(base, {
    id: 'latency',
    title: 'How long a payment takes',
    description: `Latency of the payments taken, in milliseconds: ${rangeText(series, 'ms')}.`,
    legend: [
      ['p50', 'half of them at most'],
      ['p95', '95 of 100 at most'],
    ],
    unit: 'ms',
    series,
  });
}

function lagFigure({ replication }: Report, base: PlotBase): Markup | undefined {
  const { zeroMs } = base.window;
  const series = [
    seriesOf(
      'lag',
      'straight',
      replication.map(({ atMs, lagMs }) => ({ atMs: atMs - zeroMs, value: lagMs })),
    ),
  ];
  return linesFigure(base, {
    id: 'lag',
    title: 'How far the standby is behind',
    description: `Replication lag, in milliseconds: ${rangeText(series, 'ms')}.`,
    legend: [['lag', 'replication lag; no line where it is not known']],
    unit: 'ms',
    series,
  });
}

function targetsFigure({ tasks, header }: Report, base: PlotBase): Markup | undefined {
  const { regions } = header.environment;
  const series = (['primary', 'dr'] as const).map((role) =>
    seriesOf(
      role,
      'steps',
      tasks
        .filter(({ region }) => region === role)
        .map(({ atMs, healthyTargets }) => ({
          atMs: atMs - base.window.zeroMs,
          value: healthyTargets,
        })),
    ),
  );
  return linesFigure(base, {
    id: 'targets',
    title: 'Healthy tasks',
    description: `Tasks that the load balancers find healthy: ${rangeText(series, 'tasks')}.`,
    legend: [
      ['primary', regions.primary],
      ['dr', regions.dr],
    ],
    unit: 'tasks',
    series,
  });
}

function linesFigure(
  base: PlotBase,
  {
    series,
    unit,
    legend: entries,
    ...plot
  }: Pick<TimePlot, 'id' | 'title' | 'description'> & {
    readonly series: readonly Series[];
    readonly unit: string;
    readonly legend: readonly (readonly [string, string])[];
  },
): Markup | undefined {
  const isEmpty = series.every(({ points }) => points.every(({ value }) => value === null));
  if (isEmpty) {
    return undefined;
  }
  const drawn = { ...base, ...plot, marks: [] };
  return html`<figure><h3>${plot.title}</h3>${legend(entries)}
${linesPlot(drawn, { series, unit }, 'wide')}${linesPlot(drawn, { series, unit }, 'narrow')}</figure>
`;
}

function seriesOf(name: string, course: Series['course'], points: Series['points']): Series {
  return { name, course, points };
}

function rangeText(series: readonly Series[], unit: string): string {
  return series
    .map(({ name, points }) => {
      const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
      return values.length === 0
        ? `${name}: nothing known`
        : `${name} from ${countText(Math.min(...values))} to ${countText(Math.max(...values))} ${unit} in ${counted(values.length, 'sample')}`;
    })
    .join('; ');
}

const LINES = new Set(['p50', 'p95', 'lag']);

function legend(entries: readonly (readonly [string, string])[]): Markup {
  return html`<ul class="legend">${entries.map(
    ([name, text]) =>
      html`<li><svg viewBox="0 0 14 14" aria-hidden="true">${
        LINES.has(name)
          ? html`<path class="line ${name}" d="M0 7H14"/>`
          : html`<rect class="${name}" width="14" height="14"/>`
      }</svg>${text}</li>`,
  )}</ul>`;
}
