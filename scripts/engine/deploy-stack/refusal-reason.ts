import { describeError } from '../describe-error';
import type { ChangeSetHandle, ValidationFinding } from '../ports';
import type { StackContext } from './context';

/**
 * Part of a change set's reason when the checks before a deployment refused it; the reason itself
 * doesn't say what they found. https://github.com/aws/aws-cdk-cli, `early-validation.ts`, looks for the same.
 */
const VALIDATION = 'AWS::EarlyValidation';

/** Why a change set failed, with what the checks found where they are the reason. */
export async function refusalReason(
  context: StackContext,
  handle: ChangeSetHandle,
  reason: string,
): Promise<string> {
  if (!reason.includes(VALIDATION)) {
    return reason;
  }
  try {
    const findings = await context.stacks.validationFindings(handle);
    const blocking = findings.filter(({ severity }) => severity === 'FAIL');
    return blocking.length === 0 ? reason : blocking.map(findingText).join('; ');
  } catch (error) {
    // Whoever may create change sets may not be allowed to read events; the refusal stays the answer.
    return `${reason} (what was found can't be read: ${describeError(error).message})`;
  }
}

/** `/Resources/Bucket: already exists (NAME_CONFLICT_VALIDATION)` */
export function findingText({ name, path, logicalId, reason }: ValidationFinding): string {
  return `${path ?? logicalId}: ${reason} (${name})`;
}
