import type { Preview } from '../../../engine/preview/types';

/** What a deploy would come to, worst first. */
export type PreviewOutcome = 'failed' | 'refused' | 'changes' | 'unchanged';

export function outcomeOf(
  { stacks }: Preview,
  { isAllowed }: { readonly isAllowed: boolean },
): PreviewOutcome {
  const results = stacks.map(({ result }) => result);
  if (results.some(({ kind }) => kind === 'failed')) {
    return 'failed';
  }
  const isGuarded = results.some(
    (result) => result.kind === 'changed' && result.guard.changes.length > 0,
  );
  if (isGuarded && !isAllowed) {
    return 'refused';
  }
  return results.every(({ kind }) => kind === 'unchanged') ? 'unchanged' : 'changes';
}
