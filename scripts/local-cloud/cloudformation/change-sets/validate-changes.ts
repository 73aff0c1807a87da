import { versionsOf } from '../../services/s3/object-versions';
import type { World } from '../engine/world';
import { nextUuid } from '../identifiers';
import type { ResourceChange, Stack, ValidationFinding } from '../state';
import { isObject } from '../template/json';
import { KNOWN_AFTER_APPLY } from '../template/scope';

type Finding = Omit<ValidationFinding, 'eventId' | 'timestampMs' | 'logicalId' | 'type'>;

/**
 * CloudFormation's pre-deployment validation of a change set: property syntax and names that are
 * taken block it, a bucket that would be deleted with objects in it is a warning.
 * https://aws.amazon.com/blogs/devops/ship-infrastructure-faster-with-cloudformation-and-cdk-pre-deployment-validation-on-every-stack-operation/
 * Names and paths of findings: https://github.com/aws/aws-cdk-rfcs, "CDK Comprehensive Validation".
 */
export function validateChanges(
  world: World,
  stack: Stack,
  changes: readonly ResourceChange[],
  nowMs: number,
): readonly ValidationFinding[] {
  return changes.flatMap((change) =>
    [
      ...propertyFindings(world, change),
      ...nameConflicts(world, stack, change),
      ...bucketsWithObjects(world, stack, change),
    ].map((finding) => ({
      ...finding,
      logicalId: change.logicalId,
      type: change.type,
      eventId: nextUuid(world.state),
      timestampMs: nowMs,
    })),
  );
}

/** Names of the checks as a change set's `StatusReason` gives them, which are others than the findings'. */
const HOOKS: Readonly<Record<ValidationFinding['name'], string>> = {
  PROPERTY_VALIDATION: 'AWS::EarlyValidation::PropertyValidation',
  NAME_CONFLICT_VALIDATION: 'AWS::EarlyValidation::ResourceExistenceCheck',
  BUCKET_EMPTINESS_VALIDATION: 'AWS::EarlyValidation::BucketEmptiness',
};

/**
 * Why the change set can't be executed. The words are those that users of it report:
 * https://github.com/aws/aws-cdk-cli, `early-validation.ts`, reads the findings after them.
 */
export function blockingReason(findings: readonly ValidationFinding[]): string | undefined {
  const hooks = findings
    .filter(({ failureMode }) => failureMode === 'FAIL')
    .map(({ name }) => HOOKS[name]);
  return hooks.length === 0
    ? undefined
    : `The following hook(s)/validation failed: [${[...new Set(hooks)].join(', ')}]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.`;
}

function propertyFindings(world: World, change: ResourceChange): readonly Finding[] {
  const properties = propertiesOf(change.afterContext);
  const model = world.configuration.resources.modelFor(change.type);
  if (properties === undefined || model === undefined) {
    return [];
  }
  return model
    .validate(properties)
    .map(splitProblem)
    .filter(({ pointer, text }) => isAboutKeys(text) || isKnown(valueAt(properties, pointer)))
    .map(({ pointer, text }) => ({
      name: 'PROPERTY_VALIDATION',
      failureMode: 'FAIL',
      physicalId: change.physicalId,
      path: `/Resources/${change.logicalId}/Properties${pointer}`,
      reason: text,
    }));
}

/** That a property is missing or not one of the type's: so whatever the values are. */
const isAboutKeys = (text: string): boolean => /^(required|extraneous) key /.test(text);

/** `#/Code/0: expected type: String` → where and what. */
function splitProblem(problem: string): { readonly pointer: string; readonly text: string } {
  const [, pointer = '', text = problem] = /^#(\/\S*)?: (.*)$/s.exec(problem) ?? [];
  return { pointer, text };
}

function valueAt(properties: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .filter((part) => part !== '')
    .reduce<unknown>((value, part) => {
      if (Array.isArray(value)) {
        return value[Number(part)];
      }
      return isObject(value) ? value[part] : undefined;
    }, properties);
}

/** What is made from something that doesn't exist yet, or from a secret, is checked when it is there. */
function isKnown(value: unknown): boolean {
  const text = JSON.stringify(value) ?? '';
  return !text.includes(KNOWN_AFTER_APPLY) && !text.includes('{{resolve:');
}

/**
 * Types whose names the local cloud looks up: the two that users report being stopped for.
 * A type that isn't listed is refused by its service during the operation.
 */
const NAMED_BY: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Logs::LogGroup': 'LogGroupName',
};

function nameConflicts(world: World, stack: Stack, change: ResourceChange): readonly Finding[] {
  const property = NAMED_BY[change.type];
  const name = property && propertiesOf(change.afterContext)?.[property];
  if (change.action !== 'Add' || typeof name !== 'string') {
    return [];
  }
  const place = { state: world.state, region: stack.region };
  return world.configuration.resources.findResource(place, change.type, name) === undefined
    ? []
    : [
        {
          name: 'NAME_CONFLICT_VALIDATION',
          failureMode: 'FAIL',
          physicalId: name,
          path: `/Resources/${change.logicalId}`,
          reason: `Resource of type '${change.type}' with identifier '${name}' already exists.`,
        },
      ];
}

function bucketsWithObjects(
  world: World,
  { region }: Stack,
  { action, type, policyAction, physicalId, logicalId }: ResourceChange,
): readonly Finding[] {
  const isDeleted = action === 'Remove' && policyAction === 'Delete';
  if (type !== 'AWS::S3::Bucket' || !isDeleted || physicalId === undefined) {
    return [];
  }
  const place = { state: world.state, region };
  const bucket = world.configuration.resources.findResource(place, type, physicalId);
  return bucket === undefined || versionsOf(bucket).length === 0
    ? []
    : [
        {
          name: 'BUCKET_EMPTINESS_VALIDATION',
          failureMode: 'WARN',
          physicalId,
          path: `/Resources/${logicalId}`,
          reason: 'S3 bucket is not empty',
        },
      ];
}

function propertiesOf(context: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const parsed: unknown = context === undefined ? undefined : JSON.parse(context);
  const properties = isObject(parsed) ? parsed.Properties : undefined;
  return isObject(properties) ? properties : undefined;
}
