/** Guards for JSON that was stored: written by this code, or an earlier version of it. */
export type JsonObject = { readonly [name: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number';
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

/** Whether something has all members of a type, and each is as its guard demands. */
export const hasMembers = <T>(
  value: unknown,
  guards: { readonly [Name in keyof T]-?: (member: unknown) => boolean },
): value is T =>
  isObject(value) &&
  Object.entries<(member: unknown) => boolean>(guards).every(([name, isRight]) =>
    isRight(value[name]),
  );

/** The elements that a guard accepts; nothing when it isn't a list. */
export function listOf<T>(value: unknown, accepts: (entry: unknown) => entry is T): readonly T[] {
  return Array.isArray(value) ? value.filter(accepts) : [];
}
