import type { TaskEnd } from '../../scripts/local-cloud/runtime/behaviour';
import { AwsError } from '../../scripts/local-cloud/service';
import { productWithTasks, refusedIn, tasksEndIn } from '../support/failing-services';
import { jsonLines, localWorld } from '../support/local-world';
import { smallProduct, smallTemplates } from '../support/small-product';

const exited: TaskEnd = {
  kind: 'stops',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 1,
  logLines: [
    'starting',
    '{"level":"ERROR","message":"no database","cardNumber":"4242424242424242"}',
    'paid with 4242 4242 4242 4242',
  ],
};

const notPulled: TaskEnd = {
  kind: 'stops',
  stopCode: 'TaskFailedToStart',
  stoppedReason:
    'CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform ‘linux/arm64’',
  logLines: [],
};

/** The report at the end: from the first error on, ids that differ from run to run left out. */
function reportOf(err: string): string {
  return err
    .slice(err.indexOf('error: '))
    .replace(/[0-9a-f]{32}/g, '<task>')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>');
}

test('a service whose container exits is explained with the code and the last lines, payment data masked', async () => {
  const world = localWorld(productWithTasks, { behaviour: tasksEndIn('us-east-1', exited) });

  const { exitCode, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(1);
  expect(reportOf(err)).toMatchInlineSnapshot(`
"error: stack service-demo in us-east-1 (service@primary) ended in ROLLBACK_COMPLETE
  Service (arn:aws:ecs:us-east-1:111122223333:service/cluster-demo/hello-demo) AWS::ECS::Service CREATE_FAILED at 2026-01-05T09:03:11Z
    Resource handler returned message: "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'." (RequestToken: <id>, HandlerErrorCode: GeneralServiceException)
    task <task> stopped: Essential container in task exited (2 more stopped before it)
    container hello exited with code 1
    last lines of hello (log group /ecs/hello-demo, stream hello/hello/<task>):
      | starting
      | {"level":"ERROR","message":"no database","cardNumber":"[REDACTED]"}
      | paid with **** **** **** 4242
    tasks: https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/cluster-demo/services/hello-demo/tasks?region=us-east-1
  events: https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/events?stackId=arn%3Aaws%3Acloudformation%3Aus-east-1%3A111122223333%3Astack%2Fservice-demo%2F<id>
  not started because of that: front@primary
next: dr-cli deploy --suffix demo --local (after the cause is gone; it takes up where this run ended)
"
`);
});

test('a service whose image can’t be pulled is explained in the words of the task', async () => {
  const world = localWorld(productWithTasks, { behaviour: tasksEndIn('us-east-2', notPulled) });

  const { err } = await world.run('deploy --yes');

  expect(reportOf(err)).toMatchInlineSnapshot(`
"error: stack service-demo in us-east-2 (service@dr) ended in ROLLBACK_COMPLETE
  Service (arn:aws:ecs:us-east-2:111122223333:service/cluster-demo/hello-demo) AWS::ECS::Service CREATE_FAILED at 2026-01-05T09:03:11Z
    Resource handler returned message: "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'." (RequestToken: <id>, HandlerErrorCode: GeneralServiceException)
    task <task> stopped: CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform ‘linux/arm64’ (2 more stopped before it)
    tasks: https://us-east-2.console.aws.amazon.com/ecs/v2/clusters/cluster-demo/services/hello-demo/tasks?region=us-east-2
  events: https://us-east-2.console.aws.amazon.com/cloudformation/home?region=us-east-2#/stacks/events?stackId=arn%3Aaws%3Acloudformation%3Aus-east-2%3A111122223333%3Astack%2Fservice-demo%2F<id>
  not started because of that: front@primary
next: dr-cli deploy --suffix demo --local (after the cause is gone; it takes up where this run ended)
"
`);
});

test('a service that no task is placed for leads to Fargate’s quota', async () => {
  const reason = 'You’ve reached the limit on the number of vCPUs you can run concurrently';
  const world = localWorld(productWithTasks, {
    behaviour: tasksEndIn('us-east-2', { kind: 'not-placed', reason }),
  });

  const { err } = await world.run('deploy --yes');

  expect(reportOf(err)).toMatchInlineSnapshot(`
"error: stack service-demo in us-east-2 (service@dr) ended in ROLLBACK_COMPLETE
  Service (arn:aws:ecs:us-east-2:111122223333:service/cluster-demo/hello-demo) AWS::ECS::Service CREATE_FAILED at 2026-01-05T09:03:11Z
    Resource handler returned message: "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'." (RequestToken: <id>, HandlerErrorCode: GeneralServiceException)
    ECS says: (service hello-demo) was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently.
    raise the quota "Fargate On-Demand vCPU resource count": https://us-east-2.console.aws.amazon.com/servicequotas/home/services/fargate/quotas/L-3032A538
  events: https://us-east-2.console.aws.amazon.com/cloudformation/home?region=us-east-2#/stacks/events?stackId=arn%3Aaws%3Acloudformation%3Aus-east-2%3A111122223333%3Astack%2Fservice-demo%2F<id>
  not started because of that: front@primary
next: dr-cli deploy --suffix demo --local (after the cause is gone; it takes up where this run ended)
"
`);
});

test('a quota that is used up is named, with the link that raises it', async () => {
  const template = {
    ...smallTemplates.service,
    Resources: {
      ...Object(smallTemplates.service?.Resources),
      Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    },
  };
  const world = localWorld(smallProduct({ service: template }), {
    behaviour: refusedIn('us-east-2', 'Network', {
      message: 'The maximum number of VPCs has been reached. (Service: Ec2, Status Code: 400)',
      handlerErrorCode: 'GeneralServiceException',
    }),
  });

  const { err } = await world.run('deploy --yes');

  expect(reportOf(err)).toMatchInlineSnapshot(`
"error: stack service-demo in us-east-2 (service@dr) ended in ROLLBACK_COMPLETE
  Network AWS::EC2::VPC CREATE_FAILED at 2026-01-05T09:00:32Z
    Resource handler returned message: "The maximum number of VPCs has been reached. (Service: Ec2, Status Code: 400)" (RequestToken: <id>, HandlerErrorCode: GeneralServiceException)
    raise the quota "VPCs per Region": https://us-east-2.console.aws.amazon.com/servicequotas/home/services/vpc/quotas/L-F678F1CE
  given up because of that: Queue
  events: https://us-east-2.console.aws.amazon.com/cloudformation/home?region=us-east-2#/stacks/events?stackId=arn%3Aaws%3Acloudformation%3Aus-east-2%3A111122223333%3Astack%2Fservice-demo%2F<id>
  not started because of that: front@primary
next: dr-cli deploy --suffix demo --local (after the cause is gone; it takes up where this run ended)
"
`);
});

test('a denied action is named with the resource and who has to be allowed', async () => {
  const world = localWorld(smallProduct(), {
    behaviour: refusedIn('us-east-1', 'Queue', {
      message:
        'User: arn:aws:sts::111122223333:assumed-role/deployer/ana is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:111122223333:queue-demo because no identity-based policy allows the sqs:CreateQueue action (Service: Sqs, Status Code: 403)',
      handlerErrorCode: 'AccessDenied',
    }),
  });

  const { err } = await world.run('deploy --yes');

  expect(reportOf(err)).toMatchInlineSnapshot(`
"error: stack service-demo in us-east-1 (service@primary) ended in ROLLBACK_COMPLETE
  Queue AWS::SQS::Queue CREATE_FAILED at 2026-01-05T09:00:37Z
    Resource handler returned message: "User: arn:aws:sts::111122223333:assumed-role/deployer/ana is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:111122223333:queue-demo because no identity-based policy allows the sqs:CreateQueue action (Service: Sqs, Status Code: 403)" (RequestToken: <id>, HandlerErrorCode: AccessDenied)
    allow sqs:CreateQueue on arn:aws:sqs:us-east-1:111122223333:queue-demo for arn:aws:sts::111122223333:assumed-role/deployer/ana
  events: https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/events?stackId=arn%3Aaws%3Acloudformation%3Aus-east-1%3A111122223333%3Astack%2Fservice-demo%2F<id>
  not started because of that: front@primary
next: dr-cli deploy --suffix demo --local (after the cause is gone; it takes up where this run ended)
"
`);
});

test('a name that another stack has leads to that stack', async () => {
  const template = {
    ...smallTemplates.service,
    Resources: {
      ...Object(smallTemplates.service?.Resources),
      Duplicate: {
        Type: 'AWS::SNS::Topic',
        Properties: { TopicName: { 'Fn::Sub': 'topic-${EnvironmentSuffix}' } },
      },
    },
  };
  const world = localWorld(smallProduct({ service: template }));

  const { err } = await world.run('deploy --yes');

  expect(reportOf(err)).toMatchInlineSnapshot(`
"error: stack service-demo in us-east-1 (service@primary) ended in ROLLBACK_COMPLETE
  Duplicate AWS::SNS::Topic CREATE_FAILED at 2026-01-05T09:00:32Z
    Resource handler returned message: "Resource of type 'AWS::SNS::Topic' with identifier '{"/properties/TopicArn":"arn:aws:sns:us-east-1:111122223333:topic-demo"}' already exists." (RequestToken: <id>, HandlerErrorCode: AlreadyExists)
    arn:aws:sns:us-east-1:111122223333:topic-demo: stack base-demo has it; take it out of there, or deploy with another --suffix
  given up because of that: Queue
  events: https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/events?stackId=arn%3Aaws%3Acloudformation%3Aus-east-1%3A111122223333%3Astack%2Fservice-demo%2F<id>
  not started because of that: front@primary

error: stack service-demo in us-east-2 (service@dr) ended in ROLLBACK_COMPLETE
  Duplicate AWS::SNS::Topic CREATE_FAILED at 2026-01-05T09:00:32Z
    Resource handler returned message: "Resource of type 'AWS::SNS::Topic' with identifier '{"/properties/TopicArn":"arn:aws:sns:us-east-2:111122223333:topic-demo"}' already exists." (RequestToken: <id>, HandlerErrorCode: AlreadyExists)
    arn:aws:sns:us-east-2:111122223333:topic-demo: stack base-demo has it; take it out of there, or deploy with another --suffix
  given up because of that: Queue
  events: https://us-east-2.console.aws.amazon.com/cloudformation/home?region=us-east-2#/stacks/events?stackId=arn%3Aaws%3Acloudformation%3Aus-east-2%3A111122223333%3Astack%2Fservice-demo%2F<id>
next: dr-cli deploy --suffix demo --local (after the cause is gone; it takes up where this run ended)
"
`);
});

test('a look that is not permitted is one line and hides nothing', async () => {
  const world = localWorld(productWithTasks, {
    behaviour: tasksEndIn('us-east-1', exited),
    faults: ({ operation }) =>
      operation === 'ListTasks'
        ? new AwsError('AccessDeniedException', 'User: x is not authorized', 403)
        : undefined,
  });

  const { exitCode, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain('ECS Deployment Circuit Breaker was triggered');
  expect(err).toContain(
    'could not look: tasks of hello-demo: ecs:ListTasks in us-east-1 was denied: User: x is not authorized',
  );
});

test('a log that can’t be read leaves what ECS says of the task', async () => {
  const world = localWorld(productWithTasks, {
    behaviour: tasksEndIn('us-east-1', exited),
    faults: ({ operation }) =>
      operation === 'GetLogEvents'
        ? new AwsError('AccessDeniedException', 'User: x is not authorized', 403)
        : undefined,
  });

  const { err } = await world.run('deploy --yes');

  expect(err).toContain('container hello exited with code 1');
  expect(err).toContain('could not look: the containers’ log: logs:GetLogEvents in us-east-1');
});

test('two failures are told in the order of time, and a step that both stand above once', async () => {
  const world = localWorld(productWithTasks, {
    behaviour: {
      ...tasksEndIn('us-east-1', exited),
      ...refusedIn('us-east-2', 'Queue', { message: 'no', handlerErrorCode: 'InternalFailure' }),
    },
  });

  const { err } = await world.run('deploy --yes');

  const report = reportOf(err);
  expect(report.match(/^error: stack (\S+) in (\S+)/gm)).toEqual([
    'error: stack service-demo in us-east-2',
    'error: stack service-demo in us-east-1',
  ]);
  expect(report.match(/not started because of that: front@primary/g)).toHaveLength(1);
  expect(report.match(/^next: /gm)).toHaveLength(1);
  expect(err.match(/^front@primary: not started/gm)).toHaveLength(1);
});

test('the JSON stream carries findings, what was given up and the console', async () => {
  const world = localWorld(productWithTasks, { behaviour: tasksEndIn('us-east-1', exited) });

  const { out } = await world.run('deploy --yes --json');

  const failed = jsonLines(out).find(({ type }) => type === 'step_failed');
  expect(failed?.error).toMatchObject({
    code: 'DR_STACK_FAILED',
    consoleUrl: expect.stringContaining('https://us-east-1.console.aws.amazon.com/cloudformation/'),
    failures: [
      {
        logicalId: 'Service',
        failedAtMs: expect.any(Number),
        findings: [
          {
            kind: 'stopped-task',
            containers: [{ name: 'hello', exitCode: 1 }],
            logs: [{ groupName: '/ecs/hello-demo', lines: expect.any(Array) }],
          },
        ],
      },
    ],
  });
});

test('on a terminal the report comes once, below the lines of the steps', async () => {
  const world = localWorld(productWithTasks, { behaviour: tasksEndIn('us-east-1', exited) });

  const { err } = await world.run('deploy --yes', { isTerminal: true, columns: 100 });

  expect(err.match(/container hello exited with code 1/g)).toHaveLength(1);
  expect(err.indexOf('container hello exited')).toBeGreaterThan(err.lastIndexOf('front@primary  '));
});

test('a dumb terminal gets lines, and no codes that move its cursor', async () => {
  const world = localWorld(smallProduct());

  const { err } = await world.run('deploy --yes --only base', {
    isTerminal: true,
    columns: 100,
    env: { TERM: 'dumb' },
  });

  expect(err).toContain('base@primary: started\n');
  expect(err).not.toContain('\u001b');
});
