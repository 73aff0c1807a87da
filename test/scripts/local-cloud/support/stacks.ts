import {
  CreateChangeSetCommand,
  type CreateChangeSetInput,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { TestCloud } from './test-cloud';

/** Longer than anything in these tests takes. */
export const LONG_MS = 60 * 60 * 1000;

export type TemplateSource = Readonly<Record<string, unknown>>;

export interface Deploy {
  readonly region?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly input?: Partial<CreateChangeSetInput>;
  readonly disableRollback?: boolean;
}

let count = 0;

/** Creates a change set and waits until it is settled. */
export async function changeSet(
  test: TestCloud,
  stackName: string,
  template: TemplateSource,
  { region = 'us-east-1', parameters = {}, input = {} }: Deploy = {},
): Promise<DescribeChangeSetOutput> {
  const client = test.clientIn(region);
  const exists = await client.send(new DescribeStacksCommand({ StackName: stackName })).then(
    ({ Stacks: [stack] = [] }) => stack?.StackStatus !== 'REVIEW_IN_PROGRESS',
    () => false,
  );
  count += 1;
  const { Id } = await client.send(
    new CreateChangeSetCommand({
      StackName: stackName,
      ChangeSetName: `c${count}`,
      ChangeSetType: exists ? 'UPDATE' : 'CREATE',
      TemplateBody: JSON.stringify(template),
      Parameters: Object.entries(parameters).map(([key, value]) => ({
        ParameterKey: key,
        ParameterValue: value,
      })),
      ...input,
    }),
  );
  test.clock.advanceMs(LONG_MS);
  return client.send(
    new DescribeChangeSetCommand({ ChangeSetName: Id, IncludePropertyValues: true }),
  );
}

/** Creates and executes a change set. What it starts is still in progress. */
export async function execute(
  test: TestCloud,
  stackName: string,
  template: TemplateSource,
  options: Deploy = {},
): Promise<void> {
  const { ChangeSetId, StatusReason, ExecutionStatus } = await changeSet(
    test,
    stackName,
    template,
    options,
  );
  if (ExecutionStatus !== 'AVAILABLE') {
    throw new Error(`the change set is ${ExecutionStatus}: ${StatusReason}`);
  }
  await test.clientIn(options.region ?? 'us-east-1').send(
    new ExecuteChangeSetCommand({
      ChangeSetName: ChangeSetId,
      ...(options.disableRollback !== undefined && { DisableRollback: options.disableRollback }),
    }),
  );
}

/** Creates and executes a change set and waits until the stack is settled. */
export async function deploy(
  test: TestCloud,
  stackName: string,
  template: TemplateSource,
  options: Deploy = {},
): Promise<Stack> {
  await execute(test, stackName, template, options);
  test.clock.advanceMs(LONG_MS);
  return describe1(test, stackName, options.region);
}

export async function describe1(
  test: TestCloud,
  stackName: string,
  region = 'us-east-1',
): Promise<Stack> {
  const { Stacks } = await test
    .clientIn(region)
    .send(new DescribeStacksCommand({ StackName: stackName }));
  const [stack] = Stacks ?? [];
  if (stack === undefined) {
    throw new Error(`${stackName} was not described`);
  }
  return stack;
}

/** Events as text, oldest first: `<logical id> <status>` and the reason where there is one. */
export async function eventsOf(
  test: TestCloud,
  stackName: string,
  region = 'us-east-1',
): Promise<string[]> {
  const { StackEvents } = await test
    .clientIn(region)
    .send(new DescribeStackEventsCommand({ StackName: stackName }));
  return (StackEvents ?? [])
    .toReversed()
    .map(({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) =>
      [LogicalResourceId, ResourceStatus, ResourceStatusReason && `(${ResourceStatusReason})`]
        .filter((part) => part)
        .join(' '),
    );
}

/** Events since the last time the stack itself got the status, that one included. */
export async function eventsSince(
  test: TestCloud,
  stackName: string,
  status: string,
): Promise<string[]> {
  const events = await eventsOf(test, stackName);
  return events.slice(
    events.findLastIndex((event) => event.startsWith(`${nameOf(stackName)} ${status}`)),
  );
}

function nameOf(stackName: string): string {
  return stackName.startsWith('arn:') ? (stackName.split('/')[1] ?? '') : stackName;
}

export function topic(name?: unknown, others: TemplateSource = {}): TemplateSource {
  return {
    Type: 'AWS::SNS::Topic',
    Properties: { ...(name !== undefined && { TopicName: name }), ...others },
  };
}

export function parameter(value: unknown, attributes: TemplateSource = {}): TemplateSource {
  return {
    Type: 'AWS::SSM::Parameter',
    Properties: { Type: 'String', Value: value },
    ...attributes,
  };
}
