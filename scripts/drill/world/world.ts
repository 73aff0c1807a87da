import { setTimeout as sleep } from 'node:timers/promises';
import { type HomeRole, peerOf } from '../../../templates-src/topology';
import type { LocalConnection } from '../../dr-cli/context';
import { LOCAL_POLLING } from '../../engine/clock';
import { attachLocalCloud } from '../../local-cloud/attach';
import type { RuntimeContext } from '../../local-cloud/runtime/context';
import type { TaskCounts } from '../../local-cloud/services/ecs/service-counts';
import { cloudDns } from '../../local-cloud/services/route53-dns';
import type { DrillClock } from '../clock/drill-clock';
import { countsIn } from '../deployment/deployed';
import type { DrillEnvironment } from '../deployment/environment';
import type { AuroraOptions } from './aurora';
import { REGIONS } from './drill-cloud';
import { Endings } from './endings';
import type { WriterChange } from './global-database';
import type { Listener } from './heard-calls';
import { startParts, type WorldParts } from './parts';

export interface WorldOptions {
  readonly environment: DrillEnvironment;
  readonly suffix: string;
  readonly clock: DrillClock;
  readonly programs: { readonly service: string; readonly balancer: string };
  /** For logs; gone when the drill is. */
  readonly folder: string;
  /** How many tasks one process stands for. */
  readonly tasksPerProcess: number;
  /** Until Aurora begins to rebuild an old primary that is back. */
  readonly rebuildDelayMs: number;
  readonly events: WorldEvents;
  /** Told of every call of a function or a service to AWS, on its way. */
  readonly onCall: Listener;
  /** Told whenever a load balancer's targets change. */
  readonly onTargets: () => void;
}

/** What observers of the world are told. */
export interface WorldEvents {
  readonly onRequested: (region: HomeRole) => void;
  readonly onWritable: (change: WriterChange) => void;
  readonly onFailed: AuroraOptions['onFailed'];
  /** The old writer's data is about to be replaced: whoever wants it reads it before. */
  readonly beforeRebuild: (region: HomeRole) => Promise<void>;
}

export interface TaskView extends TaskCounts {
  readonly healthyTargets: number;
}

/** How often processes are held against what ECS says, on the drill's clock. */
const RECONCILE_MS = 500;

/** On the machine's clock. */
const POLL_MS = 50;
const HEALTHY_WITHIN_MS = 60_000;
const CLIENT_TIMEOUT_MS = 60_000;

const ROLES = ['primary', 'dr'] as const;

/** Both regions as processes of this machine, and the cloud that they stand for. */
export class World {
  private readonly counts: Record<HomeRole, TaskCounts> = { primary: NO_TASKS, dr: NO_TASKS };

  private constructor(
    readonly parts: WorldParts,
    private readonly options: WorldOptions,
    private readonly endings: Endings,
  ) {}

  /** Starts everything, and waits until both regions serve. */
  static async start(options: WorldOptions): Promise<World> {
    const endings = new Endings();
    try {
      const parts = await startParts(options, endings);
      const world = new World(parts, options, endings);
      await world.bringUp();
      return world;
    } catch (error) {
      await endings.run();
      throw error;
    }
  }

  stop(): Promise<void> {
    return this.endings.run();
  }

  tasks(region: HomeRole): TaskView {
    const { balancer } = this.parts.regions[region];
    return { ...this.counts[region], healthyTargets: balancer.healthyTargets };
  }

  /** Looks at the cloud's state, or changes it. */
  look<T>(work: (context: RuntimeContext) => T, region: HomeRole = 'dr'): Promise<T> {
    return this.parts.cloud.cloud.transact(work, REGIONS[region]);
  }

  /** For `dr-cli`'s commands, while the drill drives the cloud. */
  connection(): LocalConnection {
    const { live, clock } = this.parts.cloud;
    const endpoint = live.endpoint(CLIENT_TIMEOUT_MS);
    return {
      connection: { attach: (client) => void attachLocalCloud(client, endpoint) },
      clock,
      polling: LOCAL_POLLING,
      patience: this.options.clock.setting.speed,
      dns: cloudDns((timeoutMs) => live.endpoint(timeoutMs)),
      live: (signal) =>
        new Promise((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve(), { once: true });
        }),
    };
  }

  /** Everything in a region ends, as with the power. */
  async kill(region: HomeRole): Promise<void> {
    const { reachability, regions, database } = this.parts;
    reachability.change(region, 'killed');
    // What was on its way out of it is lost with it.
    database.cutLink();
    await Promise.all([regions[region].kill(), database.crash(region)]);
  }

  /** Nothing gets into a region or out of it any more, and nobody is told. */
  isolate(region: HomeRole): void {
    const { reachability, regions, database } = this.parts;
    reachability.change(region, 'unreachable');
    regions[region].edge.blackhole();
    database.cutLink();
  }

  /** A region is there again, with what it had. */
  async bringBack(region: HomeRole): Promise<void> {
    const { reachability, regions, database } = this.parts;
    const was = reachability.condition(region);
    if (was === 'killed') {
      await database.restart(region);
      await regions[region].balancer.start();
      regions[region].tasks.allowStarts(true);
    }
    reachability.change(region, 'up');
    // Connections of before have lost bytes.
    regions[region].edge.reset();
    regions[region].edge.forward();
    database.restoreLink();
  }

  cutReplication(isCut: boolean): void {
    const { database } = this.parts;
    if (isCut) database.cutLink();
    else database.restoreLink();
  }

  /** A region's tasks end, and no new ones start, as with an image that doesn't run. */
  async breakTasks(region: HomeRole): Promise<void> {
    const { tasks } = this.parts.regions[region];
    tasks.allowStarts(false);
    await tasks.kill();
  }

  mendTasks(region: HomeRole): void {
    this.parts.regions[region].tasks.allowStarts(true);
  }

  private async bringUp(): Promise<void> {
    await this.reconcile();
    await this.untilHealthy();
    const { cloud } = this.parts;
    const { clock } = this.options;
    // What would have been due while the processes started finds them running.
    cloud.clock.catchUp(Math.floor(clock.nowMs()));
    const over = new AbortController();
    const living = cloud.live.live(over.signal);
    this.endings.add('the local cloud', async () => {
      over.abort();
      await living;
    });
    const stopReconciling = clock.every(RECONCILE_MS, () => this.reconcile());
    this.endings.add('the starting of tasks', stopReconciling);
  }

  /** Starts and ends tasks as ECS says. */
  private async reconcile(): Promise<void> {
    const { suffix, onTargets } = this.options;
    const counts = await this.look((context) =>
      ROLES.map((role) => countsIn({ ...context, region: REGIONS[role] }, suffix)),
    );
    for (const [index, role] of ROLES.entries()) {
      const now = counts[index] ?? NO_TASKS;
      this.counts[role] = now;
      if (this.parts.reachability.condition(role) !== 'killed') {
        void this.parts.regions[role].tasks.want(now.running);
      }
    }
    onTargets();
  }

  private async untilHealthy(): Promise<void> {
    const giveUpMs = Date.now() + HEALTHY_WITHIN_MS;
    while (!ROLES.every((role) => this.isHealthy(role))) {
      if (Date.now() > giveUpMs) {
        throw new Error(`the tasks don't get healthy; their logs are in ${this.options.folder}`);
      }
      await sleep(POLL_MS);
    }
  }

  private isHealthy(role: HomeRole): boolean {
    const { balancer, tasks } = this.parts.regions[role];
    return tasks.processes > 0 && balancer.healthyTargets >= tasks.processes;
  }
}

const NO_TASKS: TaskCounts = { desired: 0, running: 0, pending: 0 };

export const otherRegion = peerOf;
