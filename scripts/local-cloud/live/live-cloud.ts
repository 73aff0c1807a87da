import type { CloudEndpoint } from '../attach';
import type { CloudRequest, LocalCloud } from '../cloud';
import type { Interference } from '../runtime/call';
import type { LambdaRuntime } from '../runtime/lambda-runtime';
import { VirtualDriver } from '../runtime/virtual-driver';
import type { BatchingStore } from './batching-store';
import { type DriverLease, LEASE_INTERVAL_MS } from './driver-lease';
import type { Pace } from './pace';
import type { WorldClock } from './world-clock';

export interface LiveCloudOptions {
  readonly cloud: LocalCloud;
  /** The cloud's own. */
  readonly clock: WorldClock;
  /** The cloud's own. */
  readonly store: BatchingStore;
  readonly lease: DriverLease;
  readonly pace: Pace;
  readonly lambdas: LambdaRuntime;
  readonly interference?: Interference | undefined;
  /**
   * What the cloud catches up with after a stretch in which the machine was too slow, outside's time;
   * time beyond that is left out. @default 200
   */
  readonly maxLagMs?: number;
}

/** How long a batch of events may keep other processes waiting. */
const BATCH_MS = 40;

/** Then they get their turn: who waits for the lock looks every few milliseconds. */
const REST_MS = 10;

/** How often to look for what calls of this process have made due. */
const LOOK_MS = 25;

/** A machine that was asleep, or is too slow, doesn't have to catch up with more than this. */
const MAX_LAG_MS = 200;

/**
 * A local cloud in which things happen by themselves: functions run on their
 * schedules, state machines go on, health checks turn.
 *
 * Time moves from one event to the next once all code waits for it, and no
 * faster than the pace says. So a slow machine makes the cloud slow and never
 * makes a function time out.
 */
export class LiveCloud {
  private readonly driver: VirtualDriver;

  constructor(private readonly options: LiveCloudOptions) {
    this.driver = new VirtualDriver(options);
  }

  /** The way to the cloud for a command's clients; each attempt may take so long, on the cloud's clock. */
  endpoint(attemptTimeoutMs: number): CloudEndpoint {
    const endpoint = this.driver.endpoint(
      { kind: 'client', region: 'global', name: 'operator' },
      attemptTimeoutMs,
    );
    return {
      nowMs: () => this.options.clock.nowMs(),
      handle: (request) =>
        isWaited(request)
          ? endpoint.handle(request)
          : this.options.clock.duringCall(() => endpoint.handle(request)),
    };
  }

  /** Drives the cloud until the signal aborts, or looks on while another process does. */
  async live(signal: AbortSignal): Promise<void> {
    const { clock, lease } = this.options;
    try {
      while (!signal.aborted) {
        if (await this.locked(() => lease.take())) {
          clock.switchTo('driven');
          await this.drive(signal);
        } else {
          clock.switchTo('following');
          await this.pause(LEASE_INTERVAL_MS, signal);
        }
      }
    } finally {
      this.driver.stop();
      clock.switchTo('own');
      await this.locked(() => lease.release());
    }
  }

  /** Until the signal aborts, or another process has taken this one for dead. */
  private async drive(signal: AbortSignal): Promise<void> {
    const { clock, pace, store, lease } = this.options;
    let line = new TimeLine(pace, clock.nowMs());
    let renewedAtMs = pace.nowMs();
    while (!signal.aborted) {
      if (pace.nowMs() - renewedAtMs >= LEASE_INTERVAL_MS) {
        lease.renew();
        renewedAtMs = pace.nowMs();
      }
      const outcome = await store.during(async () =>
        lease.take() ? this.catchUp(line, signal) : 'lost',
      );
      switch (outcome) {
        case 'lost':
          this.driver.stop();
          return;
        case 'late':
          line = line.withoutLag(clock.nowMs(), this.options.maxLagMs ?? MAX_LAG_MS);
          await this.pause(REST_MS, signal);
          break;
        case 'on-time':
          await this.pause(LOOK_MS, signal);
      }
    }
  }

  /** Does what is due, for as long as a batch may take. */
  private async catchUp(line: TimeLine, signal: AbortSignal): Promise<'late' | 'on-time'> {
    const { clock, pace } = this.options;
    const untilMs = pace.nowMs() + BATCH_MS;
    await this.driver.settle();
    while (!signal.aborted) {
      const targetMs = line.targetMs();
      if (!(await this.driver.step(targetMs))) {
        if (Number.isFinite(targetMs)) {
          clock.moveTo(targetMs);
        }
        return 'on-time';
      }
      if (pace.nowMs() >= untilMs) {
        return 'late';
      }
    }
    return 'on-time';
  }

  private async locked<T>(work: () => T): Promise<T> {
    const unlock = await this.options.store.lock();
    try {
      return work();
    } finally {
      unlock();
    }
  }

  /** Outside's time. */
  private pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = this.options.pace.after(ms, end);
      signal.addEventListener('abort', end, { once: true });
    });
  }
}

/** A function takes its time, and whoever drives the cloud runs it. */
const isWaited = ({ service, operation }: CloudRequest): boolean =>
  service === 'Lambda' && operation === 'Invoke';

/** Where the time in the cloud should be by the time outside. */
class TimeLine {
  private readonly startMs: number;

  constructor(
    private readonly pace: Pace,
    private readonly fromMs: number,
  ) {
    this.startMs = pace.nowMs();
  }

  targetMs(): number {
    const { pace } = this;
    return Number.isFinite(pace.speed)
      ? Math.floor(this.fromMs + (pace.nowMs() - this.startMs) * pace.speed)
      : Number.POSITIVE_INFINITY;
  }

  /** Begins anew where too much would have to be caught up with. */
  withoutLag(nowMs: number, maxLagMs: number): TimeLine {
    return this.targetMs() - nowMs > maxLagMs * this.pace.speed
      ? new TimeLine(this.pace, nowMs)
      : this;
  }
}
