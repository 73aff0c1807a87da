import { isRecord } from '../resources/read';
import { eventInvokeConfig } from './event-invoke-config';
import { assumeRolePolicy, executionRole, executionRoleArn } from './execution-role';
import { codeAndDescription } from './function-code';
import { functionEvents } from './function-events';
import { type ParameterValues, resolveParameters } from './parameter-references';
import { notModelled, requireKnownProperties, SamResourceError } from './sam-error';
import { FUNCTION_PROPERTIES, FUNCTION_PROPERTIES_NOT_MODELLED } from './sam-properties';
import { samTags, tagList } from './tags';
import {
  attributesForItself,
  defined,
  type Expansion,
  ref,
  type TemplateProperties,
  type TemplateResource,
} from './template';
import { publishAlias } from './version-and-alias';

export interface ExpandedResource {
  readonly resources: Expansion;
  /** What `<id>.Alias` and `<id>.Version` stand for. */
  readonly referables: Readonly<Record<string, string>>;
}

const AWS_POLICY = 'arn:aws:iam::aws:policy';
/** Forwarded as they are, under the same name. */
const PASSED_THROUGH = [
  'Architectures',
  'CodeSigningConfigArn',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Role',
  'Runtime',
  'RuntimeManagementConfig',
  'SnapStart',
  'Timeout',
  'VpcConfig',
] as const;

/** `AWS::Serverless::Function` as AWS's translator expands it. */
export function expandFunction(
  logicalId: string,
  resource: TemplateResource,
  sam: TemplateProperties,
  parameters: ParameterValues,
): ExpandedResource {
  requireKnownProperties(
    logicalId,
    resource.Type,
    sam,
    FUNCTION_PROPERTIES,
    FUNCTION_PROPERTIES_NOT_MODELLED,
  );
  requireDeadLetterQueue(logicalId, sam);
  requireModelledRole(logicalId, sam.Role);
  const tags = samTags('lambda:createdBy', sam.Tags);
  const isTraced =
    sam.Tracing !== undefined && resolveParameters(sam.Tracing, parameters) !== 'Disabled';
  const queue = isRecord(sam.DeadLetterQueue) ? sam.DeadLetterQueue : undefined;
  const lambda = defined({
    ...Object.fromEntries(PASSED_THROUGH.map((name) => [name, sam[name]])),
    ...codeAndDescription(logicalId, sam, parameters),
    Tags: tags,
    Role: sam.Role ?? executionRoleArn(logicalId),
    TracingConfig: isTraced ? { Mode: sam.Tracing } : undefined,
    DeadLetterConfig: queue === undefined ? undefined : { TargetArn: queue.TargetArn },
  });
  const published =
    sam.AutoPublishAlias === undefined
      ? undefined
      : publishAlias(logicalId, resource, sam, { ...lambda, Role: sam.Role }, parameters);
  const invocable = published === undefined ? undefined : ref(published.aliasId);

  const resources: Expansion = {
    [logicalId]: {
      Type: 'AWS::Lambda::Function',
      Properties: lambda,
      ...attributesForItself(resource),
    },
    ...published?.resources,
    ...eventInvokeConfig(logicalId, resource, sam, published?.aliasId),
    ...(sam.Role === undefined && roleFor(logicalId, resource, sam, tags, isTraced)),
    ...functionEvents(logicalId, resource, sam, invocable),
  };
  return {
    resources: sam.PropagateTags === true ? withTags(resources, sam.Tags) : resources,
    referables:
      published === undefined ? {} : { Version: published.versionId, Alias: published.aliasId },
  };
}

function roleFor(
  logicalId: string,
  resource: TemplateResource,
  sam: TemplateProperties,
  tags: unknown,
  isTraced: boolean,
): Expansion {
  const queue = isRecord(sam.DeadLetterQueue) ? sam.DeadLetterQueue : undefined;
  return executionRole({
    logicalId,
    resource,
    assumeRolePolicyDocument:
      sam.AssumeRolePolicyDocument ?? assumeRolePolicy('lambda.amazonaws.com'),
    managedPolicyArns: [
      `${AWS_POLICY}/service-role/AWSLambdaBasicExecutionRole`,
      ...(isTraced ? [`${AWS_POLICY}/AWSXrayWriteOnlyAccess`] : []),
      ...(sam.VpcConfig === undefined
        ? []
        : [`${AWS_POLICY}/service-role/AWSLambdaVPCAccessExecutionRole`]),
    ],
    inlinePolicies: queue === undefined ? [] : [deadLetterPolicy(queue)],
    policies: sam.Policies,
    tags,
    path: sam.RolePath,
    permissionsBoundary: sam.PermissionsBoundary,
  });
}

/** With `AWS::NoValue` in one branch AWS makes a role under a condition. */
function requireModelledRole(logicalId: string, role: unknown): void {
  const branches = isRecord(role) ? role['Fn::If'] : undefined;
  const hasNoValue =
    Array.isArray(branches) &&
    branches.some((branch) => isRecord(branch) && branch.Ref === 'AWS::NoValue');
  if (hasNoValue) {
    throw notModelled(logicalId, 'AWS::NoValue in Role');
  }
}

const DEAD_LETTER_ACTIONS: Readonly<Record<string, string>> = {
  SQS: 'sqs:SendMessage',
  SNS: 'sns:Publish',
};

function requireDeadLetterQueue(logicalId: string, sam: TemplateProperties): void {
  if (sam.DeadLetterQueue === undefined) {
    return;
  }
  const queue = isRecord(sam.DeadLetterQueue) ? sam.DeadLetterQueue : {};
  if (queue.Type === undefined || queue.TargetArn === undefined) {
    throw new SamResourceError(
      logicalId,
      "'DeadLetterQueue' requires Type and TargetArn properties to be specified.",
    );
  }
  if (DEAD_LETTER_ACTIONS[String(queue.Type)] === undefined) {
    throw new SamResourceError(logicalId, "'DeadLetterQueue' requires Type of ['SQS', 'SNS']");
  }
}

function deadLetterPolicy(queue: TemplateProperties): unknown {
  return {
    PolicyName: 'DeadLetterQueuePolicy',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Action: DEAD_LETTER_ACTIONS[String(queue.Type)],
          Resource: queue.TargetArn,
          Effect: 'Allow',
        },
      ],
    },
  };
}

/** `PropagateTags` replaces the tags of everything taggable that was made, SAM's own tag included. */
function withTags(resources: Expansion, tags: unknown): Expansion {
  const list = tagList(tags);
  const taggable = new Set(['AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::SQS::Queue']);
  return list.length === 0
    ? resources
    : Object.fromEntries(
        Object.entries(resources).map(([id, made]) => [
          id,
          taggable.has(made.Type)
            ? { ...made, Properties: { ...made.Properties, Tags: list } }
            : made,
        ]),
      );
}
