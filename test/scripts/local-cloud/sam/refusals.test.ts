import { expandSam, SamError, type TemplateResource } from '../../../../scripts/local-cloud/sam';

function expand(
  resources: Record<string, TemplateResource>,
  globals?: Record<string, unknown>,
): unknown {
  return expandSam(
    {
      Transform: 'AWS::Serverless-2016-10-31',
      ...(globals && { Globals: globals }),
      Resources: resources,
    },
    { parameterValues: {}, region: 'us-east-1' },
  );
}

function serverlessFunction(properties: Record<string, unknown>): TemplateResource {
  return {
    Type: 'AWS::Serverless::Function',
    Properties: { InlineCode: 'x', Handler: 'index.handler', Runtime: 'nodejs22.x', ...properties },
  };
}

describe('the SAM expansion refuses', () => {
  it.each([
    [
      'a property that the type does not have',
      { Fn: serverlessFunction({ Hanlder: 'x' }) },
      'property Hanlder not defined for resource of type AWS::Serverless::Function',
    ],
    [
      'a function with code in two places',
      { Fn: serverlessFunction({ CodeUri: 's3://b/k' }) },
      "Only one of 'InlineCode' or 'CodeUri' can be set.",
    ],
    [
      'code that is not in S3',
      { Fn: serverlessFunction({ InlineCode: undefined, CodeUri: './dist' }) },
      "'CodeUri' is not a valid S3 Uri of the form 's3://bucket/key'",
    ],
    [
      'a state machine with a role and policies',
      {
        Machine: {
          Type: 'AWS::Serverless::StateMachine',
          Properties: { Definition: {}, Role: 'x', Policies: [] },
        },
      },
      "Specify either 'Role' or 'Policies'",
    ],
    [
      'a generated resource whose id is taken',
      {
        Fn: serverlessFunction({}),
        FnRole: { Type: 'AWS::IAM::Role', Properties: {} },
      },
      'attempts to create a new resource [FnRole] of type "AWS::IAM::Role"',
    ],
    [
      'what it does not model',
      { Api: { Type: 'AWS::Serverless::Api' } },
      'The local cloud does not model AWS::Serverless::Api.',
    ],
    [
      'a policy by name, whose ARN it does not know',
      { Fn: serverlessFunction({ Policies: ['ReadOnlyAccess'] }) },
      'managed policies by name (ReadOnlyAccess)',
    ],
  ])('%s', (_case, resources, message) => {
    expect(() => expand(resources)).toThrow(SamError);
    expect(() => expand(resources)).toThrow(message);
  });

  it('with every problem in one message', () => {
    const expandBoth = (): unknown =>
      expand({ A: serverlessFunction({ X: 1 }), B: serverlessFunction({ Y: 1 }) });

    expect(expandBoth).toThrow(
      /^Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document\. Number of errors found: 2\. Resource with id \[A\] is invalid\. .* Resource with id \[B\] is invalid\./,
    );
  });

  it.each([
    [{ Table: {} }, "'Table' is not supported."],
    [{ Function: { Role: 'x' } }, "'Role' is not a supported property of 'Function'."],
  ])('Globals that can not be: %j', (globals, message) => {
    expect(() => expand({}, globals)).toThrow(message);
  });
});
