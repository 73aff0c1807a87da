import type {
  Change,
  ResourceChangeDetail,
  ResourceChange as SdkResourceChange,
} from '@aws-sdk/client-cloudformation';
import type { PropertyChange, ResourceChange, ResourceProperties } from '../engine/ports';

/** A change of a change set, as `DescribeChangeSet` gives it with `IncludePropertyValues`. */
export function toResourceChange({ ResourceChange: change }: Change): ResourceChange[] {
  return change === undefined
    ? []
    : [
        {
          logicalId: change.LogicalResourceId ?? '',
          physicalId: change.PhysicalResourceId,
          resourceType: change.ResourceType ?? '',
          action: change.Action ?? '',
          replacement: change.Replacement,
          properties: propertyChanges(change),
          before: propertiesIn(change.BeforeContext),
          after: propertiesIn(change.AfterContext),
        },
      ];
}

/** One property can have several details, one for each thing that makes it change. */
function propertyChanges({ Details = [] }: SdkResourceChange): PropertyChange[] {
  const byPath = new Map<string, PropertyChange>();
  for (const change of Details.map(toPropertyChange)) {
    const known = byPath.get(change.path);
    byPath.set(change.path, known === undefined ? change : merge(known, change));
  }
  return [...byPath.values()];
}

function toPropertyChange({ Target = {}, CausingEntity }: ResourceChangeDetail): PropertyChange {
  const { Attribute = '', Name, Path, RequiresRecreation = 'Never' } = Target;
  return {
    path: pathOf(Attribute, Name, Path),
    before: Target.BeforeValue,
    after: Target.AfterValue,
    recreation: RequiresRecreation,
    cause: CausingEntity,
  };
}

/** `/Properties/Tags/0/Value` → `Properties.Tags.0.Value`. */
function pathOf(attribute: string, name: string | undefined, path: string | undefined): string {
  if (path !== undefined) {
    return path.replace(/^\//, '').replaceAll('/', '.');
  }
  return name === undefined ? attribute : `${attribute}.${name}`;
}

const SEVERITY: readonly PropertyChange['recreation'][] = ['Never', 'Conditionally', 'Always'];

function merge(one: PropertyChange, other: PropertyChange): PropertyChange {
  const isWorse = SEVERITY.indexOf(other.recreation) > SEVERITY.indexOf(one.recreation);
  return {
    ...one,
    before: one.before ?? other.before,
    after: one.after ?? other.after,
    recreation: isWorse ? other.recreation : one.recreation,
    cause: one.cause ?? other.cause,
  };
}

/** From a context such as `{"Properties":{"TopicName":"a"}}`; AWS sends it as text. */
function propertiesIn(context: string | undefined): ResourceProperties | undefined {
  if (context === undefined || context === '') {
    return undefined;
  }
  const parsed: unknown = JSON.parse(context);
  const properties = isRecord(parsed) ? parsed.Properties : undefined;
  return isRecord(properties) ? properties : {};
}

function isRecord(value: unknown): value is ResourceProperties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
