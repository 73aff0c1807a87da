import { versionsOf } from '../../../../scripts/local-cloud/services/s3/object-versions';
import type { StoredResource } from '../../../../scripts/local-cloud/state';
import { createNetwork, TestRegion } from './test-region';

interface LoadBalancing {
  readonly region: TestRegion;
  readonly balancer: StoredResource;
  readonly targets: StoredResource;
}

function loadBalancing(): LoadBalancing {
  const region = new TestRegion();
  const { vpc, subnets } = createNetwork(region);
  return {
    region,
    balancer: region.create('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Name: 'alb-test',
      Subnets: subnets.map((subnet) => subnet.ref),
    }),
    targets: region.create('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Name: 'tg-test',
      VpcId: vpc.ref,
    }),
  };
}

function listen({ region, balancer, targets }: LoadBalancing, port = 80): StoredResource {
  return region.create('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: balancer.ref,
    Port: port,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targets.ref }],
  });
}

function createService({ region, targets }: LoadBalancing): StoredResource {
  const cluster = region.create('AWS::ECS::Cluster', {
    ClusterName: 'ecs-cluster-test',
    ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
  });
  const definition = region.create('AWS::ECS::TaskDefinition', { Family: 'payment-service' });
  return region.create('AWS::ECS::Service', {
    Cluster: cluster.ref,
    ServiceName: 'ecs-service-test',
    TaskDefinition: definition.ref,
    LoadBalancers: [{ TargetGroupArn: targets.ref, ContainerName: 'app', ContainerPort: 8080 }],
  });
}

describe('a load balancer', () => {
  it('needs subnets in two zones', () => {
    const region = new TestRegion();
    const { subnets } = createNetwork(region);

    const create = (): unknown =>
      region.create('AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: [subnets[0].ref] });

    expect(create).toThrow(
      'At least two subnets in two different Availability Zones must be specified',
    );
  });

  it('writes its test file into the bucket for access logs', () => {
    const region = new TestRegion();
    const { subnets } = createNetwork(region);
    const bucket = region.create('AWS::S3::Bucket', { BucketName: 'access-logs-test' });
    region.create('AWS::S3::BucketPolicy', { Bucket: bucket.ref, PolicyDocument: {} });

    region.create('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Subnets: subnets.map((subnet) => subnet.ref),
      LoadBalancerAttributes: [
        { Key: 'access_logs.s3.enabled', Value: 'true' },
        { Key: 'access_logs.s3.bucket', Value: bucket.ref },
        { Key: 'access_logs.s3.prefix', Value: 'alb' },
      ],
    });

    const keys = versionsOf(bucket).map((version) => version.key);
    expect(keys).toEqual(['alb/AWSLogs/111122223333/ELBAccessLogTestFile']);
    expect(() => region.delete(bucket)).toThrow('The bucket you tried to delete is not empty');
  });

  it.each([
    ['that has no policy', false, undefined],
    [
      'that is encrypted with a KMS key',
      true,
      {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
    ],
  ])('is refused a bucket %s', (_case, hasPolicy, BucketEncryption) => {
    const region = new TestRegion();
    const { subnets } = createNetwork(region);
    const bucket = region.create('AWS::S3::Bucket', {
      BucketName: 'access-logs-test',
      ...(BucketEncryption && { BucketEncryption }),
    });
    if (hasPolicy) {
      region.create('AWS::S3::BucketPolicy', { Bucket: bucket.ref, PolicyDocument: {} });
    }

    const create = (): unknown =>
      region.create('AWS::ElasticLoadBalancingV2::LoadBalancer', {
        Subnets: subnets.map((subnet) => subnet.ref),
        LoadBalancerAttributes: [
          { Key: 'access_logs.s3.enabled', Value: 'true' },
          { Key: 'access_logs.s3.bucket', Value: bucket.ref },
        ],
      });

    expect(create).toThrow('Access Denied for bucket: access-logs-test.');
  });

  it('can not be deleted while protected', () => {
    const { region, balancer } = loadBalancing();
    const isProtected = region.update(balancer, {
      LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }],
    });

    const remove = (): unknown => region.delete(isProtected);

    expect(remove).toThrow(/cannot be deleted because deletion protection is enabled$/);
  });
});

describe('a listener', () => {
  it('takes a port once', () => {
    const setting = loadBalancing();
    listen(setting);

    expect(() => listen(setting)).toThrow(/^A listener already exists on this port/);
  });

  it('keeps its target group', () => {
    const setting = loadBalancing();
    listen(setting);

    const remove = (): unknown => setting.region.delete(setting.targets);

    expect(remove).toThrow(/is currently in use by a listener or a rule$/);
  });

  it('needs a certificate of its region for HTTPS', () => {
    const { region, balancer } = loadBalancing();

    const create = (): unknown =>
      region.create('AWS::ElasticLoadBalancingV2::Listener', {
        LoadBalancerArn: balancer.ref,
        Protocol: 'HTTPS',
        Port: 443,
        Certificates: [{ CertificateArn: 'arn:aws:acm:us-east-2:111122223333:certificate/x' }],
        DefaultActions: [],
      });

    expect(create).toThrow(/^Certificate 'arn:aws:acm:us-east-2:.*' not found$/);
  });
});

describe('a service', () => {
  it('needs a target group that a listener forwards to', () => {
    const setting = loadBalancing();

    expect(() => createService(setting)).toThrow(
      `The target group with targetGroupArn ${setting.targets.ref} does not have an associated load balancer.`,
    );
  });

  it('keeps its cluster, and leaves the log group of its metrics behind', () => {
    const setting = loadBalancing();
    listen(setting);
    const service = createService(setting);
    const resources = setting.region.state.regions['us-east-1']?.resources ?? {};
    const cluster = resources['AWS::ECS::Cluster|ecs-cluster-test'];

    expect(() => cluster && setting.region.delete(cluster)).toThrow(
      'The Cluster cannot be deleted while Services are active.',
    );
    setting.region.delete(service);

    expect(resources).toHaveProperty([
      'AWS::Logs::LogGroup|/aws/ecs/containerinsights/ecs-cluster-test/performance',
    ]);
  });

  it('is moved inside the limits of its scalable target at once', () => {
    const setting = loadBalancing();
    listen(setting);
    const service = createService(setting);

    const target = setting.region.create('AWS::ApplicationAutoScaling::ScalableTarget', {
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: 'service/ecs-cluster-test/ecs-service-test',
      MinCapacity: 10,
      MaxCapacity: 50,
    });

    expect(target.ref).toBe(
      'service/ecs-cluster-test/ecs-service-test|ecs:service:DesiredCount|ecs',
    );
    expect(service.data).toMatchObject({ desiredCount: 10 });
  });
});
