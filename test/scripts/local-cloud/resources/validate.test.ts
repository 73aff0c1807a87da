import { modelFor } from '../../../../scripts/local-cloud/resources';

function problemsOf(type: string, properties: Record<string, unknown>): readonly string[] {
  return modelFor(type)?.validate(properties) ?? [];
}

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

describe('properties are checked against the schema of AWS', () => {
  it.each([
    [
      'an unknown property',
      'AWS::SNS::Topic',
      { Nmae: 'x' },
      '#: extraneous key [Nmae] is not permitted',
    ],
    ['a missing property', 'AWS::EC2::Subnet', {}, '#: required key [VpcId] not found'],
    [
      'an unknown property inside a list',
      LISTENER,
      { LoadBalancerArn: 'x', DefaultActions: [{ Type: 'forward', Tpye: 'x' }] },
      '#/DefaultActions/0: extraneous key [Tpye] is not permitted',
    ],
    [
      'a missing property inside a list',
      LISTENER,
      { LoadBalancerArn: 'x', DefaultActions: [{}] },
      '#/DefaultActions/0: required key [Type] not found',
    ],
    [
      'an object where a list belongs',
      'AWS::SNS::Topic',
      { Tags: { a: 'b' } },
      '#/Tags: expected type: JSONArray, found: JSONObject',
    ],
    [
      'a list where text belongs',
      'AWS::SNS::Topic',
      { TopicName: ['x'] },
      '#/TopicName: expected type: String, found: JSONArray',
    ],
    [
      'text that is no number',
      'AWS::Logs::LogGroup',
      { RetentionInDays: 'many' },
      '#/RetentionInDays: expected type: Integer, found: String',
    ],
    [
      'a value outside the list of allowed ones',
      'AWS::KMS::Key',
      { KeyUsage: 'SIGN' },
      '#/KeyUsage: SIGN is not a valid enum value',
    ],
    [
      'null',
      'AWS::SNS::Topic',
      { TopicName: null },
      '#/TopicName: expected type: String, found: Null',
    ],
  ])('names %s', (_case, type, properties, problem) => {
    expect(problemsOf(type, properties)).toContain(problem);
  });

  it('accepts text for numbers and booleans, and the other way round, as CloudFormation does', () => {
    const problems = problemsOf('AWS::KMS::Key', {
      EnableKeyRotation: 'true',
      PendingWindowInDays: '7',
      Description: 12,
      KeyPolicy: {},
    });

    expect(problems).toEqual([]);
  });

  it('accepts policies as objects and as JSON text', () => {
    const bucketPolicy = (PolicyDocument: unknown): readonly string[] =>
      problemsOf('AWS::S3::BucketPolicy', { Bucket: 'x', PolicyDocument });

    expect([...bucketPolicy({}), ...bucketPolicy('{}')]).toEqual([]);
  });

  it('names every problem at once', () => {
    const problems = problemsOf('AWS::EC2::Subnet', { A: 1, B: 2 });

    expect(problems).toHaveLength(3);
  });

  it('knows no model for a type that is not in the schema', () => {
    expect(modelFor('AWS::EC2::Vpc')).toBeUndefined();
  });
});

describe('names are checked against the limits of their services', () => {
  it.each([
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Name', 'a'.repeat(33), {}],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Name', 'internal-x', {}],
    ['AWS::ElasticLoadBalancingV2::TargetGroup', 'Name', 'ends-', {}],
    ['AWS::IAM::Role', 'RoleName', 'r'.repeat(65), { AssumeRolePolicyDocument: {} }],
    ['AWS::Lambda::Function', 'FunctionName', 'has.dot', { Code: {}, Role: 'x' }],
    ['AWS::S3::Bucket', 'BucketName', 'Upper', {}],
    ['AWS::S3::Bucket', 'BucketName', 'b'.repeat(64), {}],
    ['AWS::RDS::DBCluster', 'DBClusterIdentifier', 'two--hyphens', {}],
    ['AWS::EC2::SecurityGroup', 'GroupName', 'sg-mine', { GroupDescription: 'x' }],
  ])('%s refuses %s %s', (type, property, value, others) => {
    const problems = problemsOf(type, { ...others, [property]: value });

    expect(problems).toEqual([expect.stringContaining(`#/${property}: `)]);
  });
});
