import { changeSet, deploy, parameter, topic } from '../../support/stacks';
import { testCloud } from '../../support/test-cloud';

const NAMED = {
  Parameters: { Name: { Type: 'String', Default: 'a' } },
  Resources: {
    Topic: topic({ Ref: 'Name' }),
    Copy: parameter({ Ref: 'Topic' }),
  },
};

describe('the changes of a change set', () => {
  it('name what is added, with values as far as they are known', async () => {
    const test = testCloud();

    const { Changes } = await changeSet(test, 'app', NAMED);

    expect(Changes?.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
      {
        Action: 'Add',
        LogicalResourceId: 'Copy',
        AfterContext: JSON.stringify({
          Properties: { Type: 'String', Value: '{{changeSet:KNOWN_AFTER_APPLY}}' },
        }),
      },
      { Action: 'Add', LogicalResourceId: 'Topic' },
    ]);
  });

  it('say which parameter replaces a resource, and which resource that changes', async () => {
    const test = testCloud();
    await deploy(test, 'app', NAMED);

    const { Changes } = await changeSet(test, 'app', NAMED, { parameters: { Name: 'b' } });

    const [copy, replaced] = Changes ?? [];
    expect(replaced?.ResourceChange).toMatchObject({
      Action: 'Modify',
      LogicalResourceId: 'Topic',
      Replacement: 'True',
      PolicyAction: 'ReplaceAndDelete',
      Scope: ['Properties'],
      Details: [
        {
          Target: {
            Name: 'TopicName',
            RequiresRecreation: 'Always',
            BeforeValue: 'a',
            AfterValue: 'b',
          },
          Evaluation: 'Static',
          ChangeSource: 'ParameterReference',
          CausingEntity: 'Name',
        },
        { Evaluation: 'Dynamic', ChangeSource: 'DirectModification' },
      ],
    });
    expect(copy?.ResourceChange).toMatchObject({
      LogicalResourceId: 'Copy',
      Replacement: 'False',
      Details: [
        {
          Target: { Name: 'Value', AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}' },
          Evaluation: 'Static',
          ChangeSource: 'ResourceReference',
          CausingEntity: 'Topic',
        },
      ],
    });
  });

  it('warn of attributes of a resource that changes in place: they may change, so a replacement is conditional', async () => {
    const test = testCloud();
    const template = (displayName: string) => ({
      Resources: {
        Source: topic('source', { DisplayName: displayName }),
        Follower: topic({ 'Fn::Join': ['', ['f-', { 'Fn::GetAtt': ['Source', 'TopicName'] }]] }),
      },
    });
    await deploy(test, 'app', template('One'));

    const { Changes } = await changeSet(test, 'app', template('Two'));

    expect(Changes?.[0]?.ResourceChange).toMatchObject({
      LogicalResourceId: 'Follower',
      Replacement: 'Conditional',
      Details: [
        {
          Evaluation: 'Dynamic',
          ChangeSource: 'ResourceAttribute',
          CausingEntity: 'Source.TopicName',
          Target: { RequiresRecreation: 'Always' },
        },
      ],
    });
  });

  it('say what becomes of a removed resource', async () => {
    const test = testCloud();
    await deploy(test, 'app', {
      Resources: { Stays: topic('s'), Goes: parameter('g', { DeletionPolicy: 'Retain' }) },
    });

    const { Changes } = await changeSet(test, 'app', { Resources: { Stays: topic('s') } });

    expect(Changes?.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
      { Action: 'Remove', LogicalResourceId: 'Goes', PolicyAction: 'Retain' },
    ]);
  });

  it('update taggable resources when the tags of the stack change', async () => {
    const test = testCloud();
    await deploy(test, 'app', NAMED);

    const { Changes } = await changeSet(test, 'app', NAMED, {
      input: { Tags: [{ Key: 'Team', Value: 'payments' }] },
    });

    expect(Changes?.map(({ ResourceChange }) => ResourceChange?.Scope)).toEqual([
      ['Tags'],
      ['Tags'],
    ]);
  });
});
