import { assertNever } from '../../../engine/errors';
import type { Preview, PreviewedChange, StackResult } from '../../../engine/preview/types';
import type { Style } from '../style';
import { lines } from '../text';
import { isEcho } from './echo';
import { type PreviewOutcome, policyRefusals, type Refusal } from './outcome';
import { stackLines } from './stack';

export interface PreviewTextOptions {
  readonly suffix: string;
  readonly outcome: PreviewOutcome;
  /** Of the outcome `refused`. */
  readonly refusal: Refusal | undefined;
  readonly style: Style;
  /** The command that does what is shown, and the one that does it although it is guarded. */
  readonly deploy: string;
  readonly deployAllowed: string;
  /** The command that shows it again. */
  readonly preview: string;
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
    nextLines(preview, options),
  );
}

function totalLine({ stacks }: Preview, style: Style): string[] {
  const changes = stacks.flatMap(({ result }) =>
    result.kind === 'changed' ? result.resources.filter((change) => !isEcho(change)) : [],
  );
  const count = (matches: (change: PreviewedChange) => boolean) => changes.filter(matches).length;
  const isReplaced = ({ replacement }: PreviewedChange) =>
    replacement === 'True' || replacement === 'Conditional';
  const kept = new Set(stacks.flatMap(({ result }) => keptBy(result)));
  const isLost = (change: PreviewedChange) =>
    change.isStateful && (isReplaced(change) || change.action === 'Remove') && !kept.has(change);
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

/** What the stack's policy lets no update replace or delete. */
function keptBy(result: StackResult): readonly PreviewedChange[] {
  return result.kind === 'changed'
    ? result.resources.filter((change) =>
        result.policyDenials.some(({ logicalId }) => logicalId === change.logicalId),
      )
    : [];
}

function nextLines(preview: Preview, options: PreviewTextOptions): string[] {
  const { outcome, deploy, style } = options;
  const next = style.bold('next:');
  switch (outcome) {
    case 'unchanged':
      return [];
    case 'changes':
      return [`${next} ${deploy}`];
    case 'failed':
      return [`${next} correct what is named above, then preview again`];
    case 'refused':
      return refusedLines(preview, options);
    default:
      return assertNever(outcome);
  }
}

function refusedLines(preview: Preview, options: PreviewTextOptions): string[] {
  const { refusal, deployAllowed, style } = options;
  const next = style.bold('next:');
  return refusal === 'stack-policy'
    ? [
        style.red(
          `a deploy would fail and be rolled back: the stack policy refuses what it does to ${policyRefusals(preview).join(', ')}`,
        ),
        'No option of a deploy lifts the policy. To have it otherwise, make a new resource beside the old',
        'one and move the data: docs/cli.md, "What the stack policy refuses".',
        `${next} ${options.preview} (once the template or the setting that asks for it is as it was)`,
      ]
    : [
        style.red('a deploy would be refused: it would undo a failover'),
        `${next} deploy after the failback`,
        `  or: ${deployAllowed}`,
      ];
}
