import { ganttText } from '../../../../../scripts/dr-cli/render/gantt/text';
import { chartBar, sampleChart } from '../../../../support/charts';

test('bars stand where their time is, with their durations and what came of them', () => {
  expect(ganttText(sampleChart, 80).join('\n')).toMatchInlineSnapshot(`
"deploy of demo, run 20260105T090000-0a1b2c, 2026-01-05T09:00:00Z, 40m 00s
foundation@primary                            ██                 5m 00s
foundation@dr                                 ░░                 4m 00s
regional@primary                                ███████████████  35m 00s failed
  DatabaseClusterWithAVeryLongLogicalIdThat…    ███████          14m 00s
  Service                                             █████      10m 00s failed
  Service (delete)                                         ░     2m 00s
  Alarm <"&">                                             ░      1m 00s given up
█ what the end was waited for   ░ the rest"
`);
});

test.each([20, 40, 60, 120, 200])('no line is wider than %i columns', (columns) => {
  for (const line of ganttText(sampleChart, columns)) {
    expect(line.length).toBeLessThanOrEqual(columns);
  }
});

test('a bar of no length is still a bar', () => {
  const moment = { bar: chartBar('moment', 20, 20, { isCritical: true }), resources: [] };

  const [, , line] = ganttText(
    { ...sampleChart, rows: [...sampleChart.rows.slice(0, 1), moment] },
    60,
  );

  expect(line).toMatch(/^moment +█ +0\.0s$/);
});
