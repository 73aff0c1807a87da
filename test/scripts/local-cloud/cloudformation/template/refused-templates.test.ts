import { CreateChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { parameter, topic } from '../../support/stacks';
import { testCloud } from '../../support/test-cloud';

const ok = { Topic: topic('a') };

function submit(template: unknown, capabilities: 'CAPABILITY_IAM'[] = []) {
  return testCloud().client.send(
    new CreateChangeSetCommand({
      StackName: 'app',
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      TemplateBody: typeof template === 'string' ? template : JSON.stringify(template),
      Capabilities: capabilities,
    }),
  );
}

const role = (properties: Readonly<Record<string, unknown>> = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
    ...properties,
  },
});

describe('a template is refused', () => {
  it.each([
    [
      'without resources',
      { Outputs: {} },
      'Template format error: At least one Resources member must be defined.',
    ],
    [
      'with an unknown section',
      { Resources: ok, Stuff: {} },
      'Invalid template property or properties [Stuff]',
    ],
    [
      'with a resource that has no type',
      { Resources: { A: {} } },
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
    ],
    [
      'with an unknown resource attribute',
      { Resources: { A: { ...topic('a'), Propertes: {} } } },
      "Invalid template resource property 'Propertes'",
    ],
    [
      'with a logical id that is not alphanumeric',
      { Resources: { 'a-b': topic('a') } },
      'Template format error: Resource name a-b is non alphanumeric.',
    ],
    [
      'with null',
      { Resources: { A: topic(null) } },
      "[/Resources/A/Properties/TopicName] 'null' values are not allowed in templates",
    ],
    [
      'with an unknown resource type',
      { Resources: { A: { Type: 'AWS::SNS::Tropic' } } },
      'Template format error: Unrecognized resource types: [AWS::SNS::Tropic]',
    ],
    [
      'with a Ref to nothing',
      { Resources: { A: parameter({ Ref: 'Nothing' }) } },
      'Template format error: Unresolved resource dependencies [Nothing] in the Resources block of the template',
    ],
    [
      'with a Sub of nothing',
      { Resources: { A: parameter({ 'Fn::Sub': '${Nothing.Arn}' }) } },
      'Unresolved resource dependencies [Nothing] in the Resources block',
    ],
    [
      'with DependsOn of nothing',
      { Resources: { A: { ...topic('a'), DependsOn: 'Nothing' } } },
      'Unresolved resource dependencies [Nothing] in the Resources block',
    ],
    [
      'with an output of nothing',
      { Resources: ok, Outputs: { O: { Value: { Ref: 'Nothing' } } } },
      'Unresolved resource dependencies [Nothing] in the Outputs block of the template',
    ],
    [
      'with an attribute that the type does not have',
      { Resources: { ...ok, P: parameter({ 'Fn::GetAtt': ['Topic', 'Colour'] }) } },
      'Template error: resource Topic does not support attribute type Colour in Fn::GetAtt',
    ],
    [
      'with an unknown condition of a resource',
      { Resources: { A: { ...topic('a'), Condition: 'C' } } },
      'Unresolved condition C in resource A',
    ],
    [
      'with an unknown condition in Fn::If',
      { Resources: { A: parameter({ 'Fn::If': ['C', 1, 2] }) } },
      'Template error: unresolved condition dependency C in Fn::If',
    ],
    [
      'that refers to a resource whose condition is false',
      {
        Conditions: { No: { 'Fn::Equals': [1, 2] } },
        Resources: { A: { ...topic('a'), Condition: 'No' }, B: parameter({ Ref: 'A' }) },
      },
      'Unresolved resource dependencies [A] in the Resources block',
    ],
    [
      'whose resources refer to each other in a circle',
      { Resources: { A: parameter({ Ref: 'B' }), B: parameter({ Ref: 'A' }) } },
      'Circular dependency between resources: [A, B]',
    ],
    [
      'with a mapping key that is not there',
      {
        Mappings: { M: { a: { b: 'c' } } },
        Resources: { A: parameter({ 'Fn::FindInMap': ['M', 'a', 'x'] }) },
      },
      'Template error: Unable to get mapping for M::a::x',
    ],
    [
      'with a condition on a resource',
      { Conditions: { C: { 'Fn::Equals': [{ Ref: 'Topic' }, 'x'] } }, Resources: ok },
      'Unresolved dependencies [Topic]. Cannot reference resources in the Conditions block of the template',
    ],
    [
      'with an unknown macro',
      { Transform: 'Mine', Resources: ok },
      'No transform named Mine found.',
    ],
    [
      'with more than 200 outputs',
      {
        Resources: ok,
        Outputs: Object.fromEntries(
          Array.from({ length: 201 }, (_, n) => [`O${n}`, { Value: 'x' }]),
        ),
      },
      'Number of outputs, 201, is greater than maximum allowed, 200',
    ],
    [
      'over the inline limit',
      `#${' '.repeat(51_200)}`,
      "at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
    ],
    ['that is not an object', '- a', 'Template format error: unsupported structure.'],
  ])('%s', async (_, template, message) => {
    const submission = submit(template);

    await expect(submission).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message),
    });
  });

  it('with IAM resources that the caller does not acknowledge', async () => {
    const submission = submit({ Resources: { Role: role() } });

    await expect(submission).rejects.toMatchObject({
      name: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_IAM]',
    });
  });

  it('with named IAM resources when only unnamed ones are acknowledged', async () => {
    const submission = submit({ Resources: { Role: role({ RoleName: 'task' }) } }, [
      'CAPABILITY_IAM',
    ]);

    await expect(submission).rejects.toThrow('Requires capabilities : [CAPABILITY_NAMED_IAM]');
  });
});

describe('a template is accepted', () => {
  it('with a reference to a missing resource in a branch that is not taken', async () => {
    const submission = submit({
      Conditions: { No: { 'Fn::Equals': [1, 2] } },
      Resources: {
        A: { ...topic('a'), Condition: 'No' },
        B: parameter({ 'Fn::If': ['No', { Ref: 'A' }, 'none'] }),
      },
    });

    await expect(submission).resolves.toBeDefined();
  });

  it('from S3 above the inline limit', async () => {
    const body = JSON.stringify({
      Description: 'long',
      Metadata: { Filler: ' '.repeat(60_000) },
      Resources: ok,
    });
    const test = testCloud({ objects: { 'artifacts/templates/app.json': body } });

    const submission = test.client.send(
      new CreateChangeSetCommand({
        StackName: 'app',
        ChangeSetName: 'first',
        ChangeSetType: 'CREATE',
        TemplateURL: 'https://artifacts.s3.us-east-1.amazonaws.com/templates/app.json',
      }),
    );

    await expect(submission).resolves.toBeDefined();
  });

  it('only from a URL of S3', async () => {
    const submission = testCloud().client.send(
      new CreateChangeSetCommand({
        StackName: 'app',
        ChangeSetName: 'first',
        ChangeSetType: 'CREATE',
        TemplateURL: 'https://example.com/app.json',
      }),
    );

    await expect(submission).rejects.toThrow('TemplateURL must be a supported URL.');
  });
});
