import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import { AwsError } from '../../scripts/local-cloud/service';
import { refusedIn } from '../support/failing-services';
import { jsonLines, localWorld } from '../support/local-world';
import { paymentsFromSource } from '../support/payments-product';
import { smallProduct, smallTemplates } from '../support/small-product';

const ofType = (out: string, type: string) => jsonLines(out).filter((event) => event.type === type);

test('what AWS lists after its deletion is told and is no failure', async () => {
  const world = localWorld(paymentsFromSource);
  await world.run('deploy --yes');

  const { exitCode, out } = await world.run('destroy --delete-data --yes --json');

  const [primary, dr] = ofType(out, 'remaining');
  expect(exitCode).toBe(0);
  expect(primary).toMatchObject({ region: 'us-east-1', arns: [] });
  expect(dr).toMatchObject({ region: 'us-east-2', arns: [] });
  for (const kind of [':natgateway/', ':cluster/ecs-cluster', ':task-definition/', ':key/']) {
    expect(primary?.stillListed).toContainEqual(expect.stringContaining(kind));
  }
});

test('a run that finds nothing to delete knows what the one before has deleted', async () => {
  const world = localWorld(paymentsFromSource);
  await world.run('deploy --yes --only foundation');
  await world.run('destroy --delete-data --yes');

  const { exitCode, out } = await world.run('destroy --delete-data --yes --json');

  expect(exitCode).toBe(0);
  expect(ofType(out, 'remaining')).toMatchObject([
    { arns: [], stillListed: expect.arrayContaining([expect.stringContaining(':natgateway/')]) },
    { arns: [] },
  ]);
});

test('what a failed creation was still to make is not left behind', async () => {
  const refused = { message: 'The quota is reached', handlerErrorCode: 'ServiceLimitExceeded' };
  const product = smallProduct({
    service: {
      ...smallTemplates.service,
      Resources: {
        // Begins together with the topic, which is refused at once.
        Cancelled: {
          Type: 'AWS::RDS::DBClusterParameterGroup',
          Properties: { Description: 'x', Family: 'aurora-postgresql17', Parameters: {} },
        },
        Refused: { Type: 'AWS::SNS::Topic', Properties: {} },
      },
      Outputs: {},
    },
  });
  const world = localWorld(product, { behaviour: refusedIn('us-east-1', 'Refused', refused) });
  const deployed = await world.run('deploy --yes');

  const { exitCode, out } = await world.run('destroy --delete-data --yes --json');

  expect(deployed.err).toContain('CREATE_FAILED Cancelled');
  expect(exitCode).toBe(0);
  expect(ofType(out, 'remaining')).toMatchObject([{ arns: [] }, { arns: [] }]);
});

test('a resource that no stack of the environment held is left, and fails the run', async () => {
  const world = localWorld(smallProduct());
  const client = world.attach(new CloudFormationClient(localClientConfig('us-east-1')));
  await client.send(
    new CreateStackCommand({
      StackName: 'foreign',
      Tags: [{ Key: 'EnvironmentSuffix', Value: 'demo' }],
      TemplateBody: JSON.stringify({
        Resources: { Kept: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'kept' } } },
      }),
    }),
  );
  await world.run('deploy --yes');

  const { exitCode, out } = await world.run('destroy --delete-data --yes --json');

  expect(exitCode).toBe(1);
  expect(ofType(out, 'remaining')[0]?.arns).toEqual(['arn:aws:sqs:us-east-1:111122223333:kept']);
});

test('an inventory that is denied fails the run and leaves the summary the last line', async () => {
  const world = localWorld(smallProduct(), ({ operation }) =>
    operation === 'GetResources' ? new AwsError('AccessDeniedException', 'no', 400) : undefined,
  );
  await world.run('deploy --yes --only base');

  const { exitCode, out } = await world.run('destroy --delete-data --yes --json');

  expect(exitCode).toBe(1);
  expect(ofType(out, 'remaining')[0]?.error).toMatchObject({ code: 'DR_ACCESS_DENIED' });
  expect(jsonLines(out).at(-1)).toMatchObject({ type: 'summary', summary: { result: 'failed' } });
});

test('a denied inventory says in the end what to allow', async () => {
  const world = localWorld(smallProduct(), ({ operation }) =>
    operation === 'GetResources' ? new AwsError('AccessDeniedException', 'no', 400) : undefined,
  );

  const { err } = await world.run('destroy --delete-data --yes');

  expect(err).toContain('it is not known what is left in us-east-1: tag:GetResources');
  expect(err).toContain('next: allow tag:GetResources for the role that deploys');
});

test('Ctrl-C during the inventory ends the run as interrupted, with its summary', async () => {
  const world = localWorld(smallProduct());

  const { exitCode, err } = await world.run('destroy --delete-data --yes', {
    onStderr: (text, io) => {
      if (text.startsWith('nothing is left in us-east-1')) {
        io.interrupt();
      }
    },
  });

  expect(exitCode).toBe(130);
  expect(err).not.toContain('us-east-2:');
  expect(err).toMatch(/^interrupted after /m);
});
