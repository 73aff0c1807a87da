import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEvidence } from '../../../../scripts/drill/evidence/read-evidence';
import { EvidenceWriter } from '../../../../scripts/drill/evidence/writer';
import { header } from '../../../support/drill-evidence';

const clock = { nowMs: () => 5_000.4, wallMs: () => 9_000 };
const folders: string[] = [];
const evidencePath = () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  folders.push(folder);
  return join(folder, 'evidence.ndjson');
};

afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true });
  }
});

it('writes evidence that is intact once it is closed', () => {
  const path = evidencePath();

  const writer = EvidenceWriter.create(path, header, clock);
  writer.append({ type: 'note', text: 'ünïcode </script>\u2028 "quoted"' });
  writer.append({ type: 'note', text: 'earlier' }, 4_000);
  const head = writer.close({ outcome: 'completed' });

  const reading = readEvidence(readFileSync(path));
  expect(reading).toMatchObject({ kind: 'intact', evidence: { head } });
  expect(reading.kind === 'intact' && reading.evidence.records.map(({ atMs }) => atMs)).toEqual([
    5_000, 5_000, 4_000, 5_000,
  ]);
});

it('has each record in the file as soon as it is appended, so that a killed drill leaves it', () => {
  const path = evidencePath();
  const writer = EvidenceWriter.create(path, header, clock);

  writer.append({ type: 'note', text: 'seen' });
  const reading = readEvidence(readFileSync(path));
  writer.close({ outcome: 'interrupted' });

  expect(reading).toMatchObject({ kind: 'truncated', tornLine: undefined });
  expect(reading.kind === 'truncated' && reading.evidence.records).toHaveLength(2);
});

it('never writes over evidence that is there', () => {
  const path = evidencePath();
  EvidenceWriter.create(path, header, clock).close({ outcome: 'completed' });
  const before = readFileSync(path);

  expect(() => EvidenceWriter.create(path, header, clock)).toThrow(/EEXIST/);
  expect(readFileSync(path)).toEqual(before);
});

it('is closed once, and takes nothing afterwards', () => {
  const path = evidencePath();
  const writer = EvidenceWriter.create(path, header, clock);

  const head = writer.close({ outcome: 'failed', reason: 'the standby did not start' });

  expect(writer.close({ outcome: 'completed' })).toBe(head);
  expect(() => writer.append({ type: 'note', text: 'late' })).toThrow('came too late');
});
