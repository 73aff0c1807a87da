import { DescribeEventsCommand, type OperationEvent } from '@aws-sdk/client-cloudformation';
import { storeObject } from '../../../../../scripts/local-cloud/services/s3/object-versions';
import { changeSet, deploy, parameter, topic } from '../../support/stacks';
import { type TestCloud, testCloud } from '../../support/test-cloud';

const bucket = (BucketName: unknown) => ({ Type: 'AWS::S3::Bucket', Properties: { BucketName } });

function required<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('it is not there');
  }
  return value;
}

async function findings(test: TestCloud, changeSetId?: string): Promise<OperationEvent[]> {
  const { OperationEvents = [] } = await test.client.send(
    new DescribeEventsCommand({ ChangeSetName: changeSetId, Filters: { FailedEvents: true } }),
  );
  return OperationEvents;
}

describe('the checks before a deployment', () => {
  it('refuse a property that the type does not have, and say where', async () => {
    const test = testCloud();

    const refused = await changeSet(test, 'app', {
      Resources: { Topic: topic('a', { Colour: 'red' }) },
    });

    expect(refused).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason: expect.stringContaining('[AWS::EarlyValidation::PropertyValidation]'),
    });
    expect(await findings(test, refused.ChangeSetId)).toMatchObject([
      {
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: 'Topic',
        ValidationName: 'PROPERTY_VALIDATION',
        ValidationFailureMode: 'FAIL',
        ValidationStatus: 'FAILED',
        ValidationPath: '/Resources/Topic/Properties',
        ValidationStatusReason: 'extraneous key [Colour] is not permitted',
      },
    ]);
  });

  it('leave values alone that are only known once something else is made', async () => {
    const test = testCloud();

    const accepted = await changeSet(test, 'app', {
      Resources: {
        Bucket: bucket({ 'Fn::GetAtt': ['Topic', 'TopicName'] }),
        Topic: topic('a'),
      },
    });

    expect(accepted.ExecutionStatus).toBe('AVAILABLE');
  });

  it('refuse a name that another stack has', async () => {
    const test = testCloud();
    await deploy(test, 'first', { Resources: { Bucket: bucket('taken') } });

    const refused = await changeSet(test, 'second', { Resources: { Mine: bucket('taken') } });

    expect(refused.StatusReason).toContain('[AWS::EarlyValidation::ResourceExistenceCheck]');
    expect(await findings(test, refused.ChangeSetId)).toMatchObject([
      { ValidationName: 'NAME_CONFLICT_VALIDATION', ValidationPath: '/Resources/Mine' },
    ]);
  });

  it.each([
    ['with objects in it is warned of, which stops nothing', true],
    ['that is empty is not spoken of', false],
  ])('a bucket to be deleted %s', async (_, isFull) => {
    const test = testCloud();
    await deploy(test, 'app', { Resources: { Bucket: bucket('full'), Kept: parameter('x') } });
    if (isFull) {
      const state = test.store.load();
      const stored = state.regions['us-east-1']?.resources['AWS::S3::Bucket|full'];
      const object = { key: 'a', content: new Uint8Array(), body: { text: 'a' } };
      storeObject({ state, nowMs: test.clock.nowMs() }, required(stored), object);
    }

    const removing = await changeSet(test, 'app', { Resources: { Kept: parameter('x') } });

    expect(removing.ExecutionStatus).toBe('AVAILABLE');
    expect(
      (await findings(test, removing.ChangeSetId)).map(
        ({ ValidationName, ValidationFailureMode }) => `${ValidationName} ${ValidationFailureMode}`,
      ),
    ).toEqual(isFull ? ['BUCKET_EMPTINESS_VALIDATION WARN'] : []);
  });
});

describe('events', () => {
  it('of a stack can be asked for by its name, failures alone', async () => {
    const test = testCloud();
    test.fail('create', 'Topic');
    await deploy(test, 'app', { Resources: { Topic: topic('a') } });

    const { OperationEvents = [] } = await test.client.send(
      new DescribeEventsCommand({ StackName: 'app', Filters: { FailedEvents: true } }),
    );

    expect(OperationEvents).toMatchObject([
      {
        LogicalResourceId: 'Topic',
        EventType: 'PROVISIONING_ERROR',
        ResourceStatus: 'CREATE_FAILED',
      },
    ]);
  });

  it('are of a change set, an operation or a stack', async () => {
    const test = testCloud();

    await expect(test.client.send(new DescribeEventsCommand({}))).rejects.toThrow(
      'One of ChangeSetName, OperationId or StackName must be specified',
    );
  });
});
