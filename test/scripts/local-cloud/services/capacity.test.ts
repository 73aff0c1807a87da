import { QUIET_BEHAVIOUR } from '../../../../scripts/local-cloud/runtime/behaviour';
import type { StoredResource } from '../../../../scripts/local-cloud/state';
import { RuntimeWorld, type RuntimeWorldOptions } from '../runtime/runtime-world';

const RESOURCE_ID = 'service/ecs-test/service-test';
const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: RESOURCE_ID,
  ScalableDimension: 'ecs:service:DesiredCount',
};

/** A service as CloudFormation leaves it, with two tasks. */
function service(options: RuntimeWorldOptions = {}): RuntimeWorld {
  const world = new RuntimeWorld(options);
  const { region } = world;
  region.create('AWS::ECS::Cluster', { ClusterName: 'ecs-test' });
  const definition = region.create('AWS::ECS::TaskDefinition', { Family: 'payments' });
  region.create('AWS::ECS::Service', {
    ServiceName: 'service-test',
    Cluster: 'ecs-test',
    TaskDefinition: definition.ref,
    DesiredCount: 2,
  });
  region.create('AWS::ApplicationAutoScaling::ScalableTarget', {
    ...TARGET,
    MinCapacity: 2,
    MaxCapacity: 50,
  });
  return world;
}

async function counts(world: RuntimeWorld): Promise<unknown> {
  const { services } = await world.call('ECS', 'DescribeServices', {
    cluster: 'ecs-test',
    services: ['service-test'],
  });
  const [found] = services as StoredResource[];
  return found;
}

describe('raising the minimum of a scalable target', () => {
  it('moves the desired count at once and the running tasks in their own time', async () => {
    const world = service();

    await world.call('Application Auto Scaling', 'RegisterScalableTarget', {
      ...TARGET,
      MinCapacity: 10,
    });
    const atOnce = await counts(world);
    await world.after(1);

    expect(atOnce).toMatchObject({ desiredCount: 10, runningCount: 2, pendingCount: 8 });
    expect(await counts(world)).toMatchObject({ desiredCount: 10, runningCount: 10 });
  });

  it('keeps the maximum that is not given', async () => {
    const world = service();

    await world.call('Application Auto Scaling', 'RegisterScalableTarget', {
      ...TARGET,
      MinCapacity: 10,
    });

    const { ScalableTargets } = await world.call(
      'Application Auto Scaling',
      'DescribeScalableTargets',
      { ServiceNamespace: 'ecs', ResourceIds: [RESOURCE_ID] },
    );
    expect(ScalableTargets).toMatchObject([{ MinCapacity: 10, MaxCapacity: 50 }]);
  });
});

describe('a service', () => {
  it('gets no more tasks than the region has room for', async () => {
    const world = service({
      behaviour: { ecs: { ...QUIET_BEHAVIOUR.ecs, maxRunningTasks: () => 6 } },
    });
    await world.call('ECS', 'UpdateService', {
      cluster: 'ecs-test',
      service: 'service-test',
      desiredCount: 10,
    });

    await world.after(10);

    expect(await counts(world)).toMatchObject({ desiredCount: 10, runningCount: 6 });
  });

  it('stops tasks at once', async () => {
    const world = service();

    await world.call('ECS', 'UpdateService', {
      cluster: 'ecs-test',
      service: 'service-test',
      desiredCount: 0,
    });

    expect(await counts(world)).toMatchObject({ desiredCount: 0, runningCount: 0 });
  });

  it('is reported as missing when it is not there', async () => {
    const world = service();

    const { services, failures } = await world.call('ECS', 'DescribeServices', {
      cluster: 'ecs-test',
      services: ['other'],
    });

    expect(services).toEqual([]);
    expect(failures).toMatchObject([{ reason: 'MISSING' }]);
  });
});
