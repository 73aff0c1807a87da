import { evidenceText } from '../../../../scripts/drill/evidence/hash-chain';
import { readEvidence } from '../../../../scripts/drill/evidence/read-evidence';
import type { HeaderBody } from '../../../../scripts/drill/evidence/types';
import { renderPage } from '../../../../scripts/drill/report/html/page';
import { renderJson } from '../../../../scripts/drill/report/json';
import { renderMarkdown } from '../../../../scripts/drill/report/markdown';
import { makeReport, type ReadableEvidence } from '../../../../scripts/drill/report/report';
import { renderText } from '../../../../scripts/drill/report/text';
import { BEGINS_MS, chained, header, LOST_MS, regionKilled } from '../../../support/drill-evidence';

const FACTOR = 10;
const HELD_MS = Date.UTC(2026, 2, 8, 5, 2, 0);

/** Held a week after the local cloud's time had stopped, ten times as fast. */
function weekLater(): ReadableEvidence {
  const fast: HeaderBody = { ...header, speed: 'fast', clockFactor: FACTOR };
  const bodies = regionKilled().map(({ atMs, body }) => ({
    atMs,
    body: body.type === 'header' ? fast : body,
  }));
  const wallAtMs = (atMs: number) => HELD_MS + (atMs - BEGINS_MS) / FACTOR;
  const records = chained(bodies, 'footer', wallAtMs);
  const reading = readEvidence(Buffer.from(evidenceText({ records })));
  if (reading.kind !== 'intact') throw new Error(reading.kind);
  return reading;
}

const reading = weekLater();
const report = makeReport(reading);

test.each([
  ['the page', renderPage(reading).split('<script')[0]],
  ['Markdown', renderMarkdown(report)],
  ['the terminal', renderText(report)],
])('%s is dated by the clock on the wall', (_, text) => {
  expect(text).toContain('2026-03-08 05:02:00 UTC to 2026-03-08 05:02:12 UTC');
  expect(text).not.toMatch(/2026-03-01 [\d:]+ UTC/);
});

test('the page names the drill’s own time as such', () => {
  expect(renderPage(reading)).toContain(
    'from 2026-03-01 10:00:00, where the local cloud’s time stood',
  );
});

test('JSON has start and end by the clock on the wall', () => {
  expect(JSON.parse(renderJson(report)).span).toMatchObject({
    wallFromMs: HELD_MS,
    wallToMs: HELD_MS + 12_000,
    wallMs: 12_000,
  });
});

test('a line of the time line is dated by when it happened, not by when it was written', () => {
  const fault = report.timeline.find(({ kind }) => kind === 'fault');

  expect(fault).toMatchObject({ atMs: LOST_MS, wallMs: HELD_MS + 3_000 });
  expect(renderMarkdown(report)).toContain(
    '| +0:00.0 | 05:02:03.000 UTC | Every process of us-east-1 is killed. |',
  );
});
