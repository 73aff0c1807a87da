import { accept, type Checked, reject } from './checked';
import type { Violation } from './result';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON object together with its place in the event, for the `field` of violations. */
export interface LocatedObject {
  /** JSON Pointer of the object; empty for the event. */
  readonly pointer: string;
  readonly members: JsonObject;
}

export const pointerTo = (object: LocatedObject, name: string): string =>
  `${object.pointer}/${name}`;

const missing = (field: string) => reject(field, 'required', 'is required');

/** A member that must be there, of whatever type. */
export function readMember(object: LocatedObject, name: string): Checked<unknown> {
  return Object.hasOwn(object.members, name)
    ? accept(object.members[name])
    : missing(pointerTo(object, name));
}

export function readString(object: LocatedObject, name: string): Checked<string> {
  const member = readMember(object, name);
  if (!member.valid) return member;
  return typeof member.value === 'string'
    ? accept(member.value)
    : reject(pointerTo(object, name), 'wrong_type', 'must be a string');
}

export function readInteger(object: LocatedObject, name: string): Checked<number> {
  const member = readMember(object, name);
  if (!member.valid) return member;
  return typeof member.value === 'number' && Number.isSafeInteger(member.value)
    ? accept(member.value)
    : reject(pointerTo(object, name), 'wrong_type', 'must be an integer');
}

// Bounds the answer: Lambda refuses one of more than 6 MB, and an event can hold
// a million members.
const REPORTED_UNKNOWN_FIELDS = 20;

// A member's name comes from the caller and may itself be a card number or an
// IBAN; only names that cannot be one are repeated.
const REPEATABLE_NAME = /^(?!.*\d{4})[A-Za-z_][A-Za-z0-9_]{0,39}$/;

/**
 * Members beyond those a payment has. They are refused, not ignored: a misspelt
 * optional field would otherwise switch its check off without a sign.
 */
export function findUnknownFields(
  object: LocatedObject,
  known: readonly string[],
): readonly Violation[] {
  return Object.keys(object.members)
    .filter((name) => !known.includes(name))
    .slice(0, REPORTED_UNKNOWN_FIELDS)
    .map((name) => ({
      field: pointerTo(object, REPEATABLE_NAME.test(name) ? name : '*'),
      code: 'unknown_field',
      message: 'is not a field of a payment',
    }));
}
