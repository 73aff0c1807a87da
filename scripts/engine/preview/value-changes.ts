import type { ParameterValue, StackDescription } from '../ports';
import type { ValueChange } from './types';

/** How CloudFormation shows a parameter that must not be seen. */
const MASKED = /^\*+$/;

/** Parameters that get another value than the stack has. */
export function parameterDifferences(
  wanted: Readonly<Record<string, ParameterValue>>,
  current: StackDescription | undefined,
): ValueChange[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const before = current?.parameters[name];
    // What must not be seen can't be compared, and is never from a setting here.
    if (value.kind === 'previous' || (before !== undefined && MASKED.test(before))) {
      return [];
    }
    return before === value.value ? [] : [{ name, before, after: value.value }];
  });
}

/** Tags of the stack itself that change. */
export function tagDifferences(
  wanted: Readonly<Record<string, string>>,
  current: StackDescription | undefined,
): ValueChange[] {
  const before = current?.tags ?? {};
  const names = new Set([...Object.keys(before), ...Object.keys(wanted)]);
  return [...names]
    .filter((name) => before[name] !== wanted[name])
    .sort()
    .map((name) => ({ name, before: before[name], after: wanted[name] }));
}
