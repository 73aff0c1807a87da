import fc from 'fast-check';
import { canonicalJson } from '../../../../scripts/drill/evidence/canonical-json';
import { evidenceText, seal } from '../../../../scripts/drill/evidence/hash-chain';
import { readEvidence } from '../../../../scripts/drill/evidence/read-evidence';
import type { EvidenceRecord } from '../../../../scripts/drill/evidence/types';
import { chained, evidenceFile, header, regionKilled } from '../../../support/drill-evidence';

const note = (text: string) => ({ atMs: 1_000, body: { type: 'note', text } as const });
const short = () => [{ atMs: 0, body: header }, note('one'), note('two'), note('three')];
const fileOf = (records: readonly EvidenceRecord[]) => Buffer.from(evidenceText({ records }));
const lineStart = (file: Buffer, line: number) =>
  file
    .toString()
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length + (line > 1 ? 1 : 0);

describe('evidence as it was written', () => {
  it('is intact, and gives its records and the hash of the last one', () => {
    const records = chained(regionKilled());

    const reading = readEvidence(fileOf(records));

    expect(reading).toMatchObject({
      kind: 'intact',
      evidence: { header, head: records.at(-1)?.hash },
    });
    expect(reading.kind === 'intact' && reading.evidence.records).toEqual(records);
  });
});

describe('evidence that was changed', () => {
  it('is found out by any change of any byte of any record, which is named', () => {
    const file = evidenceFile(short());
    const lengthOfLast = file.length - lineStart(file, 5);
    fc.assert(
      fc.property(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        (position, difference) => {
          const changed = Buffer.from(file);
          changed[position] = ((file[position] ?? 0) + difference) % 256;

          const reading = readEvidence(changed);

          expect(reading.kind).not.toBe('intact');
          if (reading.kind === 'tampered') {
            const line = file.subarray(0, position).toString().split('\n').length;
            expect(reading.line).toBe(line);
          } else {
            // The word by which evidence is known, or the last line break.
            expect(position < lineStart(file, 2) || position >= file.length - lengthOfLast).toBe(
              true,
            );
          }
        },
      ),
      { seed: 17, numRuns: 3_000 },
    );
  });

  it('is found out by any bytes put in or taken out', () => {
    const file = evidenceFile(short());
    fc.assert(
      fc.property(
        fc.nat(file.length),
        fc.nat(40),
        fc.uint8Array({ maxLength: 40 }),
        (position, taken, put) => {
          const changed = Buffer.concat([
            file.subarray(0, position),
            put,
            file.subarray(position + taken),
          ]);
          fc.pre(!changed.equals(file));

          expect(readEvidence(changed).kind).not.toBe('intact');
        },
      ),
      { seed: 23, numRuns: 2_000 },
    );
  });

  it('names the record that is gone', () => {
    const records = chained(short());

    const reading = readEvidence(fileOf(records.toSpliced(2, 1)));

    expect(reading).toEqual({
      kind: 'tampered',
      line: 3,
      problem: 'record 2 is missing: record 3 stands in its place',
    });
  });

  it('names the record after one that was exchanged for another with a hash of its own', () => {
    const records = chained(short());
    const [, , second] = records;
    const forged = { ...(second as EvidenceRecord), body: note('forged').body };

    const reading = readEvidence(fileOf(records.with(2, seal(forged))));

    expect(reading).toEqual({
      kind: 'tampered',
      line: 4,
      problem: 'it does not follow the record before it: that one was exchanged',
    });
  });

  it('is found out by a member that has no place in a record', () => {
    const [first] = chained(short());
    const line = canonicalJson({ ...first, extra: 1 });

    expect(readEvidence(Buffer.from(`${line}\n`))).toMatchObject({ kind: 'tampered', line: 1 });
  });

  it('is found out by a record after the last one', () => {
    const records = chained(short());
    const last = records.at(-1) as EvidenceRecord;
    const added = seal({ ...last, sequence: last.sequence + 1, previous: last.hash });

    expect(readEvidence(fileOf([...records, added]))).toMatchObject({
      kind: 'tampered',
      line: records.length + 1,
      problem: 'it comes after the last record',
    });
  });

  it('is found out by a chain that begins in its middle', () => {
    const [first, ...others] = chained(short());

    expect(readEvidence(fileOf(others)).kind).toBe('foreign');
    expect(readEvidence(fileOf([first as EvidenceRecord, ...others.slice(1)])).kind).toBe(
      'tampered',
    );
  });
});

describe('evidence that was cut short', () => {
  it('keeps its records when the drill died before the last one', () => {
    const reading = readEvidence(evidenceFile(short(), 'none'));

    expect(reading).toMatchObject({ kind: 'truncated', tornLine: undefined });
    expect(reading.kind === 'truncated' && reading.evidence.records).toHaveLength(4);
  });

  it('names the line that is torn, wherever it is torn', () => {
    const file = evidenceFile(short());
    const start = lineStart(file, 5);
    fc.assert(
      fc.property(fc.integer({ min: start + 1, max: file.length - 1 }), (end) => {
        expect(readEvidence(file.subarray(0, end))).toMatchObject({
          kind: 'truncated',
          tornLine: 5,
        });
      }),
      { seed: 3 },
    );
  });
});

describe('what is no evidence', () => {
  it.each([
    ['an empty file', ''],
    ['a text', 'hello\n'],
    ['JSON of something else', '{"version":1}\n'],
    ['half a header', '{"atMs":0,"body":{"format":"multi-region-dr-drill-evidence"'],
  ])('is told apart: %s', (_, content) => {
    expect(readEvidence(Buffer.from(content)).kind).toBe('foreign');
  });

  it('is of a later version, which is named', () => {
    const [first] = chained(short());
    const line = canonicalJson({ ...first, body: { ...header, version: 2 } });

    expect(readEvidence(Buffer.from(`${line}\n`))).toEqual({
      kind: 'foreign',
      problem: 'it is evidence of version 2; this program knows version 1',
    });
  });

  it('is a record that says nothing this version understands, whatever its hash', () => {
    const records = chained([
      { atMs: 0, body: header },
      // Written by another program: only its hash is right.
      { atMs: 0, body: JSON.parse('{"type":"traffic","region":"primary","taken":"many"}') },
    ]);

    expect(readEvidence(fileOf(records))).toEqual({
      kind: 'tampered',
      line: 2,
      problem: 'traffic.spanMs is not a number',
    });
  });
});
