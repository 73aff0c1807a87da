import { assertNever } from '../../../engine/errors';
import { requireModel, type World } from '../engine/world';
import type { ChangeDetail, Deployment, Stack, StackResource } from '../state';
import { byText, isEqual } from '../template/json';
import { type Reference, referencesIn } from '../template/references';
import { KNOWN_AFTER_APPLY } from '../template/scope';
import type { ResourceDefinition } from '../template/template';
import type { Effect } from './preview-scope';

export interface ChangeContext {
  readonly world: World;
  readonly stack: Stack;
  readonly deployment: Deployment;
  readonly conditions: Readonly<Record<string, boolean>>;
  readonly effects: ReadonlyMap<string, Effect>;
}

/** Details of a change set for the properties of a resource that will differ, or may. */
export function propertyChanges(
  context: ChangeContext,
  definition: ResourceDefinition,
  before: StackResource,
  after: StackResource,
): readonly ChangeDetail[] {
  const names = [
    ...new Set([...Object.keys(before.properties), ...Object.keys(after.properties)]),
  ].sort(byText);
  return names.flatMap((name) => {
    const references = referencesIn(definition.properties[name], context.conditions);
    const causes = causesOf(context, references);
    const differs = !isEqual(before.properties[name], after.properties[name]);
    if (!differs && causes.every(({ changeSource }) => changeSource !== 'ResourceAttribute')) {
      return [];
    }
    const target = {
      attribute: 'Properties' as const,
      name,
      requiresRecreation: recreationOf(context.world, before, name, after),
      beforeValue: textOf(before.properties[name]),
      afterValue: textOf(after.properties[name]),
    };
    return causes.length === 0
      ? [{ ...target, evaluation: 'Static' as const, changeSource: 'DirectModification' as const }]
      : withDirectModification(causes).map((cause) => ({ ...target, ...cause }));
  });
}

export function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

type Cause = Pick<ChangeDetail, 'changeSource' | 'evaluation' | 'causingEntity'>;

/** A changed parameter comes with a second, dynamic detail for the property itself. */
function withDirectModification(causes: readonly Cause[]): readonly Cause[] {
  return causes.some(({ changeSource }) => changeSource === 'ParameterReference')
    ? [...causes, { changeSource: 'DirectModification', evaluation: 'Dynamic' }]
    : causes;
}

function causesOf(context: ChangeContext, references: readonly Reference[]): readonly Cause[] {
  const causes = references.flatMap((reference) => causesOfReference(context, reference));
  return causes.filter(
    (cause, index) => causes.findIndex((other) => isEqual(cause, other)) === index,
  );
}

function causesOfReference(context: ChangeContext, reference: Reference): readonly Cause[] {
  switch (reference.kind) {
    case 'ref':
      return isParameter(context, reference.name)
        ? parameterCause(context, reference.name)
        : referenceCause(context, reference.name);
    case 'attribute':
      return attributeCause(context, reference.logicalId, reference.attribute);
    case 'condition':
      return [];
    default:
      return assertNever(reference);
  }
}

function isParameter({ deployment }: ChangeContext, name: string): boolean {
  return name in deployment.parameters;
}

function parameterCause({ stack, deployment }: ChangeContext, name: string): readonly Cause[] {
  const before = stack.deployment?.parameters[name];
  const after = deployment.parameters[name];
  const same =
    before !== undefined &&
    (before.resolvedValue ?? before.value) === (after?.resolvedValue ?? after?.value);
  return same
    ? []
    : [{ changeSource: 'ParameterReference', evaluation: 'Static', causingEntity: name }];
}

/** `Ref` changes only when the resource is another one. */
function referenceCause({ effects }: ChangeContext, logicalId: string): readonly Cause[] {
  const effect = effects.get(logicalId);
  switch (effect) {
    case 'replaced':
    case 'added':
      return [
        { changeSource: 'ResourceReference', evaluation: 'Static', causingEntity: logicalId },
      ];
    case 'maybeReplaced':
      return [
        { changeSource: 'ResourceReference', evaluation: 'Dynamic', causingEntity: logicalId },
      ];
    default:
      return [];
  }
}

/** An attribute may change whenever its resource does. */
function attributeCause(
  { effects }: ChangeContext,
  logicalId: string,
  attribute: string,
): readonly Cause[] {
  const effect = effects.get(logicalId);
  if (effect === undefined || effect === 'none') {
    return [];
  }
  const isCertain = effect === 'replaced' || effect === 'added';
  return [
    {
      changeSource: 'ResourceAttribute',
      evaluation: isCertain ? 'Static' : 'Dynamic',
      causingEntity: `${logicalId}.${attribute}`,
    },
  ];
}

/** Asked with a value that differs for certain: an attribute that may change counts as if it did. */
function recreationOf(
  world: World,
  before: StackResource,
  name: string,
  after: StackResource,
): ChangeDetail['requiresRecreation'] {
  const value = isEqual(before.properties[name], after.properties[name])
    ? KNOWN_AFTER_APPLY
    : after.properties[name];
  const { [name]: _, ...others } = before.properties;
  const changed = value === undefined ? others : { ...before.properties, [name]: value };
  const { changes } = requireModel(world, before.type).replacement(before.properties, changed);
  return changes.find(({ property }) => property === name)?.requiresRecreation ?? 'Never';
}
