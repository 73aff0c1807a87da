import { stackContext } from './deploy-stack/context';
import { stackBusy } from './deploy-stack/deploy-stack';
import type { Run, UnsettledStacks } from './environment';
import { DrError, EXIT } from './errors';
import type { DeployPlan } from './plan';

/** Throws, before anything is done, when what was decided about unsettled stacks doesn't fit them. */
export function assertDecisionsFit(
  run: Run,
  { steps }: Pick<DeployPlan, 'steps'>,
  { running, skippedResources }: UnsettledStacks,
): void {
  for (const { step, action, reason } of steps) {
    if (step.kind === 'stack' && action === 'attach' && running === 'fail') {
      throw stackBusy(stackContext(run, step.id, step), reason);
    }
  }
  const isAnythingStuck = steps.some(({ action }) => action === 'continue-rollback');
  if (skippedResources.length > 0 && !isAnythingStuck) {
    throw new DrError({
      code: 'DR_NOTHING_TO_SKIP',
      message: `no stack has a rollback that got stuck, so that ${skippedResources.join(', ')} can't be skipped`,
      nextSteps: [`${run.environment.command('deploy')} (without --skip)`],
      exitCode: EXIT.invalidInput,
    });
  }
}
