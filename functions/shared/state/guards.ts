/** Guards for JSON that was stored: written by this code, or an earlier version of it. */
export type JsonObject = { readonly [name: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The elements that a guard accepts; nothing when it isn't a list. */
export function listOf<T>(value: unknown, accepts: (entry: unknown) => entry is T): readonly T[] {
  return Array.isArray(value) ? value.filter(accepts) : [];
}
