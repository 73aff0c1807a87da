import type { BodyType, EvidenceBody, EvidenceRecord } from '../evidence/types';

type BodyOf<Type extends BodyType> = Extract<EvidenceBody, { readonly type: Type }>;

/** A record's body with the moment it is about. */
export type Dated<Type extends BodyType> = BodyOf<Type> & { readonly atMs: number };

/** All records of one type, in the order of what they are about. */
export function datedBodies<Type extends BodyType>(
  records: readonly EvidenceRecord[],
  type: Type,
): Dated<Type>[] {
  return records
    .flatMap(({ atMs, body }) => (isOfType(body, type) ? [{ ...body, atMs }] : []))
    .sort((a, b) => a.atMs - b.atMs);
}

/** All records of one type, as they were written. */
export function bodies<Type extends BodyType>(
  records: readonly EvidenceRecord[],
  type: Type,
): BodyOf<Type>[] {
  return records.flatMap(({ body }) => (isOfType(body, type) ? [body] : []));
}

function isOfType<Type extends BodyType>(body: EvidenceBody, type: Type): body is BodyOf<Type> {
  return body.type === type;
}
