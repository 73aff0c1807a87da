import { type AttachableClient, attachLocalCloud } from '../attach';
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
  readonly clock: SleepingClock;
  private state: 'alive' | 'dead' = 'alive';
  private onCrash: (() => void) | undefined;

  constructor(private readonly options: EnvironmentOptions) {
    this.functionName = options.functionName;
    this.region = options.region;
    this.variables = options.variables;
    this.origin = { kind: 'lambda', region: options.region, name: options.functionName };
    this.clock = {
      nowMs: () => options.clock.nowMs(),
      sleep: (ms) => this.sleep(ms),
    };
  }

  /** Makes an SDK client's calls come from here; retries and time-outs pass on the environment's clock. */
  attach<Client extends RetryingClient>(client: Client, options: AttachOptions = {}): Client {
    const strategy = new ClockRetryStrategy(this.clock, () => client.config.maxAttempts());
    Object.assign(client.config, { retryStrategy: async () => strategy });
    return attachLocalCloud(client, this.options.network.endpoint(this, options.attemptTimeoutMs));
  }

  /** A cheap client of a service, by the SDK's service id. */
  direct(service: string, options: DirectOptions = {}): DirectClient {
    return new DirectClient({
      service,
      region: options.region ?? this.region,
      endpoint: this.options.network.endpoint(this, options.attemptTimeoutMs),
      clock: this.clock,
      maxAttempts: options.maxAttempts ?? DEFAULT_MAX_ATTEMPTS,
    });
  }

  isAlive(): boolean {
    return this.state === 'alive';
  }

  /** Ends the process: nothing that it waits for will ever come. */
  crash(): void {
    this.kill();
    this.onCrash?.();
  }

  kill(): void {
    this.state = 'dead';
  }

  /** Runs work of one invocation; rejects when the process crashes meanwhile. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.onCrash = () => reject(new ProcessCrash());
      work().then(resolve, reject);
    });
  }

  private async sleep(ms: number): Promise<void> {
    await this.options.clock.sleep(ms);
    this.options.activity.note();
    if (!this.isAlive()) {
      await new Promise<never>(() => undefined);
    }
  }
}

/** As Lambda reports a process that ended: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
export class ProcessCrash extends Error {
  override readonly name = 'Runtime.ExitError';

  constructor() {
    super('Runtime exited with error: exit status 1');
  }
}
