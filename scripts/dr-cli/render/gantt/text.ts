import { truncate } from '../text';
import { type Chart, type ChartBar, endText, nameOf, spanText } from './marks';

const GAP = '  ';
/** Narrower bars tell nothing; names are cut before that. */
const MIN_BAR_COLUMNS = 12;
const MAX_NAME_COLUMNS = 44;

/**
 * One line per bar: name, bar, duration. `█` is what the end was waited for, `░` is everything else, so
 * that nothing depends on colour.
 */
export function ganttText(chart: Chart, columns: number): string[] {
  const bars = chart.rows.flatMap(({ bar, resources }) => [
    { name: nameOf(bar), bar },
    ...resources.map((resource) => ({ name: `  ${nameOf(resource)}`, bar: resource })),
  ]);
  const ends = bars.map(({ bar }) => endText(bar));
  const endWidth = Math.max(0, ...ends.map(({ length }) => length));
  const wanted = Math.max(0, ...bars.map(({ name }) => name.length));
  const nameWidth = Math.min(
    wanted,
    MAX_NAME_COLUMNS,
    Math.max(1, columns - endWidth - MIN_BAR_COLUMNS - 2 * GAP.length),
  );
  const barWidth = Math.max(1, columns - nameWidth - endWidth - 2 * GAP.length);
  return [
    truncate(`${chart.title}, ${spanText(chart)}`, columns),
    ...bars.map(({ name, bar }, index) =>
      truncate(
        [
          truncate(name, nameWidth).padEnd(nameWidth),
          strip(chart, bar, barWidth),
          ends[index] ?? '',
        ]
          .join(GAP)
          .trimEnd(),
        columns,
      ),
    ),
    truncate('█ what the end was waited for   ░ the rest', columns),
  ];
}

function strip({ startedMs, endedMs }: Chart, bar: ChartBar, width: number): string {
  const perColumn = Math.max(1, endedMs - startedMs) / width;
  const from = Math.min(width - 1, Math.floor((bar.startedMs - startedMs) / perColumn));
  const to = Math.min(width, Math.max(from + 1, Math.round((bar.endedMs - startedMs) / perColumn)));
  const mark = bar.isCritical ? '█' : '░';
  return `${' '.repeat(from)}${mark.repeat(to - from)}`.padEnd(width);
}
