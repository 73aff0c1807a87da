import { type AttachableClient, attachLocalCloud, type CloudEndpoint } from '../attach';
import type { Activity } from './activity';
import type { CallOrigin } from './call';
import { DirectClient } from './direct-client';
import type { CallingProcess, Network } from './network';
import { ClockRetryStrategy } from './retry-strategy';
import type { SleepingClock } from './virtual-clock';

export interface EnvironmentOptions {
  readonly functionName: string;
  readonly region: string;
  /** The function's environment variables as deployed. */
  readonly variables: Readonly<Record<string, string>>;
  readonly network: Network;
  readonly clock: SleepingClock;
  readonly activity: Activity;
}

export interface AttachOptions {
  readonly attemptTimeoutMs?: number | undefined;
}

export interface DirectOptions extends AttachOptions {
  readonly region?: string | undefined;
  readonly maxAttempts?: number | undefined;
}

/** A clock that can also call back, as functions want it. */
export interface TaskClock extends SleepingClock {
  after(ms: number, run: () => void): () => void;
}

type RetryingClient = AttachableClient & {
  readonly config: {
    maxAttempts(): Promise<number>;
    retryStrategy(): Promise<unknown>;
  };
};

const DEFAULT_MAX_ATTEMPTS = 3;

/**
 * What a function's code finds around it: an execution environment, which runs
 * one invocation at a time and is gone once it has crashed.
 */
export class LambdaEnvironment implements CallingProcess {
  readonly functionName: string;
  readonly region: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly origin: CallOrigin;
  readonly clock: TaskClock;
  private readonly death = new AbortController();
  private onCrash: (() => void) | undefined;

  constructor(private readonly options: EnvironmentOptions) {
    this.functionName = options.functionName;
    this.region = options.region;
    this.variables = options.variables;
    this.origin = { kind: 'lambda', region: options.region, name: options.functionName };
    this.clock = {
      nowMs: () => options.clock.nowMs(),
      sleep: (ms, signal) => this.sleep(ms, signal),
      after: (ms, run) => {
        const cancelled = new AbortController();
        void this.sleep(ms, cancelled.signal).then(run, () => undefined);
        return () => cancelled.abort();
      },
    };
  }

  /** Makes an SDK client's calls come from here; retries and time-outs pass on the environment's clock. */
  attach<Client extends RetryingClient>(client: Client, options: AttachOptions = {}): Client {
    const { activity } = this.options;
    const waiting = { sleep: (ms: number) => activity.paused(() => this.clock.sleep(ms)) };
    const strategy = new ClockRetryStrategy(waiting, () => client.config.maxAttempts());
    Object.assign(client.config, { retryStrategy: async () => strategy });
    client.middlewareStack.add(busyWhile(activity) as never, {
      name: 'localCloudActivity',
      step: 'initialize',
      priority: 'high',
      override: true,
    });
    const cloud = this.endpoint(options.attemptTimeoutMs);
    return attachLocalCloud(client, {
      handle: (request) => activity.paused(() => cloud.handle(request)),
    });
  }

  /** The way to the cloud, for what is no client of the SDK's. */
  endpoint(attemptTimeoutMs?: number): CloudEndpoint {
    return this.options.network.endpoint(this, attemptTimeoutMs);
  }

  /** A cheap client of a service, by the SDK's service id. */
  direct(service: string, options: DirectOptions = {}): DirectClient {
    return new DirectClient({
      service,
      region: options.region ?? this.region,
      endpoint: this.endpoint(options.attemptTimeoutMs),
      clock: this.clock,
      maxAttempts: options.maxAttempts ?? DEFAULT_MAX_ATTEMPTS,
    });
  }

  isAlive(): boolean {
    return !this.death.signal.aborted;
  }

  get ended(): AbortSignal {
    return this.death.signal;
  }

  /** Ends the process: nothing that it waits for will ever come. */
  crash(): void {
    this.kill();
    this.onCrash?.();
  }

  kill(): void {
    this.death.abort();
  }

  /** Runs work of one invocation; rejects when the process crashes meanwhile. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.onCrash = () => reject(new ProcessCrash());
      work().then(resolve, reject);
    });
  }

  private async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const { clock, activity } = this.options;
    const ended =
      signal === undefined ? this.death.signal : AbortSignal.any([this.death.signal, signal]);
    try {
      await clock.sleep(ms, ended);
    } catch (error) {
      if (this.isAlive()) {
        throw error;
      }
    }
    activity.note();
    if (!this.isAlive()) {
      await new Promise<never>(() => undefined);
    }
  }
}

/** The SDK reads files before its first call; that is work, whatever time the machine takes for it. */
function busyWhile(activity: Activity) {
  return (next: (args: unknown) => Promise<unknown>) => (args: unknown) =>
    activity.during(() => next(args));
}

/** As Lambda reports a process that ended: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
export class ProcessCrash extends Error {
  override readonly name = 'Runtime.ExitError';

  constructor() {
    super('Runtime exited with error: exit status 1');
  }
}
