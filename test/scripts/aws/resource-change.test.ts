import { toResourceChange } from '../../../scripts/aws/resource-change';

test('a property with several causes is one change, with the worst of what it costs', () => {
  const target = {
    Attribute: 'Properties',
    Name: 'TopicName',
    BeforeValue: 'a',
    AfterValue: 'b',
  } as const;

  const [change] = toResourceChange({
    Type: 'Resource',
    ResourceChange: {
      Action: 'Modify',
      LogicalResourceId: 'Topic',
      ResourceType: 'AWS::SNS::Topic',
      Replacement: 'True',
      BeforeContext: '{"Properties":{"TopicName":"a"}}',
      AfterContext: '{"Properties":{"TopicName":"b"}}',
      Details: [
        {
          Target: { ...target, Path: '/Properties/TopicName', RequiresRecreation: 'Never' },
          ChangeSource: 'DirectModification',
        },
        {
          Target: { ...target, Path: '/Properties/TopicName', RequiresRecreation: 'Always' },
          CausingEntity: 'Name',
        },
        { Target: { Attribute: 'Tags' } },
      ],
    },
  });

  expect(change).toEqual({
    logicalId: 'Topic',
    physicalId: undefined,
    resourceType: 'AWS::SNS::Topic',
    action: 'Modify',
    replacement: 'True',
    before: { TopicName: 'a' },
    after: { TopicName: 'b' },
    properties: [
      {
        path: 'Properties.TopicName',
        before: 'a',
        after: 'b',
        recreation: 'Always',
        cause: 'Name',
      },
      { path: 'Tags', before: undefined, after: undefined, recreation: 'Never', cause: undefined },
    ],
  });
});

test('without values, as an older endpoint answers, there are none', () => {
  expect(
    toResourceChange({ ResourceChange: { Action: 'Add', LogicalResourceId: 'Topic' } }),
  ).toMatchObject([{ before: undefined, after: undefined, properties: [] }]);
  expect(toResourceChange({ Type: 'Resource' })).toEqual([]);
});
