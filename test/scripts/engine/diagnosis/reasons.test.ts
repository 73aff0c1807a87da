import { accessDenied } from '../../../../scripts/engine/diagnosis/access-denied';
import { nameConflict } from '../../../../scripts/engine/diagnosis/name-conflict';
import { exceededQuota } from '../../../../scripts/engine/diagnosis/quota';

const ana = 'arn:aws:sts::111122223333:assumed-role/deployer/ana';

test.each([
  [
    'with a policy that is missing',
    `Resource handler returned message: "User: ${ana} is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/x because no identity-based policy allows the iam:CreateRole action (Service: Iam, Status Code: 403)" (RequestToken: 1, HandlerErrorCode: AccessDenied)`,
    { action: 'iam:CreateRole', resource: 'arn:aws:iam::111122223333:role/x', principal: ana },
  ],
  [
    'with an explicit deny, of a resource that is named in words',
    `User: ${ana} is not authorized to perform: iam:PutRolePolicy on resource: role x with an explicit deny in an identity-based policy (Service: Iam, Status Code: 403)`,
    { action: 'iam:PutRolePolicy', resource: 'role x', principal: ana },
  ],
  [
    'without a resource',
    `User: ${ana} is not authorized to perform: kms:CreateKey because no identity-based policy allows the kms:CreateKey action`,
    { action: 'kms:CreateKey', resource: undefined, principal: ana },
  ],
  [
    'without anything else',
    'API: ec2:CreateVpc You are not authorized to perform: ec2:CreateVpc',
    { action: 'ec2:CreateVpc', resource: undefined, principal: undefined },
  ],
])('a denial %s says what to allow', (_, reason, expected) => {
  expect(accessDenied(reason)).toEqual({ kind: 'access-denied', ...expected });
});

test('a denial that names no action is left in AWS’s words', () => {
  expect(accessDenied('You are not authorized to perform this operation.')).toBeUndefined();
});

test.each([
  [
    'AWS::EC2::VPC',
    'The maximum number of VPCs has been reached. (HandlerErrorCode: GeneralServiceException)',
    'VPCs per Region',
    'https://us-east-2.console.aws.amazon.com/servicequotas/home/services/vpc/quotas/L-F678F1CE',
  ],
  [
    'AWS::EC2::EIP',
    'The maximum number of addresses has been reached. (HandlerErrorCode: ServiceLimitExceeded)',
    'EC2-VPC Elastic IPs',
    'https://us-east-2.console.aws.amazon.com/servicequotas/home/services/ec2/quotas/L-0263D0A3',
  ],
  [
    'AWS::IAM::Role',
    'Cannot exceed quota for RolesPerAccount: 1000',
    'Roles per account',
    'https://us-east-1.console.aws.amazon.com/servicequotas/home/services/iam/quotas/L-FE177D64',
  ],
  [
    'AWS::SQS::Queue',
    'You have reached the limit (HandlerErrorCode: ServiceLimitExceeded)',
    undefined,
    'https://us-east-2.console.aws.amazon.com/servicequotas/home/services/sqs/quotas',
  ],
  [
    undefined,
    'the quota exceeded',
    undefined,
    'https://us-east-2.console.aws.amazon.com/servicequotas/home',
  ],
])('%s: a quota leads to where it is raised', (resourceType, reason, quotaName, url) => {
  expect(exceededQuota({ resourceType, reason }, 'us-east-2')).toEqual({
    kind: 'quota',
    quotaName,
    url,
  });
});

test('a service that only failed is no matter of a quota', () => {
  const reason = "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.";

  expect(exceededQuota({ resourceType: 'AWS::ECS::Service', reason }, 'us-east-2')).toBeUndefined();
});

test.each([
  [
    `Resource of type 'AWS::Logs::LogGroup' with identifier '{"/properties/LogGroupName":"/ecs/x"}' already exists.`,
    { name: '/ecs/x', stackName: undefined },
  ],
  [
    'queue-demo already exists in stack arn:aws:cloudformation:us-east-1:111122223333:stack/other-prod/0a1b',
    { name: 'queue-demo', stackName: 'other-prod' },
  ],
  [
    'Role with name task-role already exists. (Service: Iam)',
    { name: 'task-role', stackName: undefined },
  ],
  ['bucket-demo already exists', { name: 'bucket-demo', stackName: undefined }],
])('%s: says what is taken', (reason, expected) => {
  expect(nameConflict(reason)).toEqual(expected);
});

test('a reason that is no conflict names nothing', () => {
  expect(nameConflict('Resource handler returned message: "no capacity"')).toBeUndefined();
});
