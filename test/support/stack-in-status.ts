import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  type Parameter,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { StackStatus } from '../../scripts/engine/stack-status';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import type { Stack } from '../../scripts/local-cloud/cloudformation/state';
import type { LocalWorld } from './local-world';
import { smallTemplates } from './small-product';

export const STACK = 'base-demo';
export const BUCKET = 'artifacts-111122223333-use1-demo';

const REGION = 'us-east-1';
const parameters: Parameter[] = [
  { ParameterKey: 'EnvironmentSuffix', ParameterValue: 'demo' },
  { ParameterKey: 'RegionCode', ParameterValue: 'use1' },
];
const tags = [
  { Key: 'EnvironmentSuffix', Value: 'demo' },
  { Key: 'Application', Value: 'small' },
];

/** The base stack with more in it, or its topic changed. */
function baseTemplate(topic: object, more: object = {}): string {
  const Resources = {
    ...(smallTemplates.base?.Resources as object),
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: { TopicName: { 'Fn::Sub': 'topic-${EnvironmentSuffix}' }, ...topic },
    },
    ...more,
  };
  return JSON.stringify({ ...smallTemplates.base, Resources });
}

/** A second topic of the same name, made last, which its service refuses. */
const REFUSED = {
  Again: {
    Type: 'AWS::SNS::Topic',
    DependsOn: ['Topic', 'ArtifactBucket'],
    Properties: { TopicName: { 'Fn::Sub': 'topic-${EnvironmentSuffix}' } },
  },
};

const client = (world: LocalWorld) =>
  world.attach(new CloudFormationClient(localClientConfig(REGION)));

/** The stack as the local cloud keeps it, to look at and to change. */
export function storedStack(world: LocalWorld): Stack {
  const stacks = Object.values(world.state().regions[REGION]?.cloudFormation.stacks ?? {});
  const stack = stacks.filter(({ stackName }) => stackName === STACK).at(-1);
  if (stack === undefined) {
    throw new Error(`there is no stack ${STACK}`);
  }
  return stack;
}

/** Lets time pass in small steps until the stack is in a status. */
export async function passUntil(world: LocalWorld, status: StackStatus): Promise<void> {
  for (let step = 0; storedStack(world).status !== status; step += 1) {
    if (step > 2_000) {
      throw new Error(`${STACK} never came to ${status}: it is ${storedStack(world).status}`);
    }
    await world.pass(1 / 60);
  }
}

/** Gives the stack a status that the local cloud doesn't come to by itself, with its event. */
export function setStatus(world: LocalWorld, status: StackStatus): void {
  const stack = storedStack(world);
  stack.status = status;
  stack.events.push({
    eventId: `set-${status}-${stack.events.length}`,
    timestampMs: world.nowMs(),
    logicalId: stack.stackName,
    physicalId: stack.stackId,
    type: 'AWS::CloudFormation::Stack',
    status,
    operationId: 'set',
  });
}

/** Puts an object into the stack's bucket: data that has to be there in the end. */
export async function putData(world: LocalWorld): Promise<void> {
  const s3 = world.attach(new S3Client(localClientConfig(REGION)));
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'kept', Body: 'data' }));
}

export async function create(
  world: LocalWorld,
  how: { readonly fails?: boolean; readonly keeps?: boolean } = {},
) {
  await client(world).send(
    new CreateStackCommand({
      StackName: STACK,
      TemplateBody: baseTemplate({ DisplayName: 'first' }, how.fails ? REFUSED : {}),
      Parameters: parameters,
      Tags: tags,
      DisableRollback: how.keeps ?? false,
    }),
  );
}

export async function update(
  world: LocalWorld,
  how: { readonly fails?: boolean; readonly keeps?: boolean; readonly replaces?: boolean } = {},
) {
  await client(world).send(
    new UpdateStackCommand({
      StackName: STACK,
      TemplateBody: baseTemplate(
        how.replaces ? { TopicName: 'another' } : { DisplayName: 'changed' },
        how.fails
          ? {
              Again: {
                ...REFUSED.Again,
                Properties: {
                  TopicName: how.replaces ? 'another' : { 'Fn::Sub': 'topic-${EnvironmentSuffix}' },
                },
              },
            }
          : {},
      ),
      Parameters: parameters,
      Tags: tags,
      DisableRollback: how.keeps ?? false,
    }),
  );
}

export async function review(world: LocalWorld) {
  await client(world).send(
    new CreateChangeSetCommand({
      StackName: STACK,
      ChangeSetName: 'abandoned',
      ChangeSetType: 'CREATE',
      TemplateBody: baseTemplate({}),
      Parameters: parameters,
    }),
  );
}

export async function remove(world: LocalWorld) {
  await client(world).send(new DeleteStackCommand({ StackName: STACK }));
}

/** Takes a resource away behind CloudFormation's back. */
export function loseTopic(world: LocalWorld): () => void {
  const resources = world.state().regions[REGION]?.resources ?? {};
  const [key, topic] =
    Object.entries(resources).find(([name]) => name.includes('topic-demo')) ?? [];
  if (key === undefined || topic === undefined) {
    throw new Error('there is no topic to lose');
  }
  delete resources[key];
  return () => {
    resources[key] = topic;
  };
}
