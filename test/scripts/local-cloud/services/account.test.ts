import {
  DescribeAvailabilityZonesCommand,
  DescribeNatGatewaysCommand,
  DescribeRegionsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import {
  DescribeDBEngineVersionsCommand,
  DescribeOrderableDBInstanceOptionsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { setRegionAccount } from '../../../../scripts/local-cloud/services/account-state';
import { TestServices } from './test-services';

const VPCS = { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' };

test('a quota that nobody raised has only AWS’s default', async () => {
  const client = new TestServices().client(ServiceQuotasClient);

  await expect(client.send(new GetServiceQuotaCommand(VPCS))).rejects.toThrow(
    expect.objectContaining({ name: 'NoSuchResourceException' }),
  );
  const { Quota } = await client.send(new GetAWSDefaultServiceQuotaCommand(VPCS));
  expect(Quota?.Value).toBe(5);
});

test('a quota is raised in one region alone', async () => {
  const services = new TestServices();
  setRegionAccount(services.region.state, 'us-east-2', { quotas: { 'vpc/L-F678F1CE': 20 } });

  const { Quota } = await services
    .client(ServiceQuotasClient, 'us-east-2')
    .send(new GetServiceQuotaCommand(VPCS));

  expect(Quota).toMatchObject({ Value: 20, QuotaName: 'VPCs per Region' });
  await expect(
    services.client(ServiceQuotasClient).send(new GetServiceQuotaCommand(VPCS)),
  ).rejects.toThrow();
});

test('IAM allows all but what the account denies, and says who does', async () => {
  const services = new TestServices();
  services.region.state.permissions = {
    denied: [{ action: 'rds:CreateDBCluster', by: 'organization' }],
  };

  const { EvaluationResults } = await services.client(IAMClient).send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: 'arn:aws:iam::111122223333:role/deployer',
      ActionNames: ['rds:CreateDBCluster', 'ec2:CreateVpc'],
    }),
  );

  expect(EvaluationResults).toMatchObject([
    {
      EvalDecision: 'implicitDeny',
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
    },
    { EvalDecision: 'allowed' },
  ]);
});

test('a session is nobody that policies are attached to', async () => {
  const client = new TestServices().client(IAMClient);

  await expect(
    client.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: 'arn:aws:sts::111122223333:assumed-role/deployer/session',
        ActionNames: ['ec2:CreateVpc'],
      }),
    ),
  ).rejects.toThrow('Invalid Entity Arn');
});

test('regions and zones are there unless the account lacks them', async () => {
  const services = new TestServices();
  setRegionAccount(services.region.state, 'us-east-2', { isNotOptedIn: true });
  setRegionAccount(services.region.state, 'us-east-1', { zonesNotAvailable: ['us-east-1b'] });
  const client = services.client(EC2Client);

  const { Regions = [] } = await client.send(new DescribeRegionsCommand({ AllRegions: true }));
  const { AvailabilityZones = [] } = await client.send(new DescribeAvailabilityZonesCommand({}));

  expect(Regions.find(({ RegionName }) => RegionName === 'us-east-2')?.OptInStatus).toBe(
    'not-opted-in',
  );
  expect(AvailabilityZones.find(({ ZoneName }) => ZoneName === 'us-east-1b')?.State).toBe(
    'unavailable',
  );
});

test('NAT gateways are listed by their state', async () => {
  const client = new TestServices().client(EC2Client);

  const { NatGateways } = await client.send(
    new DescribeNatGatewaysCommand({ Filter: [{ Name: 'state', Values: ['deleting'] }] }),
  );

  expect(NatGateways).toEqual([]);
});

test('versions and classes are on offer unless the account says otherwise', async () => {
  const services = new TestServices();
  setRegionAccount(services.region.state, 'us-east-1', {
    databasesNotOffered: ['17.6'],
    databaseClassZones: { 'db.r6g.large': ['us-east-1a'] },
  });
  const client = services.client(RDSClient);
  const versions = async (EngineVersion: string) =>
    (
      await client.send(
        new DescribeDBEngineVersionsCommand({ Engine: 'aurora-postgresql', EngineVersion }),
      )
    ).DBEngineVersions;

  const { OrderableDBInstanceOptions } = await client.send(
    new DescribeOrderableDBInstanceOptionsCommand({
      Engine: 'aurora-postgresql',
      EngineVersion: '17.7',
      DBInstanceClass: 'db.r6g.large',
    }),
  );

  expect(await versions('17.6')).toEqual([]);
  expect(await versions('17.7')).toMatchObject([{ SupportsGlobalDatabases: true }]);
  expect(OrderableDBInstanceOptions).toMatchObject([
    { AvailabilityZones: [{ Name: 'us-east-1a' }], SupportsGlobalDatabases: true },
  ]);
});
