import type {
  GetStackPolicyInput,
  GetStackPolicyOutput,
  SetStackPolicyInput,
  UpdateTerminationProtectionInput,
  UpdateTerminationProtectionOutput,
} from '@aws-sdk/client-cloudformation';
import { parsePolicy } from '../engine/stack-policy';
import { validationError } from '../errors';
import { type Call, requireStack } from './call';

export function setStackPolicy(call: Call, input: SetStackPolicyInput): Record<string, never> {
  const stack = requireStack(call, input.StackName);
  if (input.StackPolicyURL !== undefined) {
    throw validationError(
      input.StackPolicyBody === undefined
        ? "The local cloud doesn't model StackPolicyURL"
        : 'You cannot specify both StackPolicyURL and StackPolicyBody',
    );
  }
  const policy = input.StackPolicyBody ?? '{}';
  parsePolicy(policy);
  stack.policy = policy;
  return {};
}

export function getStackPolicy(call: Call, input: GetStackPolicyInput): GetStackPolicyOutput {
  const { policy } = requireStack(call, input.StackName);
  return policy === undefined ? {} : { StackPolicyBody: policy };
}

export function updateTerminationProtection(
  call: Call,
  input: UpdateTerminationProtectionInput,
): UpdateTerminationProtectionOutput {
  const stack = requireStack(call, input.StackName);
  stack.terminationProtection = input.EnableTerminationProtection === true;
  return { StackId: stack.stackId };
}
