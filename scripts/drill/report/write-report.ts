import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DrError } from '../../engine/errors';
import { type EvidenceReading, readEvidence } from '../evidence/read-evidence';
import { renderPage } from './html/page';
import { renderJson } from './json';
import { renderMarkdown } from './markdown';
import { makeReport, type ReadableEvidence, type Report } from './report';

export interface WrittenReports {
  readonly html: string;
  readonly json: string;
  readonly markdown: string;
  readonly report: Report;
}

/**
 * Writes `report.html`, `report.json` and `report.md` beside the evidence. Evidence that was cut
 * short is reported as such.
 *
 * @throws DrError when the file is not evidence, or not as it was written
 */
export function writeReports(evidencePath: string): WrittenReports {
  const reading = readable(readEvidence(readFileSync(evidencePath)), evidencePath);
  const report = makeReport(reading);
  const folder = dirname(evidencePath);
  return {
    html: write(join(folder, 'report.html'), renderPage(reading)),
    json: write(join(folder, 'report.json'), renderJson(report)),
    markdown: write(join(folder, 'report.md'), renderMarkdown(report)),
    report,
  };
}

function readable(reading: EvidenceReading, path: string): ReadableEvidence {
  if (reading.kind === 'intact' || reading.kind === 'truncated') {
    return reading;
  }
  throw new DrError({
    code: 'DR_EVIDENCE_UNUSABLE',
    message: `no report can be made of ${path}: ${reading.problem}`,
    nextSteps: [`dr-cli report verify ${path}`],
  });
}

/** Whole or not at all: whoever opens the page while it is written sees the one before. */
function write(path: string, text: string): string {
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
  return path;
}
