import type { PreviewedChange } from '../../../engine/preview/types';

/**
 * Whether a resource is only listed because something it is made from changes, with the value that it
 * has already: CloudFormation looks at it again, and mostly leaves it alone. What could cost data
 * never counts as that.
 */
export function isEcho({ action, properties, replacement, isStateful }: PreviewedChange): boolean {
  return (
    action === 'Modify' &&
    properties.length > 0 &&
    properties.every(({ before, after }) => before !== undefined && before === after) &&
    !(isStateful && replacement !== 'False')
  );
}
