import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { FINDINGS } from '../../../../scripts/engine/doctor/catalogue';
import { localClientConfig } from '../../../../scripts/local-cloud/attach';
import { AwsError } from '../../../../scripts/local-cloud/service';
import { setRegionAccount } from '../../../../scripts/local-cloud/services/account-state';
import { putMetric } from '../../../../scripts/local-cloud/services/cloudwatch/metrics';
import { nameServersFor } from '../../../../scripts/local-cloud/services/route53/hosted-zones';
import type { LocalCloudState } from '../../../../scripts/local-cloud/state';
import {
  type Account,
  codesOf,
  DOMAIN,
  DR,
  ENOUGH_VCPUS,
  NOW_MS,
  PRIMARY,
  type TestConnection,
  ZONE_ID,
} from './support/local-account';
import { delegateTo, plantMany, plantRecord, plantResource, zone } from './support/plant';

/** Told of every account: what the simulation of permissions can't see. */
const ALWAYS = ['DR1022'];

const DIGEST = `sha256:${'a'.repeat(64)}`;

const denying = (operation: string) => ({
  faults: (call: { readonly operation: string }) =>
    call.operation === operation ? new AwsError('AccessDenied', 'not allowed', 403) : undefined,
});

const denyingIn = (region: string, operation: string): Account => ({
  faults: (call) =>
    call.operation === operation && call.region === region
      ? new AwsError('AccessDenied', 'not allowed', 403)
      : undefined,
});

const planting = (plant: (state: LocalCloudState) => void): Account => ({ plant });

const inDr = (account: Parameters<typeof setRegionAccount>[2]) =>
  planting((state) => setRegionAccount(state, DR, account));

const quotaInDr = (id: string, value: number, given: Account['given'] = {}): Account => ({
  given,
  plant: (state) => setRegionAccount(state, DR, { quotas: { ...ENOUGH_VCPUS, [id]: value } }),
});

test('a sound account has nothing but a word about what was not seen', async () => {
  expect(await codesOf()).toEqual(ALWAYS);
});

const cases: readonly (readonly [string, string, Account])[] = [
  ['IAM may not be asked', 'DR1020', denying('SimulatePrincipalPolicy')],
  [
    'an action is denied',
    'DR1021',
    planting((state) => {
      state.permissions = { denied: [{ action: 'rds:CreateDBCluster', by: 'policies' }] };
    }),
  ],
  ...['s3:ListBucket', 'ssm:PutParameter'].map((action): (typeof cases)[number] => [
    `${action} is denied, which a deploy itself needs`,
    'DR1021',
    planting((state) => {
      state.permissions = { denied: [{ action, by: 'policies' }] };
    }),
  ]),
  [
    'the class is none of a global database',
    'DR1032',
    { given: { databaseInstanceClass: 'db.t4g.medium' } },
  ],
  ['CloudFormation may not be asked', `DR1040 ${DR}`, denyingIn(DR, 'DescribeStacks')],
  ['Route 53 may not be asked', 'DR1050', denying('GetHostedZone')],
  ['there is no such zone', 'DR1051', { given: { hostedZoneId: 'Z9999999999' } }],
  ['the zone is of another domain', 'DR1053', { given: { domainName: 'payments.example.org' } }],
  ['nothing delegates the zone', 'DR1054', planting((state) => delegateTo(state))],
  [
    'the zone was made again, and the registrar has the old name servers',
    'DR1054',
    planting((state) => delegateTo(state, 'ns-1.awsdns-01.com', 'ns-2.awsdns-02.net')),
  ],
  [
    'one of the name servers is an old one',
    'DR1055',
    planting((state) => delegateTo(state, ...nameServersFor(ZONE_ID), 'ns1.registrar.example')),
  ],
  [
    'the domain has an address already',
    'DR1056',
    planting((state) => plantRecord(state, DOMAIN, 'A', '192.0.2.1')),
  ],
  [
    'a CNAME is where the verdict goes',
    'DR1056',
    planting((state) => plantRecord(state, `verdict.${DOMAIN}`, 'CNAME', 'example.net')),
  ],
  [
    'CAA lets another authority issue alone',
    'DR1061',
    planting((state) => plantRecord(state, DOMAIN, 'CAA', '0 issue "letsencrypt.org"')),
  ],
  [
    'CAA lets Amazon issue, but no wildcards',
    'DR1061',
    planting((state) => {
      plantRecord(state, DOMAIN, 'CAA', '0 issuewild ";"');
    }),
  ],
  ['buckets may not be asked for', `DR1070 ${PRIMARY}`, denying('DescribeRepositories')],
  [
    'another account has the bucket',
    `DR1072 ${DR}`,
    planting((state) =>
      plantResource(
        state,
        DR,
        'AWS::S3::Bucket',
        `transaction-logs-${state.accountId}-use2-demo`,
        {},
        { ownerAccountId: '444455556666' },
      ),
    ),
  ],
  [
    'a log group was left behind',
    `DR1072 ${DR}`,
    planting((state) =>
      plantResource(state, DR, 'AWS::Logs::LogGroup', '/ecs/payment-service-demo'),
    ),
  ],
  [
    'a repository of this environment is in none of its stacks',
    `DR1071 ${PRIMARY}`,
    planting((state) =>
      plantResource(state, PRIMARY, 'AWS::ECR::Repository', 'payment-service-demo', {
        Tags: [{ Key: 'EnvironmentSuffix', Value: 'demo' }],
      }),
    ),
  ],
  [
    'a database cluster has the name',
    `DR1072 ${DR}`,
    planting((state) => plantResource(state, DR, 'AWS::RDS::DBCluster', 'aurora-use2-demo')),
  ],
  ['EC2 may not be asked', `DR1080 ${DR}`, denying('DescribeRegions')],
  ['the region is not enabled', `DR1081 ${DR}`, inDr({ isNotOptedIn: true })],
  ['a zone is unavailable', `DR1082 ${DR}`, inDr({ zonesNotAvailable: ['us-east-2b'] })],
  ['VPCs may not be asked for', `DR1090 ${DR}`, denying('DescribeVpcs')],
  [
    'another VPC has the range',
    `DR1092 ${DR}`,
    planting((state) =>
      plantResource(state, DR, 'AWS::EC2::VPC', 'vpc-other', { CidrBlock: '10.20.64.0/20' }),
    ),
  ],
  ['RDS may not be asked', `DR1100 ${DR}`, denying('DescribeDBEngineVersions')],
  ['the version is not offered', `DR1101 ${DR}`, inDr({ databasesNotOffered: ['17.7'] })],
  ['the class is not offered', `DR1102 ${DR}`, inDr({ databasesNotOffered: ['db.r6g.large'] })],
  [
    'the class takes no part in global databases',
    `DR1103 ${DR}`,
    { given: { databaseInstanceClass: 'db.t4g.medium' } },
  ],
  [
    'the class is offered in one zone alone',
    `DR1104 ${DR}`,
    inDr({ databaseClassZones: { 'db.r6g.large': ['us-east-2a'] } }),
  ],
  [
    'a digest is given and there is no repository',
    `DR1112 ${DR}`,
    { given: { imageDigest: DIGEST } },
  ],
  [
    'a repository lacks the image',
    `DR1111 ${DR}`,
    {
      given: { imageDigest: DIGEST },
      plant: (state) => plantResource(state, DR, 'AWS::ECR::Repository', 'payment-service-demo'),
    },
  ],
  [
    'ECR may not be asked for images',
    `DR1110 ${DR}`,
    { given: { imageDigest: DIGEST }, ...denying('DescribeImages') },
  ],
  ['the clock is ten minutes ahead', `DR1121 ${DR}`, { clockAheadMs: 600_000 }],
  ['the clock is ten minutes behind', `DR1121 ${DR}`, { clockAheadMs: -600_000 }],
  ['the clock is two minutes behind', `DR1122 ${DR}`, { clockAheadMs: -120_000 }],
  ['Service Quotas may not be asked', `DR1130 ${DR}`, denying('GetServiceQuota')],
  ['the vCPUs are too few for full load', `DR1131 ${DR}`, quotaInDr('fargate/L-3032A538', 4)],
  ['the vCPUs are those of a new account', `DR1132 ${DR}`, quotaInDr('fargate/L-3032A538', 6)],
  [
    'other VPCs use the addresses',
    `DR1133 ${DR}`,
    planting((state) => plantMany(state, DR, 'AWS::EC2::EIP', 3)),
  ],
  [
    'there are as many VPCs as there may be',
    `DR1134 ${DR}`,
    planting((state) => plantMany(state, DR, 'AWS::EC2::VPC', 5, { CidrBlock: '192.168.0.0/24' })),
  ],
  [
    'there are as many internet gateways as there may be',
    `DR1135 ${DR}`,
    planting((state) => plantMany(state, DR, 'AWS::EC2::InternetGateway', 5)),
  ],
  [
    'a zone has as many NAT gateways as it may have',
    `DR1136 ${DR}`,
    planting((state) => {
      plantResource(state, DR, 'AWS::EC2::Subnet', 'subnet-other', {
        AvailabilityZone: 'us-east-2a',
      });
      plantMany(state, DR, 'AWS::EC2::NatGateway', 5, { SubnetId: 'subnet-other' });
    }),
  ],
  [
    'a VPC may not have the interface endpoints',
    `DR1137 ${DR}`,
    quotaInDr('vpc/L-29B6F2EB', 4, { interfaceEndpoints: 'enabled' }),
  ],
  ['the gateway endpoints are too few', `DR1138 ${DR}`, quotaInDr('vpc/L-1B52E74A', 1)],
  ['the Aurora clusters are too few', `DR1139 ${DR}`, quotaInDr('rds/L-952B80B8', 0)],
  ['the database instances are too few', `DR1141 ${DR}`, quotaInDr('rds/L-7B6409FD', 1)],
];

const SMALL_TEMPLATE = {
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: {} } },
  Parameters: { EnvironmentSuffix: { Type: 'String' } },
};

async function createFoundation({ attach }: TestConnection, suffix: string): Promise<void> {
  const client = new CloudFormationClient(localClientConfig(DR));
  attach(client);
  await client.send(
    new CreateStackCommand({
      StackName: 'foundation-demo',
      TemplateBody: JSON.stringify(SMALL_TEMPLATE),
      Parameters: [{ ParameterKey: 'EnvironmentSuffix', ParameterValue: suffix }],
    }),
  );
}

/** As another team would make it. */
const stackOfOthers: Account['prepare'] = (connection) => createFoundation(connection, 'theirs');

/** Our own, whose deletion got stuck. */
const stuckStack: Account['prepare'] = async (connection, state) => {
  await createFoundation(connection, 'demo');
  const [stack] = Object.values(state.regions[DR]?.cloudFormation.stacks ?? {});
  if (stack === undefined) throw new Error('the stack was not made');
  Object.assign(stack, { status: 'DELETE_FAILED', operation: undefined });
};

const more: typeof cases = [
  ['STS of the primary does not answer', 'DR1010', denyingIn(PRIMARY, 'GetCallerIdentity')],
  [
    'root deploys',
    'DR1012',
    planting((state) => {
      state.permissions = { isRoot: true };
    }),
  ],
  [
    'others use the vCPUs that full load takes',
    `DR1131 ${DR}`,
    planting((state) => {
      setRegionAccount(state, DR, { quotas: { 'fargate/L-3032A538': 25 } });
      const dimensions = {
        Service: 'Fargate',
        Type: 'Resource',
        Resource: 'vCPU',
        Class: 'Standard/OnDemand',
      };
      const metric = { namespace: 'AWS/Usage', name: 'ResourceCount', dimensions };
      putMetric({ state, region: DR }, { ...metric, value: 22, atMs: NOW_MS - 120_000 });
    }),
  ],
  ['no domain is given', 'DR1031', { without: ['domainName'] }],
  ['no image is given', 'DR1033', { without: ['imageDigest'] }],
  ["a stack has our name and isn't ours", `DR1041 ${DR}`, { prepare: stackOfOthers }],
  ['a deletion got stuck', `DR1042 ${DR}`, { prepare: stuckStack }],
  ['DNS does not answer for CAA', 'DR1060', denying('GetAnswer')],
  ['DNS does not answer for name servers', 'DR1050', denying('GetDelegation')],
  ['both regions have the same range', 'DR1091', { drParameters: { VpcCidr: '10.10.0.0/16' } }],
  ['STS of a region does not answer', `DR1120 ${PRIMARY}`, denyingIn(PRIMARY, 'GetCallerIdentity')],
];

test.each(more)('%s: %s', async (_, code, account) => {
  expect(await codesOf(account)).toContain(code);
});

/** Of credentials the command itself finds out; settings are read without asking anybody. */
const ELSEWHERE = ['DR1011', 'DR1022', 'DR1030', 'DR1052'];

test('every code is found by something', () => {
  const found = [...cases, ...more].map(([, code]) => code.split(' ')[0]);

  expect(new Set([...found, ...ELSEWHERE])).toEqual(new Set(Object.keys(FINDINGS)));
});

test.each(cases)('%s: %s', async (_, code, account) => {
  expect(await codesOf(account)).toContain(code);
});

test('a private zone is told from a public one', async () => {
  const codes = await codesOf(
    planting((state) => {
      zone(state).properties.VPCs = [{ VPCId: 'vpc-1', VPCRegion: PRIMARY }];
    }),
  );

  expect(codes).toContain('DR1052');
});
