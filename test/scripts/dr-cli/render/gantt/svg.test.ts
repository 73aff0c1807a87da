import { ganttHtml } from '../../../../../scripts/dr-cli/render/gantt/html';
import { ganttSvg } from '../../../../../scripts/dr-cli/render/gantt/svg';
import { sampleChart } from '../../../../support/charts';

test('the picture has a title and says in words what the end was waited for', () => {
  const { text } = ganttSvg(sampleChart);

  expect(text).toContain('role="img" aria-labelledby="gantt-title gantt-description"');
  expect(text).toContain(
    'The end was waited for: create foundation@primary: 5m 00s, from 2026-01-05T09:00:00Z, on the critical path; create regional@primary: 35m 00s failed',
  );
});

test('nothing that a template names becomes markup', () => {
  const { text } = ganttSvg(sampleChart);

  expect(text).not.toContain('<"&">');
  expect(text).toContain('Alarm &#60;&#34;&#38;&#34;&#62;');
});

test('bars are in per cent of the width, so that letters keep their size', () => {
  const { text } = ganttSvg(sampleChart);

  expect(text).not.toContain('viewBox');
  expect(text).toContain('<rect x="12.50%" y="174" width="87.50%"');
});

test('the page has every bar in a table as well', () => {
  const page = ganttHtml(sampleChart);

  expect(page.match(/<tr><th scope="row">/g)).toHaveLength(7);
  expect(page).toContain('<th scope="row">regional@primary</th><td>Service</td><td>delete</td>');
});
