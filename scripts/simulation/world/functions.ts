import { Logger } from '@aws-lambda-powertools/logger';
import { createHandler as createFailover } from '../../../functions/failover/handler';
import { createHandler as createRegionWatch } from '../../../functions/region-watch/handler';
import { FUNCTION_TIMEOUT_SECONDS } from '../../../functions/region-watch/schedule';
import type { RegionPlace } from '../schedule/fault';
import type { AwsCloud, ClientOptions, Command } from './aws/aws-cloud';
import { regionConfig } from './configuration';
import { Invocation } from './invocation';
import { otherPlace } from './network';
import { SUFFIX } from './places';
import { clockOf, dnsOf, httpsOf, type PortOptions } from './ports';

/** As the functions' own clients: one repetition at home, none towards the lost region. */
const OWN_ATTEMPTS = 2;
const PEER_ATTEMPTS = 1;

const silent = new Logger({ logLevel: 'SILENT' });

/**
 * Stands in for an SDK client: the same commands and error names, without its middleware. Its
 * `send` has an overload for each command, which nothing that answers them all can show.
 */
interface Client {
  readonly send: never;
}

/** Makes the deployed functions, whose code is the real one. Each call gets a process of its own. */
export class Functions {
  constructor(
    private readonly cloud: AwsCloud,
    private readonly ports: PortOptions,
  ) {}

  startWatch(place: RegionPlace, onDeath: (reason: string) => void): Invocation {
    const { timeline } = this.cloud.options;
    const invocation = new Invocation(place, 'region-watch', 'watch', onDeath);
    const client = this.clientsOf(invocation);
    const own = (service: string) => client({ service, to: place, maxAttempts: OWN_ATTEMPTS });
    const handler = createRegionWatch({
      config: regionConfig(place),
      clients: {
        autoScaling: own('Application Auto Scaling'),
        cloudwatch: own('CloudWatch'),
        dynamodb: own('DynamoDB'),
        rds: own('RDS'),
        sfn: own('SFN'),
        sns: own('SNS'),
      },
      ...this.portsOf(invocation),
      logger: silent,
    });
    timeline.after(FUNCTION_TIMEOUT_SECONDS * 1000, () => invocation.die('timed out'));
    handler().then(
      () => invocation.end(),
      () => invocation.end(),
    );
    return invocation;
  }

  startFailover(
    place: RegionPlace,
    payload: { readonly task?: unknown },
    settle: {
      readonly returned: (value: unknown) => void;
      readonly failed: (name: string, message: string) => void;
    },
  ): Invocation {
    const task = String(payload.task);
    const invocation = new Invocation(place, 'failover', task, (reason) =>
      settle.failed('Runtime.ExitError', `the process ended: ${reason}`),
    );
    const peer = otherPlace(place);
    const client = this.clientsOf(invocation);
    const own = (service: string) => client({ service, to: place, maxAttempts: OWN_ATTEMPTS });
    const there = (service: string) => client({ service, to: peer, maxAttempts: PEER_ATTEMPTS });
    const handler = createFailover({
      config: regionConfig(place),
      own: {
        dynamodb: own('DynamoDB'),
        rds: own('RDS'),
        cloudwatch: own('CloudWatch'),
        sns: own('SNS'),
        s3: own('S3'),
      },
      peer: {
        dynamodb: there('DynamoDB'),
        rds: there('RDS'),
        cloudwatch: there('CloudWatch'),
        ecs: there('ECS'),
        applicationAutoScaling: there('Application Auto Scaling'),
        lambda: there('Lambda'),
      },
      ...this.portsOf(invocation),
      logger: silent,
    });
    const over = (tell: () => void) => {
      if (invocation.isAlive) {
        invocation.end();
        tell();
      }
    };
    handler(payload, contextOf(task)).then(
      (value) => over(() => settle.returned(value)),
      (error: unknown) =>
        over(() =>
          error instanceof Error
            ? settle.failed(error.name, error.message)
            : settle.failed('Error', String(error)),
        ),
    );
    return invocation;
  }

  private clientsOf(invocation: Invocation): (options: ClientOptions) => Client {
    return (options) => ({
      send: ((command: Command, settings?: { readonly abortSignal?: AbortSignal }) =>
        this.cloud.send(invocation, options, command, settings?.abortSignal)) as never,
    });
  }

  private portsOf(invocation: Invocation) {
    return {
      clock: clockOf(this.ports, invocation),
      dns: dnsOf(this.ports, invocation),
      https: httpsOf(this.ports, invocation),
    };
  }
}

const contextOf = (task: string) => ({
  awsRequestId: task,
  functionName: `failover-${SUFFIX}`,
  functionVersion: '$LATEST',
  invokedFunctionArn: '',
  memoryLimitInMB: '512',
});
