import type { LocalCloud } from '../cloud';
import { Activity } from './activity';
import type { Interference } from './call';
import { InvocationRunner } from './invocation-runner';
import type { LambdaRuntime } from './lambda-runtime';
import { Network } from './network';
import type { SleepingClock } from './virtual-clock';

export interface RealTimeDriverOptions {
  readonly cloud: LocalCloud;
  /** The cloud's own clock; it may run faster than the wall's. */
  readonly clock: SleepingClock;
  readonly lambdas: LambdaRuntime;
  readonly interference?: Interference | undefined;
}

/** How often, on the clock, the world is looked at when nothing in it says when. */
const LOOK_EVERY_MS = 1000;

/** Runs the cloud's functions and events while real time passes. */
export class RealTimeDriver {
  private readonly runner: InvocationRunner;

  constructor(private readonly options: RealTimeDriverOptions) {
    const { cloud, clock, lambdas, interference } = options;
    const activity = new Activity();
    const network = new Network({ cloud, clock, activity, interference });
    this.runner = new InvocationRunner({ cloud, clock, lambdas, network, activity });
  }

  /** Until the signal says so. What runs then is left to whoever drives the cloud next. */
  async run(signal: AbortSignal): Promise<void> {
    const { cloud, clock } = this.options;
    while (!signal.aborted) {
      await cloud.advance();
      await this.runner.attend();
      const dueMs = (await cloud.nextDueMs()) ?? Number.POSITIVE_INFINITY;
      await clock.sleep(Math.max(0, Math.min(dueMs - clock.nowMs(), LOOK_EVERY_MS)));
    }
  }
}
