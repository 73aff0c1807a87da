import type { Clock } from './clock';
import type { CloudFormation } from './cloudformation';
import type { Store } from './persistence';
import { openRegion } from './regions';
import { AwsError, type Service } from './service';
import type { Faults } from './throttling';

export interface LocalCloudOptions {
  readonly clock: Clock;
  readonly store: Store;
  readonly cloudFormation: CloudFormation;
  /** The other services, by the SDK client's service id. */
  readonly services: Readonly<Record<string, Service>>;
  readonly faults?: Faults | undefined;
}

export interface CloudRequest {
  /** The SDK client's service id: `CloudFormation`, `S3`, `Route 53`. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly input: unknown;
}

/** Operations that change nothing, so that answering them needs no writing. */
const READS = /^(?:Describe|Get|Head|List|Validate)/;

/**
 * The AWS of this process, or of all processes that share its store. Calls are
 * handled one after the other; each finds everything done that was due by then.
 */
export class LocalCloud {
  private readonly services: Readonly<Record<string, Service>>;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: LocalCloudOptions) {
    this.services = { ...options.services, CloudFormation: options.cloudFormation.service };
  }

  /** Answers as the service would. Rejects with {@link AwsError} where it would refuse. */
  handle(request: CloudRequest): Promise<Record<string, unknown>> {
    const answer = this.last.then(() => this.handleAlone(request));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async handleAlone(request: CloudRequest): Promise<Record<string, unknown>> {
    const unlock = await this.options.store.lock();
    try {
      return this.handleLocked(request);
    } finally {
      unlock();
    }
  }

  private handleLocked(request: CloudRequest): Record<string, unknown> {
    const { clock, store, cloudFormation, faults } = this.options;
    const { service, operation, region, input } = request;
    const nowMs = clock.nowMs();
    const fault = faults?.({ service, operation, region, nowMs });
    if (fault !== undefined) {
      throw fault;
    }
    const handler = this.services[service]?.[operation];
    if (handler === undefined) {
      throw new AwsError(
        'NotImplemented',
        `The local cloud doesn't model ${service} ${operation}`,
        // Not 501: the SDK would try again.
        400,
      );
    }
    const state = store.load();
    const { blobs } = store;
    const isNewRegion = state.regions[region] === undefined;
    openRegion(state, region);
    const advanced = cloudFormation.advance({ state, blobs }, nowMs);
    try {
      return invoke(handler, { state, blobs, region, nowMs }, input);
    } finally {
      // Also after an error: what was due has happened, and ids have been given out.
      if (advanced || isNewRegion || !READS.test(operation)) {
        store.save(state);
      }
    }
  }
}

/** The SDK has checked the input against the operation's model; handlers declare what they read of it. */
function invoke(
  handler: Service[string],
  context: Parameters<Service[string]>[0],
  input: unknown,
): Record<string, unknown> {
  return handler(context, input as never);
}
