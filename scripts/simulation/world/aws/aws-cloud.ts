import { ATTEMPT_TIMEOUT_MS } from '../../../../functions/shared/clients';
import type { BlobStore, Service } from '../../../local-cloud/service';
import type { LocalCloudState } from '../../../local-cloud/state';
import type { Random } from '../../kernel/random';
import type { Timeline } from '../../kernel/timeline';
import type { Observations } from '../../observations';
import { faultsOf, isDuring, type RegionPlace, type Schedule } from '../../schedule/fault';
import type { Invocation } from '../invocation';
import type { Network } from '../network';
import { EPOCH_MS, regionOf } from '../places';
import {
  abortError,
  ClientError,
  isRetryable,
  RefusedError,
  THROTTLED,
  timeoutError,
  toClientError,
} from './errors';

const RETRY_AFTER_MS = 100;

export interface AwsCloudOptions {
  readonly timeline: Timeline;
  readonly network: Network;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly state: LocalCloudState;
  readonly services: Readonly<Record<string, Service>>;
  readonly observations: Observations;
}

/** Any command of the SDK. */
export interface Command {
  readonly input: object;
}

export interface ClientOptions {
  readonly service: string;
  /** Region of the endpoint. */
  readonly to: RegionPlace;
  readonly maxAttempts: number;
}

/** Nothing of what is called here keeps bytes outside the state. */
const NO_BLOBS: BlobStore = {
  put: () => {
    throw new Error('the simulation keeps no blobs');
  },
  get: () => {
    throw new Error('the simulation keeps no blobs');
  },
};

/** AWS's endpoints in both regions, and the way to them. */
export class AwsCloud {
  /** A gap in the simulation, which the functions would take for a failure and survive. */
  readonly unknownCalls = new Set<string>();
  /** Calls by function and region, which crashes are counted by. */
  private readonly callCounts = new Map<string, number>();

  constructor(readonly options: AwsCloudOptions) {}

  /** The service's answer at this moment, by a caller inside the region. */
  perform(service: string, operation: string, place: RegionPlace, input: unknown) {
    const { state, services, timeline } = this.options;
    const handler = services[service]?.[operation];
    if (handler === undefined) {
      this.unknownCalls.add(`${service} ${operation}`);
      throw new Error(`the simulation does not know ${service} ${operation}`);
    }
    const region = regionOf(place).name;
    const nowMs = EPOCH_MS + timeline.nowMs();
    this.options.observations.eventCount += 1;
    return handler({ state, blobs: NO_BLOBS, region, nowMs }, input as never);
  }

  isThrottled(place: RegionPlace): boolean {
    const { schedule, timeline, random } = this.options;
    return faultsOf(schedule, 'throttling').some(
      (fault) =>
        fault.place === place && isDuring(fault, timeline.nowMs()) && random.chance(fault.share),
    );
  }

  /** A client's `send`: with the SDK's retries and time-outs, on virtual time. */
  async send(
    invocation: Invocation,
    client: ClientOptions,
    command: Command,
    signal?: AbortSignal,
  ): Promise<Record<string, unknown>> {
    const operation = command.constructor.name.replace(/Command$/, '');
    const startedAtMs = this.options.timeline.nowMs();
    try {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.attempt(invocation, client, operation, command.input, signal);
        } catch (error) {
          if (attempt >= client.maxAttempts || !isRetryable(error) || signal?.aborted) {
            throw error;
          }
          await this.options.timeline.sleep(RETRY_AFTER_MS);
        }
      }
    } finally {
      this.options.observations.calls.push({
        functionName: invocation.functionName,
        task: invocation.task,
        service: client.service,
        operation,
        from: invocation.place,
        to: client.to,
        startedAtMs,
        endedAtMs: this.options.timeline.nowMs(),
      });
    }
  }

  private attempt(
    invocation: Invocation,
    { service, to }: ClientOptions,
    operation: string,
    input: unknown,
    signal: AbortSignal | undefined,
  ): Promise<Record<string, unknown>> {
    return invocation.whileAlive(async () => {
      const { timeline, network, random } = this.options;
      if (signal?.aborted) {
        throw abortError();
      }
      const crash = this.crashAt(invocation);
      if (crash === 'before') {
        invocation.die('crashed');
        return {};
      }
      await this.wait(random.between(4, 40), signal);
      switch (network.reach(invocation.place, to, timeline.nowMs())) {
        case 'refused':
          throw new RefusedError(`connect ECONNREFUSED ${service} in ${to}`);
        case 'hangs':
          await this.wait(ATTEMPT_TIMEOUT_MS, signal);
          throw timeoutError();
        case 'open':
          break;
      }
      if (this.isThrottled(to)) {
        throw new ClientError(THROTTLED, 'Rate exceeded', 400);
      }
      // The process may have ended while the request was on its way; nobody is left to answer.
      if (!invocation.isAlive) {
        return {};
      }
      try {
        return this.perform(service, operation, to, input);
      } catch (error) {
        throw toClientError(error);
      } finally {
        if (crash === 'after') {
          invocation.die('crashed');
        }
      }
    });
  }

  private async wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.options.timeline.sleep(ms, signal);
    } catch {
      throw abortError();
    }
  }

  private crashAt({ place, functionName }: Invocation): 'before' | 'after' | undefined {
    const key = `${place} ${functionName}`;
    const count = (this.callCounts.get(key) ?? 0) + 1;
    this.callCounts.set(key, count);
    return faultsOf(this.options.schedule, 'crash').find(
      (fault) =>
        fault.place === place && fault.functionName === functionName && fault.atCall === count,
    )?.when;
  }
}
