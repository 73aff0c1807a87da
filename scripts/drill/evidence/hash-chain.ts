import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import type { EvidenceBody, EvidenceRecord } from './types';

/** A record before it is sealed. */
export type UnsealedRecord = Omit<EvidenceRecord, 'hash'>;

/**
 * Binds a record to all before it. The chain shows a change to whoever knows the last hash; it
 * keeps nobody from writing the whole file anew, so the last hash belongs somewhere else as well.
 */
export function seal(record: UnsealedRecord): EvidenceRecord {
  return { ...record, hash: hashOf(record) };
}

export function hashOf({ sequence, previous, atMs, wallMs, body }: UnsealedRecord): string {
  const text = canonicalJson({ sequence, previous, atMs, wallMs, body });
  return createHash('sha256').update(text).digest('hex');
}

/** The line of a record, without its line break. The only text that is taken for that record. */
export function lineOf({ sequence, previous, atMs, wallMs, body, hash }: EvidenceRecord): string {
  return canonicalJson({ sequence, previous, atMs, wallMs, body, hash });
}

/** The text of a whole file. */
export function evidenceText({ records }: { readonly records: readonly EvidenceRecord[] }): string {
  return records.map((record) => `${lineOf(record)}\n`).join('');
}

/** Times are whole milliseconds in records: a fraction says more than any clock here knows. */
export function unsealed(
  sequence: number,
  previous: string,
  { atMs, wallMs }: { readonly atMs: number; readonly wallMs: number },
  body: EvidenceBody,
): UnsealedRecord {
  return { sequence, previous, atMs: Math.round(atMs), wallMs: Math.round(wallMs), body };
}
