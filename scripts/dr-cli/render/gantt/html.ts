import { html } from '../../../drill/report/html/markup';
import { timeText } from '../text';
import { type Chart, type ChartBar, outcomeWord, spanText, tookText } from './marks';
import { ganttSvg } from './svg';

/** A page with the chart, and the same as a table for whoever can't see it. Needs nothing else. */
export function ganttHtml(chart: Chart): string {
  const bars = chart.rows.flatMap(({ bar, resources }) => [
    { bar, of: '' },
    ...resources.map((resource) => ({ bar: resource, of: bar.label })),
  ]);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${chart.title}, ${spanText(chart)}</title>
<style>
body { margin: 0 auto; max-width: 1400px; padding: 12px; font: 15px/1.5 system-ui, sans-serif; color: #1f2328; background: #fff; }
.table { overflow-x: auto; }
table { border-collapse: collapse; margin-top: 24px; }
caption { text-align: left; font-weight: 600; }
th, td { padding: 3px 14px 3px 0; text-align: left; border-bottom: 1px solid #d0d7de; white-space: nowrap; }
</style>
</head>
<body>
<main>
${ganttSvg(chart)}
<div class="table" tabindex="0" role="region" aria-label="The chart as a table">
<table>
<caption>The same as a table</caption>
<thead><tr><th scope="col">Stack</th><th scope="col">Resource</th><th scope="col">Done</th><th scope="col">Began</th><th scope="col">Took</th><th scope="col">Came to</th><th scope="col">Waited for</th></tr></thead>
<tbody>
${bars.map(({ bar, of }) => tableRow(bar, of))}</tbody>
</table>
</div>
</main>
</body>
</html>
`.text;
}

function tableRow(bar: ChartBar, of: string) {
  const [stack, resource] = of === '' ? [bar.label, ''] : [of, bar.label];
  return html`<tr><th scope="row">${stack}</th><td>${resource}</td><td>${bar.action}</td><td>${timeText(bar.startedMs)}</td><td>${tookText(bar.endedMs - bar.startedMs)}</td><td>${outcomeWord(bar) || 'done'}</td><td>${bar.isCritical ? 'yes' : ''}</td></tr>
`;
}
