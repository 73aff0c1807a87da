import { resourcesOfRole } from '../../template/planned-stacks';
import { numberOf, ofType, textOf } from '../../template/read-property';
import { type DoctorContext, inEachRegion, type RegionPlace } from '../check';
import type { Finding } from '../finding';
import type { QuotaId } from '../ports';
import { ownedResources } from './owned-resources';
import { increase } from './quotas';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const FARGATE_VCPUS: QuotaId = { service: 'fargate', code: 'L-3032A538' };

/** `Cpu` of a task definition counts in parts of a vCPU. */
const CPU_UNITS_PER_VCPU = 1_024;

/**
 * Whether the region can run what it has to after a failover: in either region as many tasks as
 * the largest floor of the two, and as many as autoscaling may ask for.
 */
export const fargateQuotaChecks = inEachRegion(
  'quota of Fargate vCPUs',
  'DR1130',
  async (context, place) => {
    const size = sizeOf(context, place);
    if (size === undefined) {
      return [];
    }
    const [limit, used, own] = await Promise.all([
      place.survey.quota(FARGATE_VCPUS),
      place.survey.used('fargate-vcpu'),
      ownTasks(context, place, size),
    ]);
    const others = Math.max(0, used - own * size.vcpusPerTask);
    return judge(size, others, limit, place.region);
  },
);

interface Size {
  readonly vcpusPerTask: number;
  readonly fullTasks: number;
  readonly maximumTasks: number;
  readonly ecsCluster: string | undefined;
  readonly ecsService: string | undefined;
}

function sizeOf({ stacks }: DoctorContext, { role }: RegionPlace): Size | undefined {
  const own = resourcesOfRole(stacks, role);
  const [task] = ofType(own, 'AWS::ECS::TaskDefinition');
  const [target] = ofType(own, 'AWS::ApplicationAutoScaling::ScalableTarget');
  if (task === undefined || target === undefined) {
    return undefined;
  }
  const targets = ofType(
    stacks.flatMap(({ resources }) => resources),
    'AWS::ApplicationAutoScaling::ScalableTarget',
  );
  const [cluster] = ofType(own, 'AWS::ECS::Cluster');
  const [service] = ofType(own, 'AWS::ECS::Service');
  return {
    vcpusPerTask: numberOf(task, 'Cpu') / CPU_UNITS_PER_VCPU,
    fullTasks: Math.max(...targets.map((one) => numberOf(one, 'MinCapacity'))),
    maximumTasks: numberOf(target, 'MaxCapacity'),
    ecsCluster: cluster && textOf(cluster, 'ClusterName'),
    ecsService: service && textOf(service, 'ServiceName'),
  };
}

/** Tasks of this environment that run already: they are among those that are in use. */
async function ownTasks(
  context: DoctorContext,
  { role, region }: RegionPlace,
  { ecsCluster, ecsService }: Size,
): Promise<number> {
  const owned = await ownedResources(context, role);
  const runs = owned.some(({ type }) => type === 'AWS::ECS::Service');
  if (!runs || ecsCluster === undefined || ecsService === undefined) {
    return 0;
  }
  const { service } = context.cloud.region(region).operation;
  return (await service.tasks({ ecsCluster, ecsService })).running;
}

function judge(
  { vcpusPerTask, fullTasks, maximumTasks }: Size,
  others: number,
  limit: number,
  region: string,
): Omit<Finding, 'region'>[] {
  const full = fullTasks * vcpusPerTask;
  const maximum = maximumTasks * vcpusPerTask;
  const available = `${limit} allowed, ${others} used by others`;
  const fix = [increase(FARGATE_VCPUS, Math.ceil(others + maximum), region)];
  if (others + full > limit) {
    return [
      {
        code: 'DR1131',
        what: `full load takes ${full} vCPUs (${fullTasks} tasks of ${vcpusPerTask}): ${available}`,
        fix,
      },
    ];
  }
  return others + maximum > limit
    ? [
        {
          code: 'DR1132',
          what: `${maximumTasks} tasks of ${vcpusPerTask} vCPU take ${maximum}: ${available}`,
          fix,
        },
      ]
    : [];
}
