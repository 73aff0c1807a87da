import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { aws } from '../../cfn/pseudo';
import * as ecs from '../../cfn/resources/ecs.gen';
import type * as iam from '../../cfn/resources/iam.gen';
import type * as logs from '../../cfn/resources/logs.gen';
import type { Template } from '../../cfn/template';
import { ports } from '../../ports';
import type { RegionalContext } from '../context';
import type { Database } from '../database/handles';
import { DEREGISTRATION_DELAY_SECONDS } from '../load-balancer/target-group';
import type { ValidatePayment } from '../validate-payment/handles';
import { CONTAINER_USER, HEALTH_CHECK_COMMAND, WRITABLE_PATH } from './container-contract';
import { containerEnvironment, containerSecrets } from './environment';

/** Of the container that the load balancer sends requests to. */
export const CONTAINER_NAME = 'payment-service';

const SCRATCH_VOLUME = 'scratch';

export interface TaskDependencies {
  readonly database: Database;
  readonly validatePayment: ValidatePayment;
  readonly logGroup: HandleOf<logs.LogGroup>;
  readonly taskRole: HandleOf<iam.Role>;
  readonly executionRole: HandleOf<iam.Role>;
}

export function addTaskDefinition(
  template: Template,
  context: RegionalContext,
  { database, validatePayment, logGroup, taskRole, executionRole }: TaskDependencies,
): HandleOf<ecs.TaskDefinition> {
  const { parameters, name } = context;
  return template.add(
    'TaskDefinition',
    new ecs.TaskDefinition({
      Family: name('taskDefinition'),
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      // Graviton: the same work for a fifth less, as in the functions and the database.
      RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
      // Half a vCPU and 1 GiB: Node.js runs a request on one thread, so load is met with more
      // tasks. At most fifty of them need 25 vCPU of the region's Fargate quota.
      Cpu: '512',
      Memory: '1024',
      TaskRoleArn: taskRole.att('Arn'),
      ExecutionRoleArn: executionRole.att('Arn'),
      // A bind mount and not a tmpfs: AWS's pages disagree on whether Fargate takes a tmpfs.
      Volumes: [{ Name: SCRATCH_VOLUME }],
      ContainerDefinitions: [
        {
          Name: CONTAINER_NAME,
          // By digest: both regions run the very same bytes, and a tag can't be moved under them.
          Image: sub`${parameters.RepositoryUri}@${parameters.ImageDigest}`,
          Essential: true,
          User: CONTAINER_USER,
          ReadonlyRootFilesystem: true,
          MountPoints: [
            { SourceVolume: SCRATCH_VOLUME, ContainerPath: WRITABLE_PATH, ReadOnly: false },
          ],
          LinuxParameters: {
            // Reaps children and passes signals on, which Node.js doesn't do as process 1.
            InitProcessEnabled: true,
            Capabilities: { Drop: ['ALL'] },
          },
          PortMappings: [{ ContainerPort: ports.service, Protocol: 'tcp' }],
          Environment: containerEnvironment(context, database, validatePayment),
          Secrets: containerSecrets(database),
          HealthCheck: {
            Command: HEALTH_CHECK_COMMAND,
            Interval: 10,
            Timeout: 5,
            Retries: 3,
            StartPeriod: 30,
          },
          // SIGTERM comes when the load balancer has drained the task; this is for what the
          // task does on its own, above all handing in the transaction log.
          StopTimeout: DEREGISTRATION_DELAY_SECONDS,
          LogConfiguration: {
            LogDriver: 'awslogs',
            Options: {
              'awslogs-group': logGroup.ref,
              'awslogs-region': aws.region,
              'awslogs-stream-prefix': 'payment-service',
              // When CloudWatch Logs is away, lines are lost and payments are not: the driver's
              // other mode stops the process at its next line.
              // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html
              mode: 'non-blocking',
              'max-buffer-size': '25m',
            },
          },
        },
      ],
    }),
  );
}
