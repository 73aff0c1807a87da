import type { LocalCloud } from '../cloud';
import { Activity } from './activity';
import type { CallOrigin, Interference } from './call';
import { InvocationRunner } from './invocation-runner';
import type { LambdaRuntime } from './lambda-runtime';
import { Network } from './network';
import type { DrivenClock } from './virtual-clock';

export interface VirtualDriverOptions {
  readonly cloud: LocalCloud;
  /** The cloud's own clock. */
  readonly clock: DrivenClock;
  readonly lambdas: LambdaRuntime;
  /** What becomes of calls of functions and of {@link VirtualDriver.endpoint}. */
  readonly interference?: Interference | undefined;
}

/**
 * Moves virtual time: from one thing that is due to the next, as soon as all
 * code in this process waits for time. Equal worlds go equal ways.
 */
export class VirtualDriver {
  readonly network: Network;
  readonly activity = new Activity();
  private readonly runner: InvocationRunner;

  constructor(private readonly options: VirtualDriverOptions) {
    const { cloud, clock, lambdas, interference } = options;
    const { activity } = this;
    this.network = new Network({ cloud, clock, activity, interference });
    this.runner = new InvocationRunner({ cloud, clock, lambdas, network: this.network, activity });
  }

  /** Does everything that is due up to a time, which is the time then. */
  async runUntil(ms: number): Promise<void> {
    await this.settle();
    while (await this.step(ms)) {
      // Each step is the next thing that is due.
    }
    this.options.clock.moveTo(ms);
  }

  /** Lets time pass until the work is done. */
  async run<T>(work: Promise<T>, untilMs: number = Number.MAX_SAFE_INTEGER): Promise<T> {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    done.catch(() => undefined);
    await this.settle();
    while (!isDone) {
      if (!(await this.step(untilMs))) {
        throw new Error(`nothing is left to happen before ${untilMs}, and the work isn't done`);
      }
    }
    return done;
  }

  /** Goes to the next thing that is due and does it; `false` when nothing is, up to a time. */
  async step(untilMs: number): Promise<boolean> {
    const { cloud, clock } = this.options;
    const dueMs = await this.nextDueMs();
    if (dueMs > untilMs || dueMs === Number.POSITIVE_INFINITY) {
      return false;
    }
    clock.moveTo(dueMs);
    await cloud.advance();
    await this.settle();
    // One at a time: who wakes first acts first, also when several wake at once.
    while (clock.wakeOne()) {
      await this.settle();
    }
    return true;
  }

  /** When the next thing is due, be it in the cloud or somebody's waking; infinite for never. */
  async nextDueMs(): Promise<number> {
    const { cloud, clock } = this.options;
    return Math.min(
      (await cloud.nextDueMs()) ?? Number.POSITIVE_INFINITY,
      clock.nextWakeMs() ?? Number.POSITIVE_INFINITY,
    );
  }

  /** Ends all functions. The next driver, in whatever process, runs what was under way again. */
  stop(): void {
    this.runner.stop();
  }

  /** The way to the cloud of somebody outside: an operator, a test. */
  endpoint(origin: CallOrigin, attemptTimeoutMs?: number) {
    const process = { origin, isAlive: () => true, crash: () => undefined };
    return this.network.endpoint(process, attemptTimeoutMs);
  }

  /** Starts functions that have been asked for until everybody waits for time. */
  async settle(): Promise<void> {
    await this.runner.attend();
    await this.activity.settled();
    while (await this.hasRequests()) {
      await this.runner.attend();
      await this.activity.settled();
    }
  }

  private hasRequests(): Promise<boolean> {
    return this.options.cloud.transact(({ state }) =>
      Object.values(state.regions).some((region) =>
        Object.values(region.lambda?.invocations ?? {}).some(
          ({ status }) => status === 'requested',
        ),
      ),
    );
  }
}
