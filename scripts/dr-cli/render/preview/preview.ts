import { assertNever } from '../../../engine/errors';
import type { Preview, PreviewedChange } from '../../../engine/preview/types';
import type { Style } from '../style';
import { lines } from '../text';
import { isEcho } from './echo';
import type { PreviewOutcome } from './outcome';
import { stackLines } from './stack';

export interface PreviewTextOptions {
  readonly suffix: string;
  readonly outcome: PreviewOutcome;
  readonly style: Style;
  /** The command that does what is shown, and the one that does it although it is guarded. */
  readonly deploy: string;
  readonly deployAllowed: string;
}

/** The whole preview, stacks in the plan's order, and what to do next. */
export function previewText(preview: Preview, options: PreviewTextOptions): string {
  const { suffix, style } = options;
  const unchanged = preview.stacks
    .filter(({ result }) => result.kind === 'unchanged')
    .map(({ id }) => id);
  return lines(
    style.bold(`preview ${suffix}`),
    '',
    preview.stacks.flatMap((stack) => stackLines(stack, style)),
    unchanged.length === 0 ? [] : [`no changes: ${unchanged.join(', ')}`],
    totalLine(preview, style),
    nextLine(options),
  );
}

function totalLine({ stacks }: Preview, style: Style): string[] {
  const changes = stacks.flatMap(({ result }) =>
    result.kind === 'changed' ? result.resources.filter((change) => !isEcho(change)) : [],
  );
  const count = (matches: (change: PreviewedChange) => boolean) => changes.filter(matches).length;
  const isReplaced = ({ replacement }: PreviewedChange) =>
    replacement === 'True' || replacement === 'Conditional';
  const isLost = (change: PreviewedChange) =>
    change.isStateful && (isReplaced(change) || change.action === 'Remove');
  const lost = count(isLost);
  return changes.length === 0
    ? []
    : [
        [
          `${count(({ action }) => action === 'Add')} to add`,
          `${count((change) => change.action === 'Modify' && !isReplaced(change))} to change`,
          `${count(isReplaced)} to replace`,
          `${count(({ action }) => action === 'Remove')} to delete`,
        ].join(', ') + (lost === 0 ? '' : style.red(`; ${lost} of them with data that is lost`)),
      ];
}

function nextLine({ outcome, deploy, deployAllowed, style }: PreviewTextOptions): string[] {
  const next = style.bold('next:');
  switch (outcome) {
    case 'unchanged':
      return [];
    case 'changes':
      return [`${next} ${deploy}`];
    case 'failed':
      return [`${next} correct what is named above, then preview again`];
    case 'refused':
      return [
        style.red('a deploy would be refused: it would undo a failover'),
        `${next} deploy after the failback`,
        `  or: ${deployAllowed}`,
      ];
    default:
      return assertNever(outcome);
  }
}
