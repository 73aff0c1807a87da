/** Says what is wrong with a value, and where, or nothing. */
type Check = (value: unknown, where: string) => string | undefined;

/**
 * What a parsed value has to look like to be a `T`.
 * A hash says that a record is as it was written, not that this program can read it.
 */
export interface Shape<T> extends Check {
  /** Never there. Without it a shape of one type would pass for that of any other. */
  readonly exactly?: (value: T) => T;
}

export const text: Shape<string> = (value, where) =>
  typeof value === 'string' ? undefined : `${where} is not a text`;

export const flag: Shape<boolean> = (value, where) =>
  typeof value === 'boolean' ? undefined : `${where} is not true or false`;

export const number: Shape<number> = (value, where) =>
  typeof value === 'number' && Number.isFinite(value) ? undefined : `${where} is not a number`;

/** Beyond that `Date` has no day to show: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const LATEST_MS = 8.64e15;

export const timeMs: Shape<number> = (value, where) =>
  number(value, where) ??
  (Math.abs(Number(value)) <= LATEST_MS ? undefined : `${where} is no time`);

export const count: Shape<number> = (value, where) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : `${where} is not a count`;

/** These values and no others. */
export function oneOf<const T extends string | number | null>(...values: readonly T[]): Shape<T> {
  return (value, where) =>
    values.some((each) => each === value)
      ? undefined
      : `${where} is none of ${values.map((each) => JSON.stringify(each)).join(', ')}`;
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, where) => (value === null ? undefined : shape(value, where));
}

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, where) =>
    Array.isArray(value)
      ? firstProblem(value.map((each, index) => () => shape(each, `${where}[${index}]`)))
      : `${where} is not a list`;
}

export function rowOf<T extends readonly unknown[]>(
  shapes: {
    readonly [Index in keyof T]: Shape<T[Index]>;
  },
): Shape<T> {
  return (value, where) =>
    Array.isArray(value) && value.length === shapes.length
      ? firstProblem(shapes.map((shape, index) => () => shape(value[index], `${where}[${index}]`)))
      : `${where} is not a row of ${shapes.length}`;
}

/** Any names, with values of one shape. */
export function recordOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, where) =>
    isObject(value)
      ? firstProblem(
          Object.entries(value).map(
            ([name, each]) =>
              () =>
                shape(each, `${where}.${name}`),
          ),
        )
      : `${where} is not an object`;
}

/** Members that may be absent are told by their type, and given through {@link optional}. */
export type MemberShapes<T> = {
  readonly [Name in keyof T]-?: undefined extends T[Name]
    ? OptionalShape<Exclude<T[Name], undefined>>
    : Shape<T[Name]>;
};

export interface OptionalShape<T> {
  readonly optional: Shape<T>;
}

interface OptionalCheck {
  readonly optional: Check;
}

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { optional: shape };
}

/** These members, and others that a later version may have added. */
export function objectOf<T extends object>(members: MemberShapes<T>): Shape<T>;
export function objectOf(members: Readonly<Record<string, Check | OptionalCheck>>): Check {
  const shapes = Object.entries(members);
  return (value, where) =>
    isObject(value)
      ? firstProblem(
          shapes.map(([name, shape]) => () => {
            const member = Object.hasOwn(value, name) ? value[name] : undefined;
            if (typeof shape === 'function') {
              return shape(member, `${where}.${name}`);
            }
            return member === undefined ? undefined : shape.optional(member, `${where}.${name}`);
          }),
        )
      : `${where} is not an object`;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstProblem(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const problem = check();
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}
