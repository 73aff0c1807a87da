import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ganttHtml } from '../../scripts/dr-cli/render/gantt/html';
import { ganttSvg } from '../../scripts/dr-cli/render/gantt/svg';
import { sampleChart } from '../support/charts';
import { HeadlessChromium } from '../support/headless-chromium';
import { openPage } from '../support/open-page';

let chromium: HeadlessChromium;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gantt-'));
  writeFileSync(join(folder, 'chart.html'), ganttHtml(sampleChart));
  writeFileSync(join(folder, 'chart.svg'), ganttSvg(sampleChart).text);
  chromium = HeadlessChromium.start();
});

afterAll(async () => {
  await chromium.close();
  rmSync(folder, { recursive: true });
});

const urlOf = (file: string) => pathToFileURL(join(folder, file)).href;

/** Words of the picture that reach out of it, and the size of the smallest. */
const WORDS = `(() => {
  const picture = document.querySelector('svg').getBoundingClientRect();
  const words = [...document.querySelectorAll('svg text')];
  return {
    count: words.length,
    unseen: words.filter((word) => word.getBoundingClientRect().width === 0).length,
    outside: words.filter((word) => {
      const { left, right, top, bottom } = word.getBoundingClientRect();
      return left < picture.left || right > picture.right + 1 || top < picture.top || bottom > picture.bottom;
    }).map(({ textContent }) => textContent),
    smallest: Math.min(...words.map((word) => parseFloat(getComputedStyle(word).fontSize))),
  };
})()`;

describe.each([400, 1400])('the chart at %i px', (width) => {
  it.each(['chart.html', 'chart.svg'])(
    '%s opens by itself, with every word inside',
    async (file) => {
      const page = await openPage(chromium, urlOf(file), { width, scheme: 'light' });

      const words = await page.evaluate(WORDS);

      expect(page.complaints()).toEqual([]);
      expect(page.requests()).toEqual([JSON.stringify(urlOf(file))]);
      expect(words).toEqual({ count: 13, unseen: 0, outside: [], smallest: 13 });
    },
  );

  it('is no wider than the window', async () => {
    const page = await openPage(chromium, urlOf('chart.html'), { width, scheme: 'light' });

    const [content, room] = (await page.evaluate(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    )) as readonly number[];

    expect(content).toBe(room);
  });
});
