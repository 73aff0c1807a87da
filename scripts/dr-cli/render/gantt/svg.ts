import { html, type Markup } from '../../../drill/report/html/markup';
import { durationText, timeText, truncate } from '../text';
import { type Chart, type ChartBar, deployedBy, endText, nameOf, spanText } from './marks';

const ROW_HEIGHT = 38;
const HEAD_HEIGHT = 78;
const FOOT_HEIGHT = 34;
const TEXT_DROP = 14;
const BAR_DROP = 20;
const BAR_HEIGHT = 11;
/** Fits beside the duration in 400 px. */
const NAME_CHARACTERS = 34;

/** Told apart by lightness as well as by hue, and 3:1 or more against white. */
const COLOURS = { critical: '#9a3412', other: '#5b8db8', failed: '#b91c1c', grid: '#d0d7de' };

/**
 * The chart as a picture that needs nothing else. It has no view box: bars are in per cent of the
 * width and letters keep their size, so that it reads the same at 400 and at 1400 px.
 */
export function ganttSvg(chart: Chart): Markup {
  const bars = chart.rows.flatMap(({ bar, resources }) => [
    { bar, indent: 0 },
    ...resources.map((resource) => ({ bar: resource, indent: 1 })),
  ]);
  const height = HEAD_HEIGHT + bars.length * ROW_HEIGHT + FOOT_HEIGHT;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="${height}" role="img" aria-labelledby="gantt-title gantt-description" font-family="system-ui, sans-serif" font-size="13">
<title id="gantt-title">${chart.title}, ${spanText(chart)}</title>
<desc id="gantt-description">${description(chart)}</desc>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="8" y="22" font-size="15" fill="#1f2328">${chart.title}</text>
<text x="8" y="42" fill="#57606a">${timeText(chart.startedMs)}, ${durationText(chart.endedMs - chart.startedMs)}</text>
<text x="8" y="59" fill="#57606a">${deployedBy(chart)}</text>
${bars.map(({ bar, indent }, index) => row(chart, bar, HEAD_HEIGHT + index * ROW_HEIGHT, indent))}
<rect x="8" y="${height - 24}" width="11" height="11" fill="${COLOURS.critical}"/><text x="25" y="${height - 14}" fill="#57606a">waited for</text>
<rect x="108" y="${height - 24}" width="11" height="11" fill="${COLOURS.other}"/><text x="125" y="${height - 14}" fill="#57606a">the rest</text>
<rect x="188" y="${height - 24}" width="11" height="11" fill="#ffffff" stroke="${COLOURS.failed}" stroke-width="2"/><text x="205" y="${height - 14}" fill="#57606a">failed</text>
</svg>`;
}

function row(chart: Chart, bar: ChartBar, top: number, indent: number): Markup {
  const from = percent(chart, bar.startedMs);
  const width = Math.max(0.4, percent(chart, bar.endedMs) - from);
  const name = truncate(nameOf(bar), NAME_CHARACTERS);
  const isFailed = bar.outcome === 'failed';
  const fill = bar.isCritical ? COLOURS.critical : COLOURS.other;
  const weight = indent === 0 ? '600' : '400';
  return html`<g><title>${barText(bar)}</title>
<text x="${8 + indent * 14}" y="${top + TEXT_DROP}" font-weight="${weight}" fill="#1f2328">${name}<tspan dx="8" font-weight="400" fill="#57606a">${endText(bar)}</tspan></text>
<rect x="0" y="${top + BAR_DROP + BAR_HEIGHT + 3}" width="100%" height="1" fill="${COLOURS.grid}"/>
<rect x="${from.toFixed(2)}%" y="${top + BAR_DROP}" width="${width.toFixed(2)}%" height="${BAR_HEIGHT}" rx="2" fill="${isFailed ? '#ffffff' : fill}" stroke="${isFailed ? COLOURS.failed : fill}" stroke-width="${isFailed ? 2 : 0}"/></g>
`;
}

function percent({ startedMs, endedMs }: Chart, atMs: number): number {
  return (100 * (atMs - startedMs)) / Math.max(1, endedMs - startedMs);
}

/** What a pointer shows, and a screen reader says. */
function barText(bar: ChartBar): string {
  const waitedFor = bar.isCritical ? ', on the critical path' : '';
  return `${bar.action} ${bar.label}: ${endText(bar)}, from ${timeText(bar.startedMs)}${waitedFor}`;
}

function description(chart: Chart): string {
  const path = chart.rows.filter(({ bar }) => bar.isCritical).map(({ bar }) => barText(bar));
  return `${chart.rows.length} bars in the order in which they began. The end was waited for: ${path.join('; ')}.`;
}
