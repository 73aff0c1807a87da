import { isRecord } from '../../resources/read';

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html: the matchers that rules here may use. */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  if (!isRecord(pattern)) {
    return false;
  }
  return Object.entries(pattern).every(([name, expected]) => {
    if (name === '$or') {
      return Array.isArray(expected) && expected.some((option) => matchesPattern(option, event));
    }
    const value = isRecord(event) ? event[name] : undefined;
    return Array.isArray(expected) ? matchesAny(expected, value) : matchesPattern(expected, value);
  });
}

/** A list in the event matches when one of its members does. */
function matchesAny(expected: readonly unknown[], value: unknown): boolean {
  const candidates = Array.isArray(value) ? value : [value];
  return expected.some((matcher) =>
    candidates.some((candidate) =>
      isRecord(matcher) ? matchesSpecial(matcher, candidate) : matcher === candidate,
    ),
  );
}

function matchesSpecial(matcher: Readonly<Record<string, unknown>>, value: unknown): boolean {
  const [[kind, operand] = []] = Object.entries(matcher);
  switch (kind) {
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(operand));
    case 'suffix':
      return typeof value === 'string' && value.endsWith(String(operand));
    case 'equals-ignore-case':
      return typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase();
    case 'exists':
      return (value !== undefined) === operand;
    case 'anything-but': {
      const excluded = Array.isArray(operand) ? operand : [operand];
      return value !== undefined && !excluded.includes(value);
    }
    default:
      throw new Error(`the local cloud doesn't model the event pattern's matcher ${kind}`);
  }
}
