import { describeContext, type StackContext } from './deploy-stack/context';
import { DrError } from './errors';
import type { StackDescription } from './ports';

/**
 * Refuses a stack that has a name of the environment's and isn't part of it: a
 * deploy would replace its resources, and a destroy delete its data. One in
 * review has neither.
 */
export function assertOurs(context: StackContext, description: StackDescription): void {
  const reason = foreignReason(context, description);
  if (reason === undefined) {
    return;
  }
  const { stackName, region, run } = context;
  throw new DrError({
    code: 'DR_STACK_NOT_OURS',
    message: `${describeContext(context)} is not part of environment ${run.environment.suffix}: ${reason}`,
    nextSteps: [
      `aws cloudformation describe-stacks --stack-name ${stackName} --region ${region}`,
      'use a suffix that nobody else uses',
    ],
  });
}

/** Why the stack belongs to somebody else; undefined when it doesn't. */
function foreignReason(
  { run }: StackContext,
  { status, parameters, tags }: StackDescription,
): string | undefined {
  if (status === 'REVIEW_IN_PROGRESS') {
    return undefined;
  }
  const { suffix, ownership } = run.environment;
  const { suffixParameter, applicationTag } = ownership;
  const found = parameters[suffixParameter];
  if (found !== suffix) {
    return found === undefined
      ? `it has no parameter ${suffixParameter}`
      : `its parameter ${suffixParameter} is "${found}"`;
  }
  const application = tags[applicationTag.key];
  return application === undefined || application === applicationTag.value
    ? undefined
    : `its tag ${applicationTag.key} is "${application}"`;
}
