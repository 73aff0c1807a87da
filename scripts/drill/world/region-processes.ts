import { join } from 'node:path';
import type { HomeRole } from '../../../templates-src/topology';
import { databaseVariables } from '../../postgres/service-variables';
import { TcpProxy } from '../../postgres/tcp-proxy';
import { CLOCK_VARIABLE, type DrillClock } from '../clock/drill-clock';
import type { DeployedRegion } from '../deployment/deployed';
import { BalancerProcess } from './balancer-process';
import { Tasks } from './tasks';

export interface RegionProcessesOptions {
  readonly role: HomeRole;
  readonly deployed: DeployedRegion;
  readonly clock: DrillClock;
  readonly programs: { readonly service: string; readonly balancer: string };
  readonly databasePort: number;
  readonly awsUrl: string;
  readonly tasksPerProcess: number;
  /** For logs. */
  readonly folder: string;
  readonly onTargets: () => void;
}

/** A region's load balancer and tasks, and the way to them. */
export class RegionProcesses {
  private constructor(
    readonly balancer: BalancerProcess,
    readonly tasks: Tasks,
    /** Where the rest of the world reaches the load balancer. */
    readonly edge: TcpProxy,
  ) {}

  static async start(options: RegionProcessesOptions): Promise<RegionProcesses> {
    const { role, deployed, clock, programs, folder, tasksPerProcess, onTargets } = options;
    const time = { [CLOCK_VARIABLE]: JSON.stringify(clock.setting) };
    const balancer = new BalancerProcess({
      program: programs.balancer,
      logFile: join(folder, `load-balancer-${role}.log`),
      environment: time,
      settings: deployed.targetGroup,
      onTargets,
    });
    const port = await balancer.start();
    const edge = await TcpProxy.start(port);
    const tasks = new Tasks({
      program: programs.service,
      logFile: join(folder, `payment-service-${role}.log`),
      environment: { ...time, ...taskEnvironment(options) },
      tasksPerProcess,
      register: (ports) => balancer.register(ports),
    });
    return new RegionProcesses(balancer, tasks, edge);
  }

  /** Everything ends at once, as with the power. */
  async kill(): Promise<void> {
    this.tasks.allowStarts(false);
    await Promise.all([this.balancer.kill(), this.tasks.kill()]);
    this.edge.reset();
  }

  async stop(): Promise<void> {
    await this.kill();
    await this.edge.stop();
  }
}

/** As deployed, but for what is on this machine. */
function taskEnvironment({ deployed, databasePort, awsUrl }: RegionProcessesOptions) {
  return {
    ...deployed.variables,
    NODE_ENV: 'production',
    AWS_REGION: deployed.name,
    ...databaseVariables(databasePort),
    AWS_ENDPOINT_URL: awsUrl,
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
  };
}
