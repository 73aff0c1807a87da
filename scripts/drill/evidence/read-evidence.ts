import { bodyProblem } from './body-shapes';
import { hashOf, lineOf } from './hash-chain';
import { isObject } from './shape';
import {
  EVIDENCE_FORMAT,
  EVIDENCE_VERSION,
  type EvidenceRecord,
  FIRST_PREVIOUS,
  type HeaderBody,
} from './types';

/** Evidence whose chain holds. */
export interface Evidence {
  readonly header: HeaderBody;
  readonly records: readonly EvidenceRecord[];
  /** Hash of the last record. */
  readonly head: string;
}

/** What a file turned out to be. */
export type EvidenceReading =
  | { readonly kind: 'intact'; readonly evidence: Evidence }
  /** As far as it goes the chain holds, and then the drill, or the file, was cut short. */
  | {
      readonly kind: 'truncated';
      readonly evidence: Evidence;
      /** Line that was being written, from 1; undefined when only the last record is missing. */
      readonly tornLine: number | undefined;
    }
  /** The first record that is not as it was written, by its line from 1. */
  | { readonly kind: 'tampered'; readonly line: number; readonly problem: string }
  | { readonly kind: 'foreign'; readonly problem: string };

/** Reads the evidence of a drill, and checks every byte of it. */
export function readEvidence(bytes: Uint8Array): EvidenceReading {
  const text = decode(bytes);
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const foreign = foreignProblem(lines[0] ?? rest);
  if (foreign !== undefined) {
    return { kind: 'foreign', problem: foreign };
  }
  const chain = readChain(lines);
  if ('problem' in chain) {
    return { kind: 'tampered', ...chain };
  }
  const header = chain.records[0]?.body;
  if (header?.type !== 'header') {
    return rest === '' || lines.length > 0
      ? { kind: 'tampered', line: 1, problem: 'the first record is not the header' }
      : { kind: 'foreign', problem: 'not even its first record is whole' };
  }
  const evidence = { header, records: chain.records, head: chain.head };
  if (rest !== '') {
    return { kind: 'truncated', evidence, tornLine: lines.length + 1 };
  }
  return chain.records.at(-1)?.body.type === 'footer'
    ? { kind: 'intact', evidence }
    : { kind: 'truncated', evidence, tornLine: undefined };
}

type Chain = { readonly records: readonly EvidenceRecord[]; readonly head: string };
type BrokenChain = { readonly line: number; readonly problem: string };

function readChain(lines: readonly string[]): Chain | BrokenChain {
  const records: EvidenceRecord[] = [];
  let head = FIRST_PREVIOUS;
  for (const [index, line] of lines.entries()) {
    const record = readRecord(line);
    const problem =
      typeof record === 'string' ? record : placeProblem(record, index, head, records.at(-1));
    if (typeof record === 'string' || problem !== undefined) {
      return { line: index + 1, problem: problem ?? 'it is no record' };
    }
    records.push(record);
    head = record.hash;
  }
  return { records, head };
}

/** A record that is as its own hash has it, or what is wrong with it. */
function readRecord(line: string): EvidenceRecord | string {
  const value = parse(line);
  if (!isRecord(value)) {
    return 'it is no record';
  }
  // Before its shape is looked at: what was changed is to be called changed.
  if (lineOf(value) !== line || hashOf(value) !== value.hash) {
    return 'it is not what its hash was made of';
  }
  return bodyProblem(value.body) ?? value;
}

function placeProblem(
  record: EvidenceRecord,
  index: number,
  head: string,
  before: EvidenceRecord | undefined,
): string | undefined {
  if (record.sequence !== index) {
    return `record ${index} is missing: record ${record.sequence} stands in its place`;
  }
  if (record.previous !== head) {
    return before === undefined
      ? 'it does not begin a chain'
      : 'it does not follow the record before it: that one was exchanged';
  }
  if (before?.body.type === 'footer') {
    return 'it comes after the last record';
  }
  if ((record.body.type === 'header') !== (index === 0)) {
    return index === 0 ? 'the first record is not the header' : 'it is a second header';
  }
  return record.body.type === 'footer' && record.body.records !== index
    ? `it counts ${record.body.records} records, and there are ${index}`
    : undefined;
}

/** Why this is somebody else's file, judged by its first line alone. */
function foreignProblem(firstLine: string): string | undefined {
  if (!firstLine.includes(EVIDENCE_FORMAT)) {
    return 'it does not begin with the header of a drill';
  }
  const header = headerOf(parse(firstLine));
  return typeof header?.version === 'number' && header.version > EVIDENCE_VERSION
    ? `it is evidence of version ${header.version}; this program knows version ${EVIDENCE_VERSION}`
    : undefined;
}

function headerOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isObject(value) && isObject(value.body) ? value.body : undefined;
}

function isRecord(value: unknown): value is EvidenceRecord {
  return (
    isObject(value) &&
    Number.isSafeInteger(value.sequence) &&
    Number.isSafeInteger(value.atMs) &&
    Number.isSafeInteger(value.wallMs) &&
    typeof value.previous === 'string' &&
    typeof value.hash === 'string' &&
    isObject(value.body)
  );
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Bytes that are no UTF-8, and a byte order mark, become characters that no record has. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
