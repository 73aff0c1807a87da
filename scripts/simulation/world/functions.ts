import { Logger } from '@aws-lambda-powertools/logger';
import { createHandler as createFailover } from '../../../functions/failover/handler';
import { createHandler as createRegionWatch } from '../../../functions/region-watch/handler';
import { bestEffortClientConfig, clientConfig } from '../../../functions/shared/clients';
import type { RegionWatchConfig } from '../../../functions/shared/failover-config';
import { deployedRegion } from '../deployment/deployment';
import type { Random } from '../kernel/random';
import { faultsOf, type RegionPlace } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import { clientFor } from './aws/client';
import { FunctionProcess } from './function-process';
import { otherPlace, regionOf } from './places';
import { clockOf, dnsOf, httpsOf, type PortOptions } from './ports';

/** Lambda replaces a process every now and then, without a reason that anybody is told. */
const REPLACED_SHARE = 0.02;

/** As the functions' clients are configured. */
const ownAttempts = (place: RegionPlace) => clientConfig(regionOf(place).name).maxAttempts;
const peerAttempts = (place: RegionPlace) =>
  bestEffortClientConfig(regionOf(place).name).maxAttempts;

const silent = new Logger({ logLevel: 'SILENT' });

export interface Settle {
  readonly returned: (value: unknown) => void;
  readonly failed: (name: string, message: string) => void;
}

/** A warm process, which keeps what the handler's code keeps. */
interface Warm {
  readonly process: FunctionProcess;
  readonly handler: (payload: unknown) => Promise<unknown>;
}

/** Runs the deployed functions, whose code is the real one, in warm processes as Lambda does. */
export class Functions {
  private warm: Warm[] = [];

  constructor(
    private readonly cloud: AwsCloud,
    private readonly ports: PortOptions,
    private readonly random: Random,
  ) {}

  startWatch(place: RegionPlace): FunctionProcess {
    const warm = this.warmProcess(place, 'region-watch');
    return this.run(warm, 'watch', undefined, deployedRegion(place).watcher.timeoutMs, {
      returned: () => undefined,
      failed: () => undefined,
    });
  }

  startFailover(
    place: RegionPlace,
    payload: { readonly task?: unknown },
    settle: Settle,
  ): FunctionProcess {
    const warm = this.warmProcess(place, 'failover');
    const task = String(payload.task);
    const ended = this.observed(place, task);
    // The local cloud ends an invocation whose time is over, and tells its caller.
    return this.run(warm, task, payload, undefined, {
      returned: (value) => {
        ended(undefined, value);
        settle.returned(value);
      },
      failed: (name, message) => {
        ended(name);
        settle.failed(name, message);
      },
    });
  }

  private observed(
    place: RegionPlace,
    task: string,
  ): (failure: string | undefined, answer?: unknown) => void {
    const { timeline, observations } = this.cloud.options;
    const startedAtMs = timeline.nowMs();
    return (failure, answer) =>
      observations.invocations.push({
        place,
        task,
        startedAtMs,
        endedAtMs: timeline.nowMs(),
        failure,
        answer,
      });
  }

  /** Every process there is in a region, idle ones too. */
  lose(place: RegionPlace, functionName?: 'region-watch' | 'failover'): void {
    for (const { process } of this.warm) {
      if (
        process.place === place &&
        (functionName === undefined || process.functionName === functionName)
      ) {
        process.die('its region was lost');
      }
    }
  }

  private run(
    { process, handler }: Warm,
    task: string,
    payload: unknown,
    timeoutMs: number | undefined,
    { returned, failed }: Settle,
  ): FunctionProcess {
    process.begin(task, (reason) => failed('Runtime.ExitError', `the process ended: ${reason}`));
    const cancel =
      timeoutMs === undefined
        ? () => undefined
        : this.cloud.options.timeline.after(timeoutMs, () => process.die('timed out'));
    const over = (tell: () => void) => {
      cancel();
      if (process.isAlive) {
        process.end();
        this.cloud.noteLeftBehind(process);
        tell();
      }
    };
    handler(payload).then(
      (value) => over(() => returned(value)),
      (error: unknown) =>
        over(() =>
          error instanceof Error
            ? failed(error.name, error.message)
            : failed('Error', String(error)),
        ),
    );
    return process;
  }

  private warmProcess(place: RegionPlace, functionName: 'region-watch' | 'failover'): Warm {
    this.warm = this.warm.filter(({ process }) => process.isAlive);
    const idle = this.warm.find(
      ({ process }) =>
        process.place === place && process.functionName === functionName && !process.isBusy,
    );
    if (idle !== undefined && !this.random.chance(REPLACED_SHARE)) {
      return idle;
    }
    idle?.process.die('Lambda replaced it');
    const process = new FunctionProcess(place, functionName);
    const handler =
      functionName === 'failover'
        ? this.failoverHandler(place, process)
        : this.watchHandler(place, process);
    const warm = { process, handler };
    this.warm.push(warm);
    return warm;
  }

  private watchHandler(place: RegionPlace, process: FunctionProcess): Warm['handler'] {
    const client = clientFor(this.cloud, process);
    const own = (service: string) =>
      client({ service, to: place, maxAttempts: ownAttempts(place) });
    return createRegionWatch({
      config: this.configOf(place),
      clients: {
        autoScaling: own('Application Auto Scaling'),
        cloudwatch: own('CloudWatch'),
        dynamodb: own('DynamoDB'),
        rds: own('RDS'),
        sfn: own('SFN'),
        sns: own('SNS'),
      },
      ...this.portsOf(process),
      logger: silent,
    });
  }

  private failoverHandler(place: RegionPlace, process: FunctionProcess): Warm['handler'] {
    const client = clientFor(this.cloud, process);
    const peer = otherPlace(place);
    const own = (service: string) =>
      client({ service, to: place, maxAttempts: ownAttempts(place) });
    const there = (service: string) =>
      client({ service, to: peer, maxAttempts: peerAttempts(peer) });
    const { failover } = deployedRegion(place);
    const handler = createFailover({
      config: this.configOf(place),
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
      ...this.portsOf(process),
      logger: silent,
    });
    return (payload) => handler(payload, contextOf(failover.name));
  }

  private configOf(place: RegionPlace): RegionWatchConfig {
    const { config } = deployedRegion(place);
    const [policy] = faultsOf(this.cloud.options.schedule, 'deployed-policy')
      .filter((fault) => fault.place === place)
      .map(({ kind: _kind, place: _place, ...others }) => others);
    return { ...config, policy: { ...config.policy, ...policy } };
  }

  private portsOf(process: FunctionProcess) {
    return {
      clock: clockOf(this.ports, process),
      dns: dnsOf(this.ports, process),
      https: httpsOf(this.ports, process),
    };
  }
}

const contextOf = (functionName: string) => ({
  awsRequestId: functionName,
  functionName,
  functionVersion: '1',
  invokedFunctionArn: '',
  memoryLimitInMB: '512',
});
