/** Fields of JSONata, which takes other values in the same places. */
const JSONATA_FIELDS = ['QueryLanguage', 'Arguments', 'Output', 'Assign', 'Condition'];

/** One node by names and indexes: what Choice and ResultPath take. */
const REFERENCE_PATH = /^\$(\.[A-Za-z_][A-Za-z0-9_]*|\[\d+\])*$/;

/** Functions that JSONPath has in the Amazon States Language, as far as they are in use. */
const INTRINSIC = /^States\.(Format|JsonToString|MathAdd|StringToJson)\(.*\)$/;

/** A mistake in a path is `States.Runtime` in the middle of a failover, and nothing can catch that. */
export function jsonPathProblems(name: string, state: object): string[] {
  return visit(state, name);
}

function visit(node: unknown, where: string): string[] {
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  return Object.entries(node).flatMap(([key, value]) => [
    ...fieldProblems(key, value, where),
    ...visit(value, where),
  ]);
}

function fieldProblems(key: string, value: unknown, where: string): string[] {
  if (JSONATA_FIELDS.includes(key)) {
    return [`${where}: ${key} belongs to JSONata`];
  }
  if (key === 'Variable' || key === 'ResultPath' || key === 'NumericLessThanPath') {
    return REFERENCE_PATH.test(String(value))
      ? []
      : [`${where}: ${key} takes a reference path, not ${String(value)}`];
  }
  if (key.endsWith('.$')) {
    const text = String(value);
    return text.startsWith('$') || INTRINSIC.test(text)
      ? []
      : [`${where}: ${key} is neither a path nor a known function: ${text}`];
  }
  return [];
}
