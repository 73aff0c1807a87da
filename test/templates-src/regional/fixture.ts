import { toDocument } from '../../../templates-src/cfn/document';
import { regional } from '../../../templates-src/regional';
import {
  defaultSettings,
  parametersFromSettings,
  type Settings,
} from '../../../templates-src/settings';
import { defaultRegions, type HomeRole, peerOf } from '../../../templates-src/topology';
import { type ParameterValues, resolve } from '../../support/resolve';

export const settings: Settings = {
  ...defaultSettings,
  suffix: 'test',
  domainName: 'payments.example.com',
  hostedZoneId: 'Z0123456789EXAMPLE',
  imageDigest: `sha256:${'0'.repeat(64)}`,
};

/** The emitted template, conditions and all. */
export const document = toDocument(regional());

const ACCOUNT = '111122223333';

export const keyArns: Readonly<Record<HomeRole, string>> = {
  primary: `arn:aws:kms:us-east-1:${ACCOUNT}:key/primary`,
  dr: `arn:aws:kms:us-east-2:${ACCOUNT}:key/dr`,
};

export const secretArns: Readonly<Record<HomeRole, string>> = {
  primary: `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:database-credentials-test-AbC123`,
  dr: `arn:aws:secretsmanager:us-east-2:${ACCOUNT}:secret:database-credentials-test-AbC123`,
};

/** What the stacks made before give this one. */
function outputsOfOtherStacks(role: HomeRole): ParameterValues {
  const { name, code } = defaultRegions[role];
  return {
    VpcId: 'vpc-1',
    PublicSubnetIds: 'subnet-public1,subnet-public2,subnet-public3',
    PrivateSubnetIds: 'subnet-private1,subnet-private2,subnet-private3',
    DataSubnetIds: 'subnet-data1,subnet-data2,subnet-data3',
    LoadBalancerSecurityGroupId: 'sg-loadbalancer',
    ServiceSecurityGroupId: 'sg-service',
    DatabaseSecurityGroupId: 'sg-database',
    KeyArn: keyArns[role],
    PeerKeyArn: keyArns[peerOf(role)],
    CertificateArn: `arn:aws:acm:${name}:${ACCOUNT}:certificate/1`,
    NotificationTopicArn: `arn:aws:sns:${name}:${ACCOUNT}:dr-notifications-test`,
    TransactionLogBucketName: `transaction-logs-${ACCOUNT}-${code}-test`,
    AccessLogBucketName: `access-logs-${ACCOUNT}-${code}-test`,
    RepositoryUri: `${ACCOUNT}.dkr.ecr.${name}.amazonaws.com/payment-service-test`,
    GlobalClusterIdentifier: 'payments-global-test',
    ...(role === 'primary' ? { ReplicaKeyArn: keyArns.dr } : { DatabaseSecretArn: secretArns.dr }),
  };
}

/** The template as CloudFormation sees it in a region. */
export function deployed(
  role: HomeRole,
  { choices = {}, outputs = {} }: { choices?: Partial<Settings>; outputs?: ParameterValues } = {},
) {
  return resolve(document, {
    ...parametersFromSettings('regional', role, { ...settings, ...choices }, defaultRegions),
    ...outputsOfOtherStacks(role),
    ...outputs,
    'AWS::AccountId': ACCOUNT,
    'AWS::Partition': 'aws',
    'AWS::Region': defaultRegions[role].name,
    'AWS::URLSuffix': 'amazonaws.com',
  });
}
