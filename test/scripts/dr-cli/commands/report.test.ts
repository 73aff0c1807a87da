import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { main } from '../../../../scripts/dr-cli/main';
import { readEvidence } from '../../../../scripts/drill/evidence/read-evidence';
import { renderPage } from '../../../../scripts/drill/report/html/page';
import { writeReports } from '../../../../scripts/drill/report/write-report';
import { EXIT } from '../../../../scripts/engine/errors';
import { evidenceFile, regionKilled } from '../../../support/drill-evidence';
import { testIo } from '../../../support/test-io';

const evidence = evidenceFile();
const reading = readEvidence(evidence);
const page = reading.kind === 'intact' ? renderPage(reading) : '';
const head = reading.kind === 'intact' ? reading.evidence.head : '';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function report(content: string | Uint8Array, ...args: string[]) {
  writeFileSync(join(folder, 'file'), content);
  const io = testIo({ workingDirectory: folder });
  const [verb = '', ...options] = args;
  const exitCode = await main(['report', verb, 'file', ...options], io);
  return { exitCode, out: io.out(), err: io.err() };
}

describe('dr-cli report verify', () => {
  it('says of evidence that it is as it was written, and what it came to', async () => {
    const { exitCode, out } = await report(evidence, 'verify');

    expect(exitCode).toBe(EXIT.done);
    expect(out).toContain('file is as it was written');
    expect(out).toContain(`last hash ${head}`);
    expect(out).toContain('Region killed: Passed.');
  });

  it('says of a page that its words are what its evidence gives', async () => {
    const { exitCode, out } = await report(page, 'verify', '--head', head);

    expect(exitCode).toBe(EXIT.done);
    expect(out).toContain('and the page says what they give');
    expect(out).toContain('the one that was kept');
  });

  it('says the same to machines', async () => {
    const { out } = await report(page, 'verify', '--json');

    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      form: 'page',
      verified: true,
      head,
      headCompared: false,
      verdict: { kind: 'passed' },
    });
  });

  it('names the first bad record', async () => {
    const lines = evidence.toString().split('\n');
    const forged = lines.with(9, (lines[9] ?? '').replace('"failed":0', '"failed":1')).join('\n');

    const { exitCode, err } = await report(forged, 'verify');

    expect(exitCode).toBe(EXIT.failed);
    expect(err).toContain('The first bad record is number 10 (line 10 of the evidence)');
    expect(err).toContain('it is not what its hash was made of');
    expect(err).toContain('next:');
  });

  it('names it in a page as well', async () => {
    const { exitCode, err } = await report(page.replace('"records":', '"rekords":'), 'verify');

    expect(exitCode).toBe(EXIT.failed);
    expect(err).toContain('is not as it was written');
  });

  it.each([
    ['a figure', '55.6 s', '5.6 s'],
    ['a verdict', 'Passed.', 'Passed!'],
    ['the style', '--good:', '--bad:'],
    ['something behind the end', '</html>\n', '</html>\n<!-- -->'],
  ])('finds a change of %s in a page', async (_, from, to) => {
    const { exitCode, err } = await report(page.replace(from, to), 'verify');

    expect(exitCode).toBe(EXIT.failed);
    expect(err).toContain('the page is not what it gives');
  });

  it('does not judge the words of another version', async () => {
    const { exitCode, err } = await report(
      page.replaceAll('multi-region-dr 0.1.0', 'multi-region-dr 9.9.9'),
      'verify',
    );

    expect(exitCode).toBe(EXIT.failed);
    expect(err).toContain('its words were made by multi-region-dr 9.9.9');
  });

  it('refuses another drill than the one whose last hash was kept', async () => {
    const { exitCode, err } = await report(evidence, 'verify', '--head', 'f'.repeat(64));

    expect(exitCode).toBe(EXIT.failed);
    expect(err).toContain(`its last hash is ${head}`);
  });

  it.each(['zz', head.slice(0, 8), `${head}0`])(
    'refuses the hash %s, which is not a whole one',
    async (part) => {
      const { exitCode, err } = await report(evidence, 'verify', '--head', part);

      expect(exitCode).toBe(EXIT.invalidInput);
      expect(err).toContain('Give all 64 hexadecimal digits of the hash.');
    },
  );

  it('says where evidence was cut short', async () => {
    const torn = await report(evidence.subarray(0, evidence.length - 10), 'verify');
    const unfinished = await report(evidenceFile(regionKilled(), 'none'), 'verify');

    expect(torn.exitCode).toBe(EXIT.failed);
    expect(torn.err).toMatch(/line \d+ is torn/);
    expect(unfinished.err).toContain('the last record is missing');
  });

  it.each([
    ['a text', 'hello'],
    ['another page', '<!doctype html><p>hello'],
    ['nothing', ''],
  ])('refuses %s as no evidence', async (_, content) => {
    const { exitCode, err } = await report(content, 'verify');

    expect(exitCode).toBe(EXIT.invalidInput);
    expect(err).toContain('is not the evidence of a drill');
  });

  it('says of a folder that it is one, and names the page in it', async () => {
    writeFileSync(join(folder, 'report.html'), page);
    const io = testIo({ workingDirectory: join(folder, '..') });

    expect(await main(['report', 'verify', basename(folder)], io)).toBe(EXIT.invalidInput);
    expect(io.err()).toContain("can't be read: it is a folder");
    expect(io.err()).toContain(`next: dr-cli report verify ${basename(folder)}/report.html`);
  });

  it('sends nobody to a help text for what was changed', async () => {
    const { err } = await report(evidence.toString().replace('"seed":7', '"seed":8'), 'verify');

    expect(err).toContain('take the file from where it was first kept');
    expect(err).not.toContain('--help');
  });

  it('says that a file is not there', async () => {
    const io = testIo({ workingDirectory: folder });

    expect(await main(['report', 'verify', 'missing'], io)).toBe(EXIT.invalidInput);
    expect(io.err()).toContain("missing can't be read: there is no such file");
  });
});

describe('dr-cli report show', () => {
  it('prints verdict, figures and time line', async () => {
    const { exitCode, out } = await report(page, 'show');

    expect(exitCode).toBe(EXIT.done);
    expect(out).toContain('RTO       55.6 s, target 15 min');
    expect(out).toContain('+0:26.0  payments.example.com leads to us-east-2.');
  });

  it('makes the page anew, whatever was done to its words', async () => {
    const { out } = await report(page.replace('55.6 s', '5.6 s'), 'show', '--format', 'html');

    expect(out).toBe(page);
  });

  it('takes the evidence out of a page as it was', async () => {
    const { out } = await report(page, 'show', '--format', 'evidence');

    expect(out).toBe(evidence.toString());
  });

  it('prints all figures as JSON', async () => {
    const { out } = await report(evidence, 'show', '--json');

    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      head,
      recoveryTime: { measuredMs: 55_600, verdict: 'met' },
    });
  });

  it('shows what a drill that was cut short has seen', async () => {
    const { exitCode, out } = await report(evidenceFile(regionKilled(), 'none'), 'show');

    expect(exitCode).toBe(EXIT.done);
    expect(out).toContain('Not finished: the evidence ends before the drill did');
  });

  it('shows nothing that was changed', async () => {
    const { exitCode, out } = await report(
      evidence.toString().replace('"seed":7', '"seed":8'),
      'show',
    );

    expect(exitCode).toBe(EXIT.failed);
    expect(out).toBe('');
  });
});

it('writes page, JSON and Markdown beside the evidence, and the page verifies', async () => {
  const path = join(folder, 'evidence.ndjson');
  writeFileSync(path, evidence);

  const { html } = writeReports(path);

  const io = testIo({ workingDirectory: folder });
  expect(await main(['report', 'verify', html], io)).toBe(EXIT.done);
});
