import type { Properties } from '../../../../scripts/local-cloud/resource-model';
import { createNetwork, createRole, TestRegion } from './test-region';

interface Expectation {
  readonly type: string;
  readonly properties: Properties;
  readonly ref: RegExp;
  readonly attributes: Readonly<Record<string, RegExp>>;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const ACCOUNT = '111122223333';

/** Formats as in "Return values" of each type's page in the CloudFormation template reference. */
const ALONE: readonly Expectation[] = [
  {
    type: 'AWS::EC2::VPC',
    properties: { CidrBlock: '10.0.0.0/16' },
    ref: /^vpc-[0-9a-f]{17}$/,
    attributes: {
      CidrBlock: /^10\.0\.0\.0\/16$/,
      DefaultSecurityGroup: /^sg-[0-9a-f]{17}$/,
      DefaultNetworkAcl: /^acl-[0-9a-f]{17}$/,
    },
  },
  {
    type: 'AWS::EC2::EIP',
    properties: { Domain: 'vpc' },
    ref: /^\d+\.\d+\.\d+\.\d+$/,
    attributes: { AllocationId: /^eipalloc-[0-9a-f]{17}$/, PublicIp: /^\d+\.\d+\.\d+\.\d+$/ },
  },
  {
    type: 'AWS::KMS::Key',
    properties: { KeyPolicy: {} },
    ref: new RegExp(`^${UUID}$`),
    attributes: { Arn: new RegExp(`^arn:aws:kms:us-east-1:${ACCOUNT}:key/${UUID}$`) },
  },
  {
    type: 'AWS::S3::Bucket',
    properties: { BucketName: 'access-logs-111122223333-use1-test' },
    ref: /^access-logs-111122223333-use1-test$/,
    attributes: {
      Arn: /^arn:aws:s3:::access-logs-111122223333-use1-test$/,
      DomainName: /^access-logs-111122223333-use1-test\.s3\.amazonaws\.com$/,
      RegionalDomainName: /^access-logs-111122223333-use1-test\.s3\.us-east-1\.amazonaws\.com$/,
    },
  },
  {
    type: 'AWS::S3::Bucket',
    properties: {},
    ref: /^regional-test-thing-[a-z0-9]{12}$/,
    attributes: {},
  },
  {
    type: 'AWS::Logs::LogGroup',
    properties: { LogGroupName: '/payments/service' },
    ref: /^\/payments\/service$/,
    attributes: { Arn: /^arn:aws:logs:us-east-1:\d+:log-group:\/payments\/service:\*$/ },
  },
  {
    type: 'AWS::SNS::Topic',
    properties: { TopicName: 'notifications-test' },
    ref: /^arn:aws:sns:us-east-1:\d+:notifications-test$/,
    attributes: { TopicName: /^notifications-test$/, TopicArn: /^arn:aws:sns:/ },
  },
  {
    type: 'AWS::SQS::Queue',
    properties: { QueueName: 'dead-letters-test' },
    ref: /^https:\/\/sqs\.us-east-1\.amazonaws\.com\/111122223333\/dead-letters-test$/,
    attributes: { Arn: /^arn:aws:sqs:us-east-1:\d+:dead-letters-test$/ },
  },
  {
    type: 'AWS::IAM::Role',
    properties: { RoleName: 'ecs-task-role-use1-test', AssumeRolePolicyDocument: {} },
    ref: /^ecs-task-role-use1-test$/,
    attributes: {
      Arn: /^arn:aws:iam::111122223333:role\/ecs-task-role-use1-test$/,
      RoleId: /^AROA[A-Z0-9]{17}$/,
    },
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    properties: { PolicyDocument: {}, ManagedPolicyName: 'read-test' },
    ref: /^arn:aws:iam::111122223333:policy\/read-test$/,
    attributes: { PolicyArn: /policy\/read-test$/, PolicyId: /^ANPA[A-Z0-9]{17}$/ },
  },
  {
    type: 'AWS::SecretsManager::Secret',
    properties: { Name: 'database-test', SecretString: 'x' },
    ref: /^arn:aws:secretsmanager:us-east-1:\d+:secret:database-test-[A-Za-z0-9]{6}$/,
    attributes: { Id: /^arn:aws:secretsmanager:/ },
  },
  {
    type: 'AWS::ECR::Repository',
    properties: { RepositoryName: 'payment-service-test' },
    ref: /^payment-service-test$/,
    attributes: {
      Arn: /^arn:aws:ecr:us-east-1:\d+:repository\/payment-service-test$/,
      RepositoryUri: /^111122223333\.dkr\.ecr\.us-east-1\.amazonaws\.com\/payment-service-test$/,
    },
  },
  {
    type: 'AWS::RDS::GlobalCluster',
    properties: { GlobalClusterIdentifier: 'Payments-test', Engine: 'aurora-postgresql' },
    ref: /^payments-test$/,
    attributes: {
      'GlobalEndpoint.Address': /^payments-test\.global-[a-z0-9]{12}\.global\.rds\.amazonaws\.com$/,
    },
  },
  {
    type: 'AWS::RDS::DBCluster',
    properties: {
      DBClusterIdentifier: 'aurora-use1-test',
      Engine: 'aurora-postgresql',
      MasterUsername: 'payments',
      MasterUserPassword: 'x',
      Port: 5432,
    },
    ref: /^aurora-use1-test$/,
    attributes: {
      DBClusterArn: /^arn:aws:rds:us-east-1:\d+:cluster:aurora-use1-test$/,
      DBClusterResourceId: /^cluster-[A-Z0-9]{26}$/,
      'Endpoint.Address':
        /^aurora-use1-test\.cluster-[a-z0-9]{12}\.us-east-1\.rds\.amazonaws\.com$/,
      'Endpoint.Port': /^5432$/,
      'ReadEndpoint.Address':
        /^aurora-use1-test\.cluster-ro-[a-z0-9]{12}\.us-east-1\.rds\.amazonaws\.com$/,
    },
  },
  {
    type: 'AWS::Route53::HostedZone',
    properties: { Name: 'payments.example.com' },
    ref: /^Z[A-Z0-9]{20}$/,
    attributes: { Id: /^Z/ },
  },
  {
    type: 'AWS::Route53::HealthCheck',
    properties: { HealthCheckConfig: { Type: 'HTTPS' } },
    ref: new RegExp(`^${UUID}$`),
    attributes: { HealthCheckId: new RegExp(`^${UUID}$`) },
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    properties: { AlarmName: 'lag-test', ComparisonOperator: 'x', EvaluationPeriods: 1 },
    ref: /^lag-test$/,
    attributes: { Arn: /^arn:aws:cloudwatch:us-east-1:\d+:alarm:lag-test$/ },
  },
  {
    type: 'AWS::Events::Rule',
    properties: { Name: 'reconcile-test', ScheduleExpression: 'rate(1 minute)' },
    ref: /^reconcile-test$/,
    attributes: { Arn: /^arn:aws:events:us-east-1:\d+:rule\/reconcile-test$/ },
  },
  {
    type: 'AWS::Events::Rule',
    properties: { Name: 'moved', EventBusName: 'payments', EventPattern: {} },
    ref: /^payments\|moved$/,
    attributes: { Arn: /rule\/payments\/moved$/ },
  },
  {
    type: 'AWS::WAFv2::WebACL',
    properties: {
      Name: 'web-acl-test',
      Scope: 'REGIONAL',
      DefaultAction: {},
      VisibilityConfig: {
        CloudWatchMetricsEnabled: true,
        MetricName: 'm',
        SampledRequestsEnabled: true,
      },
    },
    ref: new RegExp(`^web-acl-test\\|${UUID}\\|REGIONAL$`),
    attributes: {
      Arn: new RegExp(`^arn:aws:wafv2:us-east-1:\\d+:regional/webacl/web-acl-test/${UUID}$`),
    },
  },
  {
    type: 'AWS::DynamoDB::Table',
    properties: {
      TableName: 'failover-state-test',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    },
    ref: /^failover-state-test$/,
    attributes: {
      Arn: /^arn:aws:dynamodb:us-east-1:\d+:table\/failover-state-test$/,
      StreamArn: /\/stream\/2030-01-02T03:04:05\.000$/,
    },
  },
  {
    type: 'AWS::SSM::Parameter',
    properties: { Name: '/payments/armed', Type: 'String', Value: 'no' },
    ref: /^\/payments\/armed$/,
    attributes: { Value: /^no$/, Type: /^String$/ },
  },
  {
    type: 'AWS::ECS::Cluster',
    properties: { ClusterName: 'ecs-cluster-test' },
    ref: /^ecs-cluster-test$/,
    attributes: { Arn: /^arn:aws:ecs:us-east-1:\d+:cluster\/ecs-cluster-test$/ },
  },
  {
    type: 'AWS::Scheduler::ScheduleGroup',
    properties: { Name: 'failover-test' },
    ref: /^failover-test$/,
    attributes: { Arn: /^arn:aws:scheduler:us-east-1:\d+:schedule-group\/failover-test$/ },
  },
];

describe('what Ref and Fn::GetAtt return has the format of AWS', () => {
  it.each(ALONE)('for $type $ref', ({ type, properties, ref, attributes }) => {
    const resource = new TestRegion().create(type, properties);

    expect(resource.ref).toMatch(ref);
    for (const [name, format] of Object.entries(attributes)) {
      expect(String(resource.attributes[name])).toMatch(format);
    }
  });

  it('for what lives in a VPC', () => {
    const region = new TestRegion();
    const { vpc, subnets, gateway, attachment, securityGroup } = createNetwork(region);

    const address = region.create('AWS::EC2::EIP');
    const nat = region.create('AWS::EC2::NatGateway', {
      SubnetId: subnets[0].ref,
      AllocationId: address.attributes.AllocationId,
    });
    const table = region.create('AWS::EC2::RouteTable', { VpcId: vpc.ref });
    const route = region.create('AWS::EC2::Route', {
      RouteTableId: table.ref,
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: nat.ref,
    });

    expect(subnets[0].ref).toMatch(/^subnet-[0-9a-f]{17}$/);
    expect(subnets[0].attributes).toMatchObject({
      AvailabilityZone: 'us-east-1a',
      AvailabilityZoneId: 'use1-az1',
    });
    expect(gateway.ref).toMatch(/^igw-[0-9a-f]{17}$/);
    expect(attachment.ref).toBe(`IGW|${vpc.ref}`);
    expect(securityGroup.attributes.GroupId).toMatch(/^sg-[0-9a-f]{17}$/);
    expect(nat.ref).toMatch(/^nat-[0-9a-f]{17}$/);
    expect(table.ref).toMatch(/^rtb-[0-9a-f]{17}$/);
    expect(route.ref).toBe(`${table.ref}|0.0.0.0/0`);
  });

  it('for a load balancer and what hangs on it', () => {
    const region = new TestRegion('us-east-2');
    const { vpc, subnets } = createNetwork(region);

    const balancer = region.create('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Name: 'alb-test',
      Subnets: subnets.map((subnet) => subnet.ref),
    });
    const targets = region.create('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Name: 'tg-test',
      VpcId: vpc.ref,
    });
    const listener = region.create('AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: balancer.ref,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: targets.ref }],
    });

    expect(balancer.ref).toMatch(
      /^arn:aws:elasticloadbalancing:us-east-2:111122223333:loadbalancer\/app\/alb-test\/[0-9a-f]{16}$/,
    );
    expect(balancer.attributes).toMatchObject({
      CanonicalHostedZoneID: 'Z3AADJGX6KTTL2',
      LoadBalancerName: 'alb-test',
      LoadBalancerFullName: balancer.ref.replace(/^.*:loadbalancer\//, ''),
      DNSName: expect.stringMatching(/^alb-test-\d+\.us-east-2\.elb\.amazonaws\.com$/),
    });
    expect(targets.attributes.TargetGroupFullName).toMatch(/^targetgroup\/tg-test\/[0-9a-f]{16}$/);
    expect(listener.ref).toMatch(/:listener\/app\/alb-test\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
  });

  it('for a function, its version and its alias', () => {
    const region = new TestRegion();
    const role = createRole(region);

    const lambda = region.create('AWS::Lambda::Function', {
      FunctionName: 'validate-payment-test',
      Role: role.attributes.Arn,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: 'exports.handler = () => {}' },
    });
    const version = region.create('AWS::Lambda::Version', { FunctionName: lambda.ref });
    const alias = region.create('AWS::Lambda::Alias', {
      FunctionName: lambda.ref,
      FunctionVersion: version.attributes.Version,
      Name: 'live',
    });

    const functionArn = 'arn:aws:lambda:us-east-1:111122223333:function:validate-payment-test';
    expect(lambda).toMatchObject({
      ref: 'validate-payment-test',
      attributes: { Arn: functionArn },
    });
    expect(version).toMatchObject({ ref: `${functionArn}:1`, attributes: { Version: '1' } });
    expect(alias.ref).toBe(`${functionArn}:live`);
  });

  it('for the revisions of a task definition, in order', () => {
    const region = new TestRegion();

    const first = region.create('AWS::ECS::TaskDefinition', { Family: 'payment-service-test' });
    const second = region.create('AWS::ECS::TaskDefinition', { Family: 'payment-service-test' });

    const prefix = 'arn:aws:ecs:us-east-1:111122223333:task-definition/payment-service-test';
    expect([first.ref, second.ref]).toEqual([`${prefix}:1`, `${prefix}:2`]);
  });

  it('with the same ids in equal runs and different ids within one', () => {
    const ids = (): string[] => {
      const region = new TestRegion();
      return [1, 2].map(() => region.create('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }).ref);
    };

    const [first, second] = ids();

    expect(ids()).toEqual([first, second]);
    expect(first).not.toBe(second);
  });

  it('within the limit of the service where the name is generated', () => {
    const region = new TestRegion();
    const { subnets } = createNetwork(region);

    const balancer = region.create(
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      { Subnets: subnets.map((subnet) => subnet.ref) },
      'ApplicationLoadBalancerOfTheService',
    );

    const name = String(balancer.attributes.LoadBalancerName);
    expect(name).toMatch(/^regional-Applicati[a-z]*-[A-Z0-9]{12}$/);
    expect(name.length).toBeLessThanOrEqual(32);
  });
});
