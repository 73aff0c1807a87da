import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeReports } from '../../scripts/drill/report/write-report';
import { evidenceFile, regionKilled } from '../support/drill-evidence';
import { HeadlessChromium } from '../support/headless-chromium';
import { type Look, openPage } from '../support/open-page';

let chromium: HeadlessChromium;
let folder: string;
let url: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-page-'));
  writeFileSync(join(folder, 'evidence.ndjson'), evidenceFile(regionKilled({ lost: 60 })));
  url = pathToFileURL(writeReports(join(folder, 'evidence.ndjson')).html).href;
  chromium = HeadlessChromium.start();
});

afterAll(async () => {
  await chromium.close();
  rmSync(folder, { recursive: true });
});

const LOOKS: readonly Look[] = [
  { width: 400, scheme: 'light' },
  { width: 400, scheme: 'dark' },
  { width: 1400, scheme: 'light' },
  { width: 1400, scheme: 'dark' },
];

/** Plots that are shown, with what is drawn in them as it appears on the screen. */
const PLOTS = `[...document.querySelectorAll('svg.plot')]
  .filter((plot) => getComputedStyle(plot).display !== 'none')
  .map((plot) => {
    const box = plot.getBoundingClientRect();
    const drawn = [...plot.querySelectorAll('rect, path.line')]
      .filter((element) => !element.matches('.shade'))
      .map((element) => element.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && height > 0);
    const words = [...plot.querySelectorAll('text')];
    const outside = words.filter((word) => {
      const { left, right, top, bottom } = word.getBoundingClientRect();
      return left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
    });
    return {
      id: plot.id,
      width: box.width,
      height: box.height,
      drawn: drawn.length,
      outside: outside.map(({ textContent }) => textContent),
      smallestWord: Math.min(...words.map((word) =>
        parseFloat(getComputedStyle(word).fontSize) * box.width / plot.viewBox.baseVal.width)),
    };
  })`;

interface Plot {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly drawn: number;
  readonly outside: readonly string[];
  readonly smallestWord: number;
}

/** Texts whose contrast with the page is below WCAG 2.2's 4.5 to 1 (1.4.3). */
const PALE_TEXTS = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = luminance(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll('body *:not(script):not(.mark-number)')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
    .filter((element) => !element.matches('title, desc'))
    .map((element) => {
      const style = getComputedStyle(element);
      const ink = luminance(element instanceof SVGElement ? style.fill : style.color);
      return { text: element.textContent.slice(0, 40), contrast: (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) };
    })
    .filter(({ contrast }) => contrast < 4.5);
})()`;

describe.each(LOOKS)('the report at $width px, $scheme', (look) => {
  it('opens without a complaint, and asks for nothing but itself', async () => {
    const page = await openPage(chromium, url, look);

    expect(page.complaints()).toEqual([]);
    expect(page.requests()).toEqual([JSON.stringify(url)]);
  });

  it('is no wider than the window', async () => {
    const page = await openPage(chromium, url, look);

    const [content, room] = (await page.evaluate(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    )) as readonly number[];

    expect(content).toBe(room);
  });

  it('draws every plot once, with all of its words inside and large enough to read', async () => {
    const page = await openPage(chromium, url, look);

    const plots = (await page.evaluate(PLOTS)) as readonly Plot[];

    expect(plots.map(({ id }) => id.replace(/-\w+$/, ''))).toEqual([
      'throughput',
      'latency',
      'lag',
      'targets',
      'phases',
    ]);
    for (const plot of plots) {
      expect(plot.width).toBeGreaterThan(300);
      expect(plot.height).toBeGreaterThan(100);
      expect(plot.drawn).toBeGreaterThan(0);
      expect(plot.outside).toEqual([]);
      expect(plot.smallestWord).toBeGreaterThanOrEqual(10);
    }
  });

  it('has words that stand out from the paper', async () => {
    const page = await openPage(chromium, url, look);

    expect(await page.evaluate(PALE_TEXTS)).toEqual([]);
  });
});

it('can be folded open, scrolled and followed by keyboard', async () => {
  const page = await openPage(chromium, url, { width: 400, scheme: 'light' });

  const unreachable = await page.evaluate(`[...document.querySelectorAll('*')]
    .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && element.tabIndex < 0)
    .map(({ outerHTML }) => outerHTML.slice(0, 80))`);
  const broken = await page.evaluate(`[...document.querySelectorAll('a[href^="#"]')]
    .map(({ hash }) => hash.slice(1)).filter((id) => document.getElementById(id) === null)`);

  expect(unreachable).toEqual([]);
  expect(broken).toEqual([]);
});

it('prints dark on light, without what only a screen can use', async () => {
  const page = await openPage(chromium, url, { width: 800, scheme: 'light', media: 'print' });

  expect(await page.evaluate(`getComputedStyle(document.querySelector('nav')).display`)).toBe(
    'none',
  );
  expect(await page.evaluate(PALE_TEXTS)).toEqual([]);
});
