import type { Connection } from '../../../../scripts/aws/clients';
import { createDiagnosis } from '../../../../scripts/aws/diagnosis/diagnosis';
import { investigate } from '../../../../scripts/engine/diagnosis/investigate';
import { attachLocalCloud, type CloudEndpoint } from '../../../../scripts/local-cloud/attach';
import { AwsError } from '../../../../scripts/local-cloud/service';

/** What answers every call: for what AWS does and the local cloud doesn't. */
function answeredBy(handle: CloudEndpoint['handle']): Connection {
  return { attach: (client) => void attachLocalCloud(client, { handle }) };
}

const service = {
  physicalId: 'arn:aws:ecs:us-east-1:111122223333:service/cluster-demo/hello-demo',
  resourceType: 'AWS::ECS::Service',
  reason: "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.",
};

test('a service that never answers is given up in time, and said so', async () => {
  const port = createDiagnosis(
    'us-east-1',
    answeredBy(() => new Promise(() => undefined)),
    20,
  );

  const findings = await investigate({ region: 'us-east-1', port: () => port }, service);

  expect(findings).toEqual([
    {
      kind: 'could-not-look',
      what: 'tasks of hello-demo',
      reason: 'ecs:ListTasks took longer than 20 ms',
    },
  ]);
});

test('a name that no stack has is nobody’s, in CloudFormation’s words for it', async () => {
  const port = createDiagnosis(
    'us-east-1',
    answeredBy(async () => {
      throw new AwsError('ValidationError', 'Stack for queue-demo does not exist');
    }),
  );

  const findings = await investigate(
    { region: 'us-east-1', port: () => port },
    { physicalId: undefined, resourceType: 'AWS::SQS::Queue', reason: 'queue-demo already exists' },
  );

  expect(findings).toEqual([
    { kind: 'name-conflict', name: 'queue-demo', owner: { kind: 'no-stack' } },
  ]);
});

test('who has a name stays unknown when it can’t be asked, with why', async () => {
  const port = createDiagnosis(
    'us-east-1',
    answeredBy(async () => {
      throw new AwsError('AccessDenied', 'User: x is not authorized', 403);
    }),
  );

  const findings = await investigate(
    { region: 'us-east-1', port: () => port },
    { physicalId: undefined, resourceType: 'AWS::SQS::Queue', reason: 'queue-demo already exists' },
  );

  expect(findings).toEqual([
    { kind: 'name-conflict', name: 'queue-demo', owner: { kind: 'unknown' } },
    {
      kind: 'could-not-look',
      what: 'who has queue-demo',
      reason:
        'cloudformation:DescribeStackResources in us-east-1 was denied: User: x is not authorized',
    },
  ]);
});

test('the newest task is told, whatever order ECS lists them in', async () => {
  const tasks = [1, 3, 2].map((minute) => ({
    taskArn: `arn:aws:ecs:us-east-1:111122223333:task/cluster-demo/task${minute}`,
    taskDefinitionArn: 'arn:aws:ecs:us-east-1:111122223333:task-definition/hello:1',
    group: 'service:hello-demo',
    stoppedReason: `reason ${minute}`,
    stoppedAt: new Date(Date.UTC(2026, 0, 5, 9, minute)),
    containers: [],
  }));
  const port = createDiagnosis(
    'us-east-1',
    answeredBy(async ({ operation }) =>
      operation === 'ListTasks' ? { taskArns: tasks.map(({ taskArn }) => taskArn) } : { tasks },
    ),
  );

  const [finding] = await investigate({ region: 'us-east-1', port: () => port }, service);

  expect(finding).toMatchObject({ taskId: 'task3', stoppedReason: 'reason 3', others: 2 });
});
