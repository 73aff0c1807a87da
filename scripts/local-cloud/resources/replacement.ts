import type { PropertySpec, TypeSpec } from '../../resource-types/spec';
import type { Properties, Replacement } from '../resource-model';
import { isRecord } from './read';
import { objectProperties, schemaOf } from './schema';

type Recreation = Replacement['changes'][number]['requiresRecreation'];

/** What a change of properties does, from the schema's `causesReplacement`, nested properties included. */
export function replacementOf(type: string, before: Properties, after: Properties): Replacement {
  const schema = schemaOf(type)?.properties ?? {};
  const changes = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((property) => !sameValue(before[property], after[property]))
    .sort((one, other) => (one < other ? -1 : 1))
    .map((property) => ({
      property,
      requiresRecreation: recreation(schema[property], before[property], after[property]),
    }));
  const worst = strongest(changes.map((change) => change.requiresRecreation));
  return { replacement: REPLACEMENT[worst], changes };
}

const REPLACEMENT = { Always: 'True', Conditionally: 'Conditional', Never: 'False' } as const;

/** Equal as CloudFormation compares: `5432` and `"5432"` are the same value. */
export function sameValue(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) {
    return (
      before.length === after.length && before.every((item, index) => sameValue(item, after[index]))
    );
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].every((key) => sameValue(before[key], after[key]));
  }
  if (typeof before === 'object' || typeof after === 'object') {
    return before === after;
  }
  return before === undefined || after === undefined
    ? before === after
    : String(before) === String(after);
}

function recreation(
  property: PropertySpec | undefined,
  before: unknown,
  after: unknown,
): Recreation {
  switch (property?.causesReplacement) {
    case 'yes':
      return 'Always';
    case 'maybe':
      return 'Conditionally';
    case undefined:
      return property === undefined ? 'Never' : nestedRecreation(property.type, before, after);
  }
}

function nestedRecreation(type: TypeSpec, before: unknown, after: unknown): Recreation {
  if (typeof type === 'string' || !('object' in type) || !isRecord(before) || !isRecord(after)) {
    return 'Never';
  }
  return strongest(
    Object.entries(objectProperties(type.object))
      .filter(([name]) => !sameValue(before[name], after[name]))
      .map(([name, property]) => recreation(property, before[name], after[name])),
  );
}

function strongest(recreations: readonly Recreation[]): Recreation {
  if (recreations.includes('Always')) {
    return 'Always';
  }
  return recreations.includes('Conditionally') ? 'Conditionally' : 'Never';
}
