import type { PropertyChange } from '../../../engine/ports';
import type { PolicyDenial } from '../../../engine/preview/policy-denials';
import type { PreviewedChange } from '../../../engine/preview/types';
import type { Style } from '../style';
import { changeOfValue } from './values';

/**
 * One resource of a change set: what happens to it, and each property before and after.
 *
 * @param denial what the stack's policy has against it, which keeps the data that would be lost
 */
export function resourceLines(
  change: PreviewedChange,
  denial: PolicyDenial | undefined,
  style: Style,
): string[] {
  const { logicalId, resourceType, properties } = change;
  const { mark, colour, verb } = effectOf(change, denial);
  const consequence = consequenceOf(change, denial);
  const note = verb === '' ? '' : `  ${style[colour](`${verb}${consequence}`)}`;
  return [
    `  ${style[colour](mark)} ${style.bold(logicalId)}  ${resourceType}${note}`,
    ...properties.map((property) => propertyLine(property, style)),
  ];
}

interface Effect {
  readonly mark: string;
  readonly colour: 'green' | 'yellow' | 'red';
  /** Empty where the mark says it all. */
  readonly verb: string;
}

function effectOf(
  { action, replacement, isStateful }: PreviewedChange,
  denial: PolicyDenial | undefined,
): Effect {
  switch (action) {
    case 'Add':
      return { mark: '+', colour: 'green', verb: '' };
    case 'Remove':
      return { mark: '-', colour: 'red', verb: 'DELETED' };
    default:
      break;
  }
  switch (replacement) {
    case 'True':
      return { mark: '±', colour: 'red', verb: 'REPLACED' };
    case 'Conditional':
      return { mark: '±', colour: isStateful ? 'red' : 'yellow', verb: 'MAY BE REPLACED' };
    default:
      return denial === undefined
        ? { mark: '~', colour: 'yellow', verb: '' }
        : { mark: '~', colour: 'red', verb: 'CHANGED' };
  }
}

function consequenceOf(
  { isStateful, replacement }: PreviewedChange,
  denial: PolicyDenial | undefined,
): string {
  const isCertain = replacement !== 'Conditional';
  if (denial !== undefined) {
    return `, WHICH THE STACK POLICY ${denial.certainty === 'will' ? 'REFUSES' : 'WOULD REFUSE'}`;
  }
  if (!isStateful) {
    return '';
  }
  return isCertain ? ' AND ITS DATA IS LOST' : ', AND ITS DATA LOST';
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
