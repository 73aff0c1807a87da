import type { ResourceChange, ResourceProperties } from '../../../../../scripts/engine/ports';
import { widerAccess } from '../../../../../scripts/engine/preview/access/wider-access';

function change(
  resourceType: string,
  before: ResourceProperties | undefined,
  after: ResourceProperties | undefined,
): ResourceChange {
  return {
    logicalId: 'It',
    physicalId: 'it',
    resourceType,
    action: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
    replacement: 'False',
    properties: [],
    before,
    after,
  };
}

const policy = (...Statement: object[]) => ({ PolicyDocument: { Statement } });
const allow = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

const onPolicy = (before: ResourceProperties, after: ResourceProperties) =>
  widerAccess([change('AWS::IAM::Policy', before, after)]);

test.each<[string, object, object, readonly string[]]>([
  [
    'one action more',
    allow('s3:GetObject'),
    allow(['s3:GetObject', 's3:PutObject']),
    ['It: allows s3:PutObject on *'],
  ],
  [
    'a wildcard in place of an action',
    allow('s3:GetObject'),
    allow('s3:Get*'),
    ['It: allows s3:Get* on *'],
  ],
  ['an action that a wildcard covered', allow('S3:*'), allow('s3:GetObject'), []],
  [
    'another resource',
    allow('s3:GetObject', 'arn:aws:s3:::a/*'),
    allow('s3:GetObject', ['arn:aws:s3:::a/b', 'arn:aws:s3:::c/*']),
    ['It: allows s3:GetObject on arn:aws:s3:::c/*'],
  ],
  [
    'a condition that goes',
    allow('kms:Decrypt', '*', { Condition: { Bool: { x: 'true' } } }),
    allow('kms:Decrypt'),
    ['It: allows kms:Decrypt on * without the condition that it had'],
  ],
  [
    'a condition that comes',
    allow('kms:Decrypt'),
    allow('kms:Decrypt', '*', { Condition: { Bool: { x: 'true' } } }),
    [],
  ],
  [
    'a condition with its keys in another order',
    allow('kms:Decrypt', '*', { Condition: { A: { x: '1', y: '2' } } }),
    allow('kms:Decrypt', '*', { Condition: { A: { y: '2', x: '1' } } }),
    [],
  ],
  [
    'all but an action, in place of the action',
    allow('s3:GetObject'),
    { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    ['It: allows all but what {"NotAction":"iam:*"} names on *'],
  ],
  ['a statement as such, without a list', allow('s3:GetObject'), allow('s3:GetObject'), []],
])('a policy with %s', (_, before, after, expected) => {
  const found = onPolicy(policy(before), policy(after));

  expect(found).toEqual(expected);
});

test('a denial that goes widens access too', () => {
  const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*', Principal: '*' };

  const found = widerAccess([change('AWS::S3::BucketPolicy', policy(deny), policy())]);

  expect(found).toEqual(['It: no longer denies s3:* on * to everyone']);
});

test('who may assume a role, what it is given and what bounds it', () => {
  const trust = (...names: string[]) => ({
    Statement: { Effect: 'Allow', Principal: { AWS: names }, Action: 'sts:AssumeRole' },
  });

  const found = widerAccess([
    change(
      'AWS::IAM::Role',
      { AssumeRolePolicyDocument: trust('a'), ManagedPolicyArns: ['x'], PermissionsBoundary: 'b' },
      { AssumeRolePolicyDocument: trust('a', '*'), ManagedPolicyArns: ['x', 'y'] },
    ),
  ]);

  expect(found).toEqual([
    'It: its trust policy: allows sts:AssumeRole to everyone',
    'It: is given y',
    'It: its permissions boundary goes: b',
  ]);
});

test('a statement that moves to another inline policy of a role allows no more', () => {
  const own = (PolicyName: string) => ({
    Policies: [{ PolicyName, ...policy(allow('s3:GetObject')) }],
  });

  expect(widerAccess([change('AWS::IAM::Role', own('a'), own('b'))])).toEqual([]);
});

test('a new permission of a function is named with who gets it', () => {
  const found = widerAccess([
    change('AWS::Lambda::Permission', undefined, {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'f',
      Principal: 'events.amazonaws.com',
    }),
  ]);

  expect(found).toEqual(['It: allows lambda:InvokeFunction on f to events.amazonaws.com']);
});

const ingress = (...SecurityGroupIngress: object[]) => ({
  SecurityGroupIngress,
  SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' }],
});
const tcp = (port: number, CidrIp: string) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  CidrIp,
});

test.each<[string, object, object, readonly string[]]>([
  [
    'a wider range',
    tcp(443, '10.0.0.0/16'),
    tcp(443, '10.0.0.0/8'),
    ['It: opens ingress on tcp 443 from 10.0.0.0/8'],
  ],
  ['a narrower range', tcp(443, '10.0.0.0/8'), tcp(443, '10.1.0.0/16'), []],
  [
    'the world',
    tcp(443, '10.0.0.0/8'),
    tcp(443, '0.0.0.0/0'),
    ['It: opens ingress on tcp 443 from 0.0.0.0/0'],
  ],
  [
    'another port',
    tcp(443, '10.0.0.0/8'),
    tcp(22, '10.0.0.0/8'),
    ['It: opens ingress on tcp 22 from 10.0.0.0/8'],
  ],
  [
    'every protocol',
    tcp(443, '10.0.0.0/8'),
    { IpProtocol: -1, SourceSecurityGroupId: 'sg-1' },
    ['It: opens ingress on every protocol from sg-1'],
  ],
  [
    'the same over IPv6',
    tcp(443, '0.0.0.0/0'),
    { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIpv6: '::/0' },
    ['It: opens ingress on tcp 443 from ::/0'],
  ],
])('a security group that lets in %s', (_, before, after, expected) => {
  const found = widerAccess([change('AWS::EC2::SecurityGroup', ingress(before), ingress(after))]);

  expect(found).toEqual(expected);
});

test('a security group that no longer names where it may go may go anywhere', () => {
  const { SecurityGroupIngress } = ingress();

  const found = widerAccess([
    change('AWS::EC2::SecurityGroup', ingress(), { SecurityGroupIngress }),
  ]);

  expect(found).toEqual(['It: opens egress on every protocol to 0.0.0.0/0']);
});
