/** As DynamoDB's API has values: one member, named for the type. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly M: Item }
  | { readonly L: readonly AttributeValue[] }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly B: string };

export type Item = Readonly<Record<string, AttributeValue>>;

/** `undefined`, unless both are texts, both numbers or both bytes: other types have no order. */
export function compareValues(one: AttributeValue, other: AttributeValue): number | undefined {
  if ('N' in one && 'N' in other) {
    return Number(one.N) - Number(other.N);
  }
  if ('S' in one && 'S' in other) {
    return Buffer.compare(Buffer.from(one.S), Buffer.from(other.S));
  }
  if ('B' in one && 'B' in other) {
    return Buffer.compare(Buffer.from(one.B, 'base64'), Buffer.from(other.B, 'base64'));
  }
  return undefined;
}

export function equalValues(one: AttributeValue, other: AttributeValue): boolean {
  const order = compareValues(one, other);
  return order === undefined ? canonical(one) === canonical(other) : order === 0;
}

/** `S`, `N` and so on, as attribute_type wants them. */
export function typeOfValue(value: AttributeValue): string {
  return Object.keys(value)[0] ?? '';
}

/** Sets have no order, and neither have a map's members. */
function canonical(value: AttributeValue): string {
  if ('M' in value) {
    const members = Object.entries(value.M).map(([name, member]) => [name, canonical(member)]);
    return `M${JSON.stringify(members.sort())}`;
  }
  if ('L' in value) {
    return `L${JSON.stringify(value.L.map(canonical))}`;
  }
  const [type = '', content] = Object.entries(value)[0] ?? [];
  return `${type}${JSON.stringify(Array.isArray(content) ? [...content].sort() : content)}`;
}
