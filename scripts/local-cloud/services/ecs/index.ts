import { text } from '../../resources/read';
import { resourcesOfType } from '../../resources/store';
import { AwsError, type Service, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { requireCluster } from './clusters';
import { setDesiredCount, taskCounts } from './service-counts';
import { serviceEvents } from './service-events';
import { describeTaskDefinition, describeTasks, listTasks } from './tasks';

interface DescribeInput {
  readonly cluster?: string | undefined;
  readonly services?: readonly string[] | undefined;
}

interface UpdateInput {
  readonly cluster?: string | undefined;
  readonly service?: string | undefined;
  readonly desiredCount?: number | undefined;
}

function describeServices(context: ServiceContext, input: DescribeInput): Record<string, unknown> {
  const clusterName = requireCluster(context, input.cluster);
  const wanted = input.services ?? [];
  const found = wanted.map((reference) => find(context, clusterName, reference));
  return {
    services: found.flatMap((service) => (service === undefined ? [] : [describe(service)])),
    failures: wanted.flatMap((reference, index) =>
      found[index] === undefined
        ? [{ arn: serviceArn(context, clusterName, reference), reason: 'MISSING' }]
        : [],
    ),
  };
}

/** The desired count is all that can be changed here. */
function updateService(context: ServiceContext, input: UpdateInput): Record<string, unknown> {
  const { cluster, service: reference = '', desiredCount, ...others } = input;
  const [other] = Object.entries(others).filter(([, value]) => value !== undefined);
  if (other !== undefined) {
    throw new AwsError(
      'InvalidParameterException',
      `The local cloud does not model a change of ${other[0]}.`,
    );
  }
  const service = find(context, requireCluster(context, cluster), reference);
  if (service === undefined) {
    throw new AwsError('ServiceNotFoundException', 'Service not found.');
  }
  if (desiredCount !== undefined) {
    setDesiredCount(context, service, desiredCount);
  }
  return { service: describe(service) };
}

function describe(service: StoredResource): Record<string, unknown> {
  const { desired, running, pending } = taskCounts(service);
  const counts = { desiredCount: desired, runningCount: running, pendingCount: pending };
  return {
    serviceArn: service.physicalId,
    serviceName: service.attributes.Name,
    clusterArn: service.physicalId.replace(/:service\/([^/]+)\/.*$/, ':cluster/$1'),
    status: 'ACTIVE',
    ...counts,
    launchType: text(service.properties, 'LaunchType'),
    taskDefinition: text(service.properties, 'TaskDefinition'),
    deployments: [
      {
        status: 'PRIMARY',
        taskDefinition: text(service.properties, 'TaskDefinition'),
        rolloutState: pending === 0 ? 'COMPLETED' : 'IN_PROGRESS',
        ...counts,
      },
    ],
    createdAt: new Date(service.createdAtMs),
    events: serviceEvents(service).map(({ atMs, message }) => ({
      createdAt: new Date(atMs),
      message,
    })),
  };
}

function find(
  context: ServiceContext,
  clusterName: string,
  reference: string,
): StoredResource | undefined {
  const wanted = serviceArn(context, clusterName, reference);
  return resourcesOfType(context, 'AWS::ECS::Service').find(
    ({ physicalId }) => physicalId === wanted,
  );
}

function serviceArn(context: ServiceContext, clusterName: string, reference: string): string {
  return reference.startsWith('arn:')
    ? reference
    : `arn:aws:ecs:${context.region}:${context.state.accountId}:service/${clusterName}/${reference}`;
}

export const ecs: Service = {
  DescribeServices: describeServices,
  DescribeTaskDefinition: describeTaskDefinition,
  DescribeTasks: describeTasks,
  ListTasks: listTasks,
  UpdateService: updateService,
};
