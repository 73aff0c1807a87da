export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

/** A page of a list whose order does not change; the token says how many items came before. */
export function pageOf<T>(all: readonly T[], token: string | undefined, size: number): Page<T> {
  const start = Number(token ?? '0');
  const items = all.slice(start, start + size);
  return start + size < all.length ? { items, nextToken: String(start + size) } : { items };
}
