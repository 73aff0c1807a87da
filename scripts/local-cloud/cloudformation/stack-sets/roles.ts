import type { World } from '../engine/world';
import type { StackSet } from './state';

/**
 * What an operation's result says when StackSets can't work as its roles.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-troubleshooting.html
 */
export function missingRole(
  { state }: World,
  { administrationRoleArn, executionRoleName }: StackSet,
): string | undefined {
  const exists = (name: string) => `AWS::IAM::Role|${name}` in state.global.resources;
  const administration = administrationRoleArn.split('/').at(-1) ?? '';
  if (!exists(administration)) {
    return `Account ${state.accountId} should have '${administration}' role with trust relationship to CloudFormation service.`;
  }
  return exists(executionRoleName)
    ? undefined
    : `Account ${state.accountId} should have '${executionRoleName}' role with trust relationship to Role '${administration}'.`;
}
