import { readEvidence } from '../../../../scripts/drill/evidence/read-evidence';
import { renderPage } from '../../../../scripts/drill/report/html/page';
import { renderMarkdown } from '../../../../scripts/drill/report/markdown';
import { makeReport, type ReadableEvidence } from '../../../../scripts/drill/report/report';
import {
  type DatedBody,
  evidenceFile,
  header,
  regionKilled,
} from '../../../support/drill-evidence';

function readable(bodies?: readonly DatedBody[], end?: 'footer' | 'none'): ReadableEvidence {
  const reading = readEvidence(evidenceFile(bodies, end));
  if (reading.kind !== 'intact' && reading.kind !== 'truncated') {
    throw new Error(reading.problem);
  }
  return reading;
}

const words = (page: string) => page.slice(0, page.indexOf('<script'));

it('names every lost payment, with its amount', () => {
  const page = words(renderPage(readable(regionKilled({ lost: 60 }))));

  const { loss } = makeReport(readable(regionKilled({ lost: 60 })));
  expect(loss?.lost).toHaveLength(60);
  for (const { id } of loss?.lost ?? []) {
    expect(page).toContain(id);
  }
});

it('rounds what was measured: nobody reads a millionth of a millisecond', () => {
  const page = words(renderPage(readable()));

  expect(page.match(/\d\.\d{4,}/g)).toBeNull();
  expect(page).toContain('p50 from 10 to 12 ms');
});

it('says how far the cloud was behind, where that was measured', () => {
  const lag: DatedBody = {
    atMs: header.targets.rtoMs,
    body: { type: 'cloud-lag', samples: 300, p50Ms: 41, p95Ms: 950, maxMs: 2_340 },
  };
  const told = '41 ms half of the time, 950 ms at most for 95 of 100 samples, 2.3 s at worst';

  expect(words(renderPage(readable([...regionKilled(), lag])))).toContain(told);
  expect(renderMarkdown(makeReport(readable([...regionKilled(), lag])))).toContain(told);
  expect(words(renderPage(readable()))).not.toContain('the cloud behind');
});

it('has every promise, limitation, setting and hash', () => {
  const page = words(renderPage(readable()));

  for (const text of [
    'Every acknowledged payment is present or in the loss report.',
    'Aurora’s takes minutes',
    'health check interval',
    ...header.artefacts.map(({ sha256 }) => sha256),
    'a'.repeat(40),
  ]) {
    expect(page).toContain(text);
  }
});

it('loads nothing and runs nothing', () => {
  const page = words(renderPage(readable()));

  expect(page).not.toMatch(/\b(?:src|srcset|action|on\w+)=|@import|https?:\/\/(?!jfly)/);
  expect(page).toContain("default-src 'none'");
});

it('says in words what each plot shows', () => {
  const plots = [...renderPage(readable()).matchAll(/<svg class="plot [^>]*>/g)];

  expect(plots.length).toBeGreaterThanOrEqual(10);
  for (const [plot] of plots) {
    expect(plot).toMatch(/role="img" aria-labelledby="\S+-title \S+-description"/);
  }
});

it('gives no two elements the same id', () => {
  const ids = [...renderPage(readable()).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

  expect(new Set(ids).size).toBe(ids.length);
});

it('takes nothing that was recorded for markup', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&';
  const page = renderPage(
    readable(
      regionKilled().map(({ atMs, body }) => ({
        atMs,
        body: body.type === 'fault' ? { ...body, description: hostile } : body,
      })),
    ),
  );

  expect(page).not.toContain('<img');
  expect(words(page)).toContain('&#60;img src=x onerror=alert(1)&#62;&#34;&#39;&#38;');
});

it('says that a drill was cut short, with what it saw until then', () => {
  const page = words(renderPage(readable(regionKilled().slice(0, 130), 'none')));

  expect(page).toContain('Not finished: the evidence ends before the drill did');
});

it('is made from a header alone', () => {
  const page = words(renderPage(readable([{ atMs: 0, body: header }])));

  expect(page).toContain('No request was made.');
});

it('gives the same bytes for the same evidence', () => {
  expect(renderPage(readable())).toBe(renderPage(readable()));
});

it('is as Markdown a page in which nothing that was recorded is markup', () => {
  const markdown = renderMarkdown(
    makeReport(
      readable([
        ...regionKilled(),
        { atMs: 0, body: { type: 'limitation', text: 'a | b <i>\nc' } },
      ]),
    ),
  );

  expect(markdown).toContain('- a \\| b \\<i> c\n');
  expect(markdown).toContain('| RTO | 55.6 s (met) | 15 min |');
});
