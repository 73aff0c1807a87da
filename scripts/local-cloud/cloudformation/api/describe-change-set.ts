import type {
  Change,
  DescribeChangeSetInput,
  DescribeChangeSetOutput,
  ListChangeSetsInput,
  ListChangeSetsOutput,
  ResourceChangeDetail,
} from '@aws-sdk/client-cloudformation';
import type { ChangeDetail, ChangeSet, ResourceChange, Stack } from '../state';
import type { ExecutionStatus } from '../status';
import { type Call, requireChangeSet, requireStack } from './call';
import { pageOf } from './pages';
import { capabilityViews, parameterViews, tagViews } from './views';

export function describeChangeSet(
  call: Call,
  input: DescribeChangeSetInput,
): DescribeChangeSetOutput {
  const { stack, changeSet } = requireChangeSet(call, input.ChangeSetName, input.StackName);
  const { items, nextToken } = pageOf(
    changeSet.changes,
    input.NextToken,
    call.world.configuration.pageSize,
  );
  const withValues = input.IncludePropertyValues === true;
  return {
    ...summary(stack, changeSet),
    Parameters: parameterViews(changeSet.deployment.parameters),
    Tags: tagViews(changeSet.deployment.tags),
    Capabilities: capabilityViews(changeSet.deployment.capabilities),
    NotificationARNs: [...changeSet.notificationArns],
    RollbackConfiguration: {},
    ...(changeSet.onStackFailure !== undefined && { OnStackFailure: changeSet.onStackFailure }),
    Changes: items.map((change) => changeView(change, withValues)),
    NextToken: nextToken,
  };
}

export function listChangeSets(call: Call, input: ListChangeSetsInput): ListChangeSetsOutput {
  const stack = requireStack(call, input.StackName);
  const { items, nextToken } = pageOf(
    Object.values(stack.changeSets),
    input.NextToken,
    call.world.configuration.pageSize,
  );
  return { Summaries: items.map((changeSet) => summary(stack, changeSet)), NextToken: nextToken };
}

function summary(stack: Stack, changeSet: ChangeSet) {
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    ChangeSetId: changeSet.changeSetId,
    ChangeSetName: changeSet.name,
    Description: changeSet.description,
    CreationTime: new Date(changeSet.createdAtMs),
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    ExecutionStatus: executionStatusOf(stack, changeSet),
    IncludeNestedStacks: false,
  };
}

/** While its operation runs an executed set is in progress, and failed when the stack didn't get there. */
function executionStatusOf(stack: Stack, changeSet: ChangeSet): ExecutionStatus {
  if (
    changeSet.executionStatus !== 'EXECUTE_COMPLETE' ||
    stack.changeSetId !== changeSet.changeSetId
  ) {
    return changeSet.executionStatus;
  }
  if (stack.operation !== undefined && stack.operation.kind !== 'delete') {
    return 'EXECUTE_IN_PROGRESS';
  }
  const isFailure = stack.status.includes('ROLLBACK') || stack.status.endsWith('_FAILED');
  return isFailure ? 'EXECUTE_FAILED' : 'EXECUTE_COMPLETE';
}

function changeView(change: ResourceChange, withValues: boolean): Change {
  return {
    Type: 'Resource',
    ResourceChange: {
      Action: change.action,
      LogicalResourceId: change.logicalId,
      PhysicalResourceId: change.physicalId,
      ResourceType: change.type,
      Replacement: change.replacement,
      ...(isPolicyAction(change.policyAction) && { PolicyAction: change.policyAction }),
      Scope: [...change.scope],
      Details: change.details.map((detail) => detailView(detail, withValues)),
      ...(withValues && {
        BeforeContext: change.beforeContext,
        AfterContext: change.afterContext,
      }),
    },
  };
}

function detailView(detail: ChangeDetail, withValues: boolean): ResourceChangeDetail {
  return {
    Target: {
      Attribute: detail.attribute,
      Name: detail.name,
      RequiresRecreation: detail.requiresRecreation,
      ...(withValues &&
        detail.name !== undefined && {
          Path: `/${detail.attribute}/${detail.name}`,
          BeforeValue: detail.beforeValue,
          AfterValue: detail.afterValue,
          AttributeChangeType: changeTypeOf(detail),
        }),
    },
    Evaluation: detail.evaluation,
    ChangeSource: detail.changeSource,
    CausingEntity: detail.causingEntity,
  };
}

function changeTypeOf({ beforeValue, afterValue }: ChangeDetail): 'Add' | 'Remove' | 'Modify' {
  if (beforeValue === undefined) {
    return 'Add';
  }
  return afterValue === undefined ? 'Remove' : 'Modify';
}

const POLICY_ACTIONS = [
  'Delete',
  'Retain',
  'Snapshot',
  'ReplaceAndDelete',
  'ReplaceAndRetain',
  'ReplaceAndSnapshot',
] as const;

function isPolicyAction(value: string | undefined): value is (typeof POLICY_ACTIONS)[number] {
  return POLICY_ACTIONS.some((action) => action === value);
}
