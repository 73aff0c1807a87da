import { readJournal } from '../../../../scripts/engine/journal/read-journal';
import { JOURNAL_VERSION } from '../../../../scripts/engine/journal/records';

const run = (version: string = JOURNAL_VERSION) =>
  JSON.stringify({
    sequence: 1,
    at: '2026-01-05T09:00:00.000Z',
    type: 'run',
    version,
    runId: 'a-run',
    command: 'deploy',
    suffix: 'demo',
    accountId: '111122223333',
    cloud: 'aws',
  });

const call = (sequence: number) =>
  JSON.stringify({
    sequence,
    at: '2026-01-05T09:00:01.000Z',
    type: 'call',
    region: 'us-east-1',
    action: 'cloudformation:DeleteStack',
    resource: 'base-demo',
  });

const journal = (...lines: string[]) => `${lines.join('\n')}\n`;

test('every whole line is read', () => {
  const { lines, wholeLines } = readJournal(journal(run(), call(2)), 'a.jsonl');

  expect(lines.map(({ type }) => type)).toEqual(['run', 'call']);
  expect(wholeLines).toBe(2);
});

test.each([
  ['half of it', call(3).slice(0, 20)],
  ['all of it but its end', call(3)],
])('a last line of which there is %s is passed over, and where it begins is told', (_, torn) => {
  const whole = journal(run(), call(2));

  const { lines, wholeBytes } = readJournal(`${whole}${torn}`, 'a.jsonl');

  expect(lines).toHaveLength(2);
  expect(wholeBytes).toBe(Buffer.byteLength(whole));
});

test('bytes are counted, not characters', () => {
  const whole = journal(run(), JSON.stringify({ sequence: 2, at: '…', type: 'note' }));

  expect(readJournal(`${whole}{`, 'a.jsonl').wholeBytes).toBe(Buffer.byteLength(whole));
});

test('a damaged line before the last one is named', () => {
  expect(() => readJournal(journal(run(), '{"sequence":2', call(3)), 'a.jsonl')).toThrow(
    'line 2 of a.jsonl is not JSON',
  );
});

test('a later minor version is read, but for what is unknown', () => {
  const later = readJournal(
    journal(
      run('1.7'),
      '{"sequence":2,"at":"x","type":"something-new"}',
      '{"sequence":3,"at":"x","type":"event","event":{"type":"something_new"}}',
      call(4),
    ),
    'a.jsonl',
  );

  expect(later.lines.map(({ sequence }) => sequence)).toEqual([1, 4]);
  expect(later.wholeLines).toBe(4);
});

test('another major version is refused', () => {
  expect(() => readJournal(journal(run('2.0'), call(2)), 'a.jsonl')).toThrow(
    'a.jsonl is a journal of version 2.0, and this program reads 1.x',
  );
});

test('a file of somebody else is refused', () => {
  expect(() => readJournal('{"hello":"world"}\n', 'a.jsonl')).toThrow(
    'a.jsonl does not begin as a journal of dr-cli does',
  );
});

test('a journal whose first line was never finished has nothing in it', () => {
  expect(readJournal(run().slice(0, 30), 'a.jsonl')).toEqual({
    lines: [],
    wholeLines: 0,
    wholeBytes: 0,
  });
});
