import type { PropertyChange } from '../../../engine/ports';
import type { PreviewedChange } from '../../../engine/preview/types';
import type { Style } from '../style';
import { changeOfValue } from './values';

/** One resource of a change set: what happens to it, and each property before and after. */
export function resourceLines(change: PreviewedChange, style: Style): string[] {
  const { logicalId, resourceType, properties } = change;
  const { mark, note } = effectOf(change, style);
  return [
    `  ${mark} ${style.bold(logicalId)}  ${resourceType}${note === '' ? '' : `  ${note}`}`,
    ...properties.map((property) => propertyLine(property, style)),
  ];
}

interface Effect {
  readonly mark: string;
  readonly note: string;
}

function effectOf({ action, replacement, isStateful }: PreviewedChange, style: Style): Effect {
  const data = isStateful ? ' AND ITS DATA IS LOST' : '';
  switch (action) {
    case 'Add':
      return { mark: style.green('+'), note: '' };
    case 'Remove':
      return { mark: style.red('-'), note: style.red(`DELETED${data}`) };
    default:
      break;
  }
  switch (replacement) {
    case 'True':
      return { mark: style.red('±'), note: style.red(`REPLACED${data}`) };
    case 'Conditional':
      return {
        mark: style.yellow('±'),
        note: (isStateful ? style.red : style.yellow)(
          `MAY BE REPLACED${isStateful ? ', AND ITS DATA LOST' : ''}`,
        ),
      };
    default:
      return { mark: style.yellow('~'), note: '' };
  }
}

function propertyLine({ path, before, after, recreation, cause }: PropertyChange, style: Style) {
  const name = path.replace(/^Properties\./, '');
  const notes = [
    ...(recreation === 'Always' ? ['makes it anew'] : []),
    ...(recreation === 'Conditionally' ? ['may make it anew'] : []),
    ...(cause === undefined ? [] : [`from ${cause}`]),
  ];
  const note = notes.length === 0 ? '' : style.dim(` (${notes.join(', ')})`);
  // An attribute of something that changes: CloudFormation looks again once it has changed.
  const value =
    before === after
      ? before === undefined
        ? ''
        : ': may change'
      : `: ${changeOfValue(before, after)}`;
  return `      ${name}${value}${note}`;
}
