import type { PropertyDifference } from '@aws-sdk/client-cloudformation';
import { canonicalJson, isEqual, isList, isObject, type JsonObject } from '../template/json';

/**
 * Differences of what the template says explicitly; what it leaves to the service is never drift.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
 */
export function propertyDifferences(
  expected: JsonObject,
  actual: JsonObject,
): readonly PropertyDifference[] {
  return Object.entries(expected).flatMap(([name, value]) =>
    differencesAt(`/${name}`, value, actual[name]),
  );
}

function differencesAt(path: string, expected: unknown, actual: unknown): PropertyDifference[] {
  // CloudFormation doesn't compare what it would have to look up: the value may be a secret.
  if (isSameText(expected, actual) || holdsDynamicReference(expected)) {
    return [];
  }
  if (actual === undefined) {
    return [difference(path, 'REMOVE', expected, null)];
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([name, value]) =>
      differencesAt(`${path}/${name}`, value, actual[name]),
    );
  }
  if (isList(expected) && isList(actual)) {
    return listDifferences(path, expected, actual);
  }
  return [difference(path, 'NOT_EQUAL', expected, actual)];
}

/** Lists count as sets: that services give them back in an order of their own is no drift. */
function listDifferences(
  path: string,
  expected: readonly unknown[],
  actual: readonly unknown[],
): PropertyDifference[] {
  const isIn = (items: readonly unknown[], item: unknown) =>
    items.some((other) => isEqual(other, item));
  return [
    ...expected.flatMap((item, index) =>
      isIn(actual, item) ? [] : [difference(`${path}/${index}`, 'REMOVE', item, null)],
    ),
    ...actual.flatMap((item, index) =>
      isIn(expected, item) ? [] : [difference(`${path}/${index}`, 'ADD', null, item)],
    ),
  ];
}

function difference(
  PropertyPath: string,
  DifferenceType: 'ADD' | 'REMOVE' | 'NOT_EQUAL',
  expected: unknown,
  actual: unknown,
): PropertyDifference {
  return {
    PropertyPath,
    DifferenceType,
    ExpectedValue: textOf(expected),
    ActualValue: textOf(actual),
  };
}

/** Templates may give numbers and booleans as text. */
function isSameText(expected: unknown, actual: unknown): boolean {
  const isPlain = (value: unknown) => typeof value !== 'object' && value !== undefined;
  return isPlain(expected) && isPlain(actual)
    ? String(expected) === String(actual)
    : isEqual(expected, actual);
}

function holdsDynamicReference(value: unknown): boolean {
  return canonicalJson(value)?.includes('{{resolve:') ?? false;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
