import type { ChangedStack, Preview } from '../../../engine/preview/types';

/** What a deploy would come to, worst first. */
export type PreviewOutcome = 'failed' | 'refused' | 'changes' | 'unchanged';

/** Why a deploy would be refused: by the stacks' policies, or by the guard after a failover. */
export type Refusal = 'stack-policy' | 'guard';

export function outcomeOf(
  preview: Preview,
  options: { readonly isAllowed: boolean },
): PreviewOutcome {
  const results = preview.stacks.map(({ result }) => result);
  if (results.some(({ kind }) => kind === 'failed')) {
    return 'failed';
  }
  if (refusalOf(preview, options) !== undefined) {
    return 'refused';
  }
  return results.every(({ kind }) => kind === 'unchanged') ? 'unchanged' : 'changes';
}

/** A policy comes first: what it refuses no option allows. */
export function refusalOf(
  preview: Preview,
  { isAllowed }: { readonly isAllowed: boolean },
): Refusal | undefined {
  if (policyRefusals(preview).length > 0) {
    return 'stack-policy';
  }
  const isGuarded = changedStacks(preview).some(({ result }) => result.guard.changes.length > 0);
  return isGuarded && !isAllowed ? 'guard' : undefined;
}

/** `StateTable of regional@dr`, for everything that a stack's policy will refuse. */
export function policyRefusals(preview: Preview): string[] {
  return changedStacks(preview).flatMap(({ id, result }) =>
    result.policyDenials
      .filter(({ certainty }) => certainty === 'will')
      .map(({ logicalId }) => `${logicalId} of ${id}`),
  );
}

function changedStacks({ stacks }: Preview): { id: string; result: ChangedStack }[] {
  return stacks.flatMap(({ id, result }) => (result.kind === 'changed' ? [{ id, result }] : []));
}
