import { spec } from '../../../resource-types/spec';
import type { StackResource } from '../state';

/**
 * The name that stands in the way of a replacement: the resource is identified
 * by a property that the template sets and doesn't change, so the new one can't
 * exist beside the old one.
 */
export function conflictingName(current: StackResource, target: StackResource): string | undefined {
  const identifier = spec.resources[target.type]?.primaryIdentifier ?? [];
  const values = identifier.map((property) => target.properties[property]);
  const isSame =
    identifier.length > 0 &&
    identifier.every(
      (property, index) =>
        values[index] !== undefined && values[index] === current.properties[property],
    );
  return isSame ? values.map(String).join('|') : undefined;
}

export function customNameReason(name: string): string {
  return `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`;
}
