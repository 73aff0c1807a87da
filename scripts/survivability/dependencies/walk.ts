/** A string somewhere below a node. */
export interface Leaf {
  /** Keys that lead to it, for finding its line. */
  readonly path: readonly string[];
  /** The same with members of lists by their own name, which stays when the list changes. */
  readonly names: readonly string[];
  readonly text: string;
}

/** Words for people, tags, and who may call: nothing is looked up by them. */
const NOT_LOOKED_UP: ReadonlySet<string> = new Set([
  'Tags',
  'HealthCheckTags',
  'Description',
  'AlarmDescription',
  'DashboardBody',
  'Comment',
  'Principal',
]);

/** What a member of a list calls itself. */
const NAMING_KEYS = ['Name', 'Sid', 'PolicyName', 'Id', 'Key'] as const;

/** Every string that means something to AWS. */
export function leavesOf(
  node: unknown,
  path: readonly string[] = [],
  names: readonly string[] = [],
): Leaf[] {
  if (typeof node === 'string') {
    return [{ path, names, text: node }];
  }
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  return Object.entries(node)
    .filter(([key]) => !NOT_LOOKED_UP.has(key))
    .flatMap(([key, value]) =>
      leavesOf(
        value,
        [...path, key],
        [...names, Array.isArray(node) ? memberName(value, key) : key],
      ),
    );
}

function memberName(member: unknown, index: string): string {
  if (typeof member !== 'object' || member === null) {
    return index;
  }
  const entries = new Map<string, unknown>(Object.entries(member));
  const name = NAMING_KEYS.map((key) => entries.get(key)).find(
    (value) => typeof value === 'string',
  );
  return typeof name === 'string' ? name : index;
}
