import { GetStackPolicyCommand, SetStackPolicyCommand } from '@aws-sdk/client-cloudformation';
import { deploy, eventsSince, parameter, topic } from '../../support/stacks';
import { type TestCloud, testCloud } from '../../support/test-cloud';

const PROTECTED = {
  Statement: [
    { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' },
    {
      Effect: 'Deny',
      Action: ['Update:Replace', 'Update:Delete'],
      Principal: '*',
      Resource: '*',
      Condition: { StringEquals: { ResourceType: ['AWS::SNS::Topic'] } },
    },
  ],
};

async function protect(test: TestCloud, policy: unknown): Promise<void> {
  await test.client.send(
    new SetStackPolicyCommand({ StackName: 'app', StackPolicyBody: JSON.stringify(policy) }),
  );
}

describe('a stack policy', () => {
  it('denies replacing what it protects', async () => {
    const test = testCloud();
    await deploy(test, 'app', { Resources: { Topic: topic('a') } });
    await protect(test, PROTECTED);

    const stack = await deploy(test, 'app', { Resources: { Topic: topic('b') } });

    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await eventsSince(test, 'app', 'UPDATE_IN_PROGRESS')).toContain(
      'Topic UPDATE_FAILED (Action denied by stack policy: Statement [#2] does not allow [Update:Replace] for resource [LogicalResourceId/Topic];)',
    );
  });

  it('denies deleting what it protects', async () => {
    const test = testCloud();
    await deploy(test, 'app', { Resources: { Topic: topic('a'), Other: parameter('o') } });
    await protect(test, PROTECTED);

    const stack = await deploy(test, 'app', { Resources: { Other: parameter('o') } });

    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('lets other changes through', async () => {
    const test = testCloud();
    await deploy(test, 'app', { Resources: { Topic: topic('a'), Other: parameter('o') } });
    await protect(test, PROTECTED);

    const stack = await deploy(test, 'app', {
      Resources: { Topic: topic('a', { DisplayName: 'Alerts' }) },
    });

    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
  });

  it('denies what no statement allows', async () => {
    const test = testCloud();
    await deploy(test, 'app', { Resources: { Topic: topic('a') } });
    await protect(test, {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'Update:*',
          Principal: '*',
          Resource: 'LogicalResourceId/Other',
        },
      ],
    });

    await deploy(test, 'app', { Resources: { Topic: topic('a', { DisplayName: 'Alerts' }) } });

    expect(await eventsSince(test, 'app', 'UPDATE_IN_PROGRESS')).toContain(
      'Topic UPDATE_FAILED (Action not allowed by stack policy)',
    );
  });

  it('is given back as it was set', async () => {
    const test = testCloud();
    await deploy(test, 'app', { Resources: { Topic: topic('a') } });

    await protect(test, PROTECTED);

    const { StackPolicyBody = '' } = await test.client.send(
      new GetStackPolicyCommand({ StackName: 'app' }),
    );
    expect(JSON.parse(StackPolicyBody)).toEqual(PROTECTED);
  });

  it.each([
    ['an unknown action', { Effect: 'Deny', Action: 'Delete:*', Principal: '*', Resource: '*' }],
    ['another principal', { Effect: 'Deny', Action: 'Update:*', Principal: 'me', Resource: '*' }],
  ])('is refused with %s', async (_, statement) => {
    const test = testCloud();
    await deploy(test, 'app', { Resources: { Topic: topic('a') } });

    const setting = protect(test, { Statement: [statement] });

    await expect(setting).rejects.toThrow('Error validating stack policy: Invalid stack policy');
  });
});
