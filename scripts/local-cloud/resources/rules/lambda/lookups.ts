import type { StoredResource } from '../../../state';
import { arn } from '../../arn';
import { notFound } from '../../failures';
import { findResource, type Place } from '../../store';

/** A function by name, ARN, or either with a qualifier after it. */
export function findFunction(place: Place, reference: string): StoredResource | undefined {
  const afterPrefix = reference.startsWith('arn:')
    ? reference.split(':')[6]
    : reference.split(':')[0];
  return findResource(place, 'AWS::Lambda::Function', afterPrefix ?? '');
}

export function requireFunction(place: Place, reference: string): StoredResource {
  const found = findFunction(place, reference);
  if (found === undefined) {
    const functionArn = reference.startsWith('arn:')
      ? reference
      : arn(place, 'lambda', `function:${reference}`);
    throw notFound(`Function not found: ${functionArn}`);
  }
  return found;
}
