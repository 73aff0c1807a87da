import type {
  Capability,
  Parameter,
  Stack as SdkStack,
  Tag as SdkTag,
} from '@aws-sdk/client-cloudformation';
import { loadTemplate } from '../engine/deployment';
import type { World } from '../engine/world';
import type { Deployment, Stack, Tag } from '../state';

/** A stack as `DescribeStacks` shows it. */
export function stackView(world: World, stack: Stack): SdkStack {
  const { deployment } = stack;
  const isDeleted = stack.status === 'DELETE_COMPLETE';
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    ChangeSetId: isDeleted ? undefined : stack.changeSetId,
    Description:
      deployment === undefined
        ? undefined
        : loadTemplate(world.blobs, deployment.processedKey).description,
    Parameters: parameterViews(deployment?.parameters ?? {}),
    CreationTime: new Date(stack.createdAtMs),
    LastUpdatedTime: dateOf(stack.updatedAtMs),
    DeletionTime: dateOf(stack.deletedAtMs),
    RollbackConfiguration: {},
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: stack.disableRollback,
    NotificationARNs: [...stack.notificationArns],
    Capabilities: capabilityViews(deployment?.capabilities ?? []),
    Outputs: isDeleted
      ? undefined
      : stack.outputs.map(({ key, value, description, exportName }) => ({
          OutputKey: key,
          OutputValue: value,
          Description: description,
          ExportName: exportName,
        })),
    RoleARN: stack.roleArn,
    Tags: tagViews(deployment?.tags ?? []),
    ...(!isDeleted && { EnableTerminationProtection: stack.terminationProtection }),
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

const MASKED = '****';

export function parameterViews(parameters: Deployment['parameters']): Parameter[] {
  return Object.entries(parameters).map(([key, { value, resolvedValue, noEcho }]) => ({
    ParameterKey: key,
    ParameterValue: noEcho ? MASKED : value,
    ...(resolvedValue !== undefined && { ResolvedValue: noEcho ? MASKED : resolvedValue }),
  }));
}

export function tagViews(tags: readonly Tag[]): SdkTag[] {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

const CAPABILITIES: readonly Capability[] = [
  'CAPABILITY_AUTO_EXPAND',
  'CAPABILITY_IAM',
  'CAPABILITY_NAMED_IAM',
];

export function capabilityViews(given: readonly string[]): Capability[] {
  return CAPABILITIES.filter((capability) => given.includes(capability));
}

export function dateOf(timeMs: number | undefined): Date | undefined {
  return timeMs === undefined ? undefined : new Date(timeMs);
}
