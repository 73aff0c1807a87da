import type { CloudEndpoint } from '../attach';
import { AwsError } from '../service';
import { ConnectionError, RequestTimeoutError } from './call';
import { retryDelayMs } from './retry-strategy';
import type { SleepingClock } from './virtual-clock';

/** Any command of the SDK: its class's name tells the operation. */
export interface AnyCommand {
  readonly input: unknown;
}

export interface DirectClientOptions {
  /** The SDK client's service id. */
  readonly service: string;
  readonly region: string;
  readonly endpoint: CloudEndpoint;
  readonly clock: SleepingClock;
  readonly maxAttempts: number;
}

/**
 * Stands in for an SDK client where thousands of runs matter more than the
 * SDK's own middleware: same commands, same error names, same retries, but
 * neither validation nor the SDK's error classes.
 */
export class DirectClient {
  constructor(private readonly options: DirectClientOptions) {}

  // biome-ignore lint/suspicious/noExplicitAny: the output's type is the command's, which the SDK's own clients infer
  async send(command: AnyCommand): Promise<any> {
    const { service, region, endpoint, clock, maxAttempts } = this.options;
    const operation = command.constructor.name.replace(/Command$/, '');
    for (let attempt = 1; ; attempt += 1) {
      try {
        const request = { service, operation, region, input: command.input };
        const output = await endpoint.handle(request);
        return { ...output, $metadata: { httpStatusCode: 200, attempts: attempt } };
      } catch (error) {
        const retry = retryOf(error);
        if (retry === 'no' || attempt >= maxAttempts) {
          throw withMetadata(error, attempt);
        }
        await clock.sleep(retryDelayMs(attempt - 1, retry === 'throttled'));
      }
    }
  }

  destroy(): void {
    // There is no connection to close.
  }
}

const THROTTLING = /Throttl|TooManyRequests|RequestLimitExceeded|ProvisionedThroughputExceeded/;

function retryOf(error: unknown): 'no' | 'transient' | 'throttled' {
  if (error instanceof ConnectionError || error instanceof RequestTimeoutError) {
    return 'transient';
  }
  if (!(error instanceof AwsError)) {
    return 'no';
  }
  if (THROTTLING.test(error.name)) {
    return 'throttled';
  }
  return error.statusCode >= 500 ? 'transient' : 'no';
}

function withMetadata(error: unknown, attempts: number): unknown {
  if (!(error instanceof Error)) {
    return error;
  }
  const httpStatusCode = error instanceof AwsError ? error.statusCode : undefined;
  return Object.assign(error, { $metadata: { httpStatusCode, attempts } });
}
