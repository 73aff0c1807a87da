import { type SettledDeployment, settle } from '../engine/deployment';
import { desiredResource } from '../engine/desired-resource';
import type { World } from '../engine/world';
import type {
  ChangeDetail,
  DeletionPolicy,
  Deployment,
  ResourceChange,
  Stack,
  StackResource,
} from '../state';
import { inDependencyOrder } from '../template/graph';
import { byText, isEqual } from '../template/json';
import type { Scope } from '../template/scope';
import { type Effect, previewResources, withUnknownImports } from './preview-scope';
import { type ChangeContext, propertyChanges } from './property-changes';

/** What deploying would do to each resource of the stack, by logical id. */
export function computeChanges(
  world: World,
  stack: Stack,
  deployment: Deployment,
): readonly ResourceChange[] {
  const settled = settle(world, stack, deployment);
  const effects = new Map<string, Effect>();
  const scope = withUnknownImports(settled.scope(previewResources(world, stack, effects)));
  const context = { world, stack, deployment, conditions: scope.conditions, effects };
  const changes: ResourceChange[] = [];
  for (const logicalId of inDependencyOrder(settled.graph)) {
    const change = changeOf(context, settled, scope, logicalId);
    effects.set(logicalId, change === undefined ? 'none' : effectOf(change));
    if (change !== undefined) {
      changes.push(change);
    }
  }
  const removed = Object.values(stack.resources)
    .filter(
      ({ logicalId, physicalId }) => !(logicalId in settled.resources) && physicalId !== undefined,
    )
    .map(removal);
  return [...changes, ...removed].sort((a, b) => byText(a.logicalId, b.logicalId));
}

function changeOf(
  context: ChangeContext,
  settled: SettledDeployment,
  scope: Scope,
  logicalId: string,
): ResourceChange | undefined {
  const definition = settled.resources[logicalId];
  if (definition === undefined) {
    return undefined;
  }
  const { stack, deployment } = context;
  const after = desiredResource(logicalId, definition, [], deployment.tags, scope, 0);
  const before = stack.resources[logicalId];
  if (before?.physicalId === undefined || before.status === 'CREATE_FAILED') {
    return addition(after);
  }
  const details = [
    ...attributeChange('Metadata', before.metadata, after.metadata),
    ...propertyChanges(context, definition, before, after),
    ...attributeChange('Tags', before.tags, after.tags),
  ];
  return details.length === 0 ? undefined : modification(before, after, details);
}

function attributeChange(
  attribute: 'Metadata' | 'Tags',
  before: unknown,
  after: unknown,
): readonly ChangeDetail[] {
  return isEqual(before, after)
    ? []
    : [
        {
          attribute,
          requiresRecreation: 'Never',
          evaluation: 'Static',
          changeSource: 'DirectModification',
        },
      ];
}

function addition(after: StackResource): ResourceChange {
  return {
    action: 'Add',
    logicalId: after.logicalId,
    type: after.type,
    scope: [],
    details: [],
    afterContext: contextOf(after),
  };
}

function modification(
  before: StackResource,
  after: StackResource,
  details: readonly ChangeDetail[],
): ResourceChange {
  const replacement = replacementOf(details);
  return {
    action: 'Modify',
    logicalId: before.logicalId,
    physicalId: before.physicalId,
    type: before.type,
    replacement,
    policyAction:
      replacement === 'True' ? `ReplaceAnd${policyVerb(after.updateReplacePolicy)}` : undefined,
    scope: [...new Set(details.map(({ attribute }) => attribute))],
    details,
    beforeContext: contextOf(before),
    afterContext: contextOf(after),
  };
}

function removal(before: StackResource): ResourceChange {
  return {
    action: 'Remove',
    logicalId: before.logicalId,
    physicalId: before.physicalId,
    type: before.type,
    policyAction: policyVerb(before.deletionPolicy),
    scope: [],
    details: [],
    beforeContext: contextOf(before),
  };
}

function policyVerb(policy: DeletionPolicy): 'Delete' | 'Retain' | 'Snapshot' {
  return policy === 'RetainExceptOnCreate' ? 'Retain' : policy;
}

/** `True` when a property that needs a new resource changes for certain; `Conditional` when it may. */
function replacementOf(details: readonly ChangeDetail[]): 'True' | 'False' | 'Conditional' {
  const needing = details.filter(({ requiresRecreation }) => requiresRecreation !== 'Never');
  const isCertain = needing.some(
    ({ requiresRecreation, evaluation }) =>
      requiresRecreation === 'Always' && evaluation === 'Static',
  );
  return isCertain ? 'True' : needing.length > 0 ? 'Conditional' : 'False';
}

function effectOf(change: ResourceChange): Effect {
  if (change.action === 'Add') {
    return 'added';
  }
  switch (change.replacement) {
    case 'True':
      return 'replaced';
    case 'Conditional':
      return 'maybeReplaced';
    default:
      return 'modified';
  }
}

function contextOf({ properties, metadata }: StackResource): string {
  return JSON.stringify({
    Properties: properties,
    ...(metadata !== undefined && { Metadata: metadata }),
  });
}
