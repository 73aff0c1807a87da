import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** What an item of the state table may hold. */
export type Plain = string | number | boolean | { readonly [name: string]: Plain };
export type PlainItem = { readonly [name: string]: Plain };
export type Attributes = Record<string, AttributeValue>;

export function toAttribute(value: Plain): AttributeValue {
  if (typeof value === 'string') {
    return { S: value };
  }
  if (typeof value === 'number') {
    return { N: String(value) };
  }
  return typeof value === 'boolean' ? { BOOL: value } : { M: toAttributes(value) };
}

export function toAttributes(item: PlainItem): Attributes {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, toAttribute(value)]),
  );
}

/** Thrown when an item isn't what this code writes: it is never guessed what was meant. */
export class StateItemError extends Error {
  override readonly name = 'StateItemError';

  constructor(item: string, attribute: string, expected: string) {
    super(
      `item "${item}" of the state table: attribute "${attribute}" is not ${expected}; ` +
        'compare the item with docs/failover.md, section "State table"',
    );
  }
}

/** Reads attributes by type; a wrong type is an error that names the item and the attribute. */
export class ItemReader {
  constructor(
    private readonly item: string,
    private readonly attributes: Readonly<Attributes>,
  ) {}

  has(attribute: string): boolean {
    return this.attributes[attribute] !== undefined;
  }

  text(attribute: string): string {
    const value = this.attributes[attribute]?.S;
    return value ?? this.fail(attribute, 'a text');
  }

  number(attribute: string): number {
    const value = Number(this.attributes[attribute]?.N);
    return Number.isFinite(value) ? value : this.fail(attribute, 'a number');
  }

  boolean(attribute: string): boolean {
    const value = this.attributes[attribute]?.BOOL;
    return value ?? this.fail(attribute, 'a boolean');
  }

  /** Milliseconds, from the ISO 8601 text that state machines write: they can't do other times. */
  timeMs(attribute: string): number {
    const timeMs = Date.parse(this.text(attribute));
    return Number.isFinite(timeMs) ? timeMs : this.fail(attribute, 'a time in ISO 8601');
  }

  /** Names and times of a map of ISO 8601 texts. */
  timesMs(attribute: string): Readonly<Record<string, number>> {
    const map = this.attributes[attribute]?.M ?? this.fail(attribute, 'a map');
    const reader = new ItemReader(this.item, map);
    return Object.fromEntries(Object.keys(map).map((name) => [name, reader.timeMs(name)]));
  }

  /** The value, when the attribute is there; its type is still checked. */
  optional<T>(attribute: string, read: (attribute: string) => T): T | undefined {
    return this.has(attribute) ? read.call(this, attribute) : undefined;
  }

  fail(attribute: string, expected: string): never {
    throw new StateItemError(this.item, attribute, expected);
  }
}
