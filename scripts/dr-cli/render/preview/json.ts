import { PREVIEW_VERSION, type Preview, type StackPreview } from '../../../engine/preview/types';
import { timeText } from '../text';
import type { PreviewOutcome } from './outcome';

export interface PreviewDocument {
  readonly suffix: string;
  readonly outcome: PreviewOutcome;
  readonly atMs: number;
}

/** The preview as one object, stacks in the plan's order. */
export function previewObject({ stacks }: Preview, { suffix, outcome, atMs }: PreviewDocument) {
  return {
    version: PREVIEW_VERSION,
    suffix,
    at: timeText(atMs),
    outcome,
    stacks: stacks.map(stackObject),
  };
}

/** Without the properties that stay as they are: those that change are listed one by one. */
function stackObject({ result, ...stack }: StackPreview) {
  return {
    ...stack,
    result:
      result.kind === 'changed'
        ? {
            ...result,
            resources: result.resources.map(
              ({ before: _before, after: _after, ...change }) => change,
            ),
          }
        : result,
  };
}
