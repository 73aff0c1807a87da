import { evidenceText, seal, unsealed } from '../../../../scripts/drill/evidence/hash-chain';
import { readEvidence } from '../../../../scripts/drill/evidence/read-evidence';
import type { FooterBody } from '../../../../scripts/drill/evidence/types';
import { makeReport, type Report } from '../../../../scripts/drill/report/report';
import { renderText } from '../../../../scripts/drill/report/text';
import { chained, type DatedBody, LOST_MS, regionKilled } from '../../../support/drill-evidence';

/** What is there of a drill that ended soon after the loss. */
const begun: readonly DatedBody[] = regionKilled().filter(
  ({ atMs, body }) =>
    atMs < LOST_MS + 5_000 && !['client', 'loss-report', 'check'].includes(body.type),
);

function reportOf(end: Pick<FooterBody, 'outcome' | 'reason'>): Report {
  const records = chained(begun, 'none');
  const last = records.at(-1);
  const footer = { type: 'footer', ...end, records: records.length } as const;
  const times = { atMs: LOST_MS, wallMs: LOST_MS };
  const sealed = seal(unsealed(records.length, last?.hash ?? '', times, footer));
  const reading = readEvidence(Buffer.from(evidenceText({ records: [...records, sealed] })));
  if (reading.kind !== 'intact') throw new Error(reading.kind);
  return makeReport(reading);
}

test('a drill that was interrupted accuses nobody of what its end would have shown', () => {
  const report = reportOf({ outcome: 'interrupted' });

  expect(report.verdict).toEqual({
    kind: 'not-finished',
    reasons: ['the drill was interrupted'],
  });
  expect(report.checks.map(({ verdict }) => verdict)).toEqual(['not-applicable', 'not-applicable']);
  expect(renderText(report)).toContain('promises  none judged');
  expect(renderText(report)).toContain('The drill was interrupted.');
  expect(renderText(report)).not.toContain('broken');
});

test('a reason that only says the outcome again is left out', () => {
  const report = reportOf({ outcome: 'interrupted', reason: 'interrupted' });

  expect(renderText(report)).not.toContain('interrupted: interrupted');
});

test('a drill that failed says why', () => {
  const { verdict } = reportOf({ outcome: 'failed', reason: 'the standby did not start' });

  expect(verdict.reasons).toEqual(['the drill itself failed: the standby did not start']);
});
