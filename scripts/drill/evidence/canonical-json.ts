/**
 * One text for one value, so that a hash of it means something: members sorted by name, no space
 * between them, numbers and strings as ECMAScript writes them, as in RFC 8785.
 *
 * One thing differs: `<` is always escaped, so that a line can stand in a `script` element of a page
 * as it is. Members that are undefined are left out.
 *
 * @throws TypeError for a number that JSON doesn't have
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value)).replaceAll('<', '\\u003c');
}

function sorted(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`${value} can't be written as JSON`);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  // Without a prototype: a member named `__proto__` is a member like any other.
  const members: Record<string, unknown> = Object.create(null);
  for (const [name, member] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    members[name] = sorted(member);
  }
  return members;
}
