import { ATTEMPT_TIMEOUT_MS } from '../../../../functions/shared/clients';
import type { BlobStore, Service } from '../../../local-cloud/service';
import type { LocalCloudState } from '../../../local-cloud/state';
import type { Random } from '../../kernel/random';
import type { Timeline } from '../../kernel/timeline';
import type { CallLeftBehind, Observations } from '../../observations';
import {
  type FaultOf,
  faultsOf,
  isDuring,
  type Place,
  type RegionPlace,
  type Schedule,
} from '../../schedule/fault';
import { CallFailures } from '../call-failures';
import { effectOf } from '../effects';
import type { FunctionProcess } from '../function-process';
import type { Network } from '../network';
import { EPOCH_MS, regionOf } from '../places';
import { type CallFate, fateIn, lateMs } from './call-fate';
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

/** Until an answer that stops half-way goes on. */
const STALLED_MS = 24 * 60 * 60_000;

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

/** As its class says: `GetItemCommand`. */
export const operationOf = (command: object): string =>
  command.constructor.name.replace(/Command$/, '');

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
  /** Calls that a schedule picks out. */
  private readonly failures: CallFailures;
  /** Calls by region, function and task, which crashes are counted by. */
  private readonly callCounts = new Map<string, number>();
  private readonly underWay = new Map<FunctionProcess, Set<CallLeftBehind>>();

  constructor(readonly options: AwsCloudOptions) {
    this.failures = new CallFailures(options.schedule, options.timeline);
  }

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
    const context = { state, blobs: NO_BLOBS, region, nowMs };
    const output = handler(context, input as never);
    const effect = effectOf(context, { operation, input }, services);
    if (effect !== undefined) {
      this.options.observations.effects.push(effect);
    }
    return output;
  }

  isThrottled(place: RegionPlace): boolean {
    const { schedule, timeline, random } = this.options;
    return faultsOf(schedule, 'throttling').some(
      (fault) =>
        fault.place === place && isDuring(fault, timeline.nowMs()) && random.chance(fault.share),
    );
  }

  /** What becomes of this call, beside refusals: nothing, as a rule. */
  fateOf(by: FaultOf<'calls'>['by'], place: Place, ...names: readonly string[]): CallFate {
    const { schedule, timeline, random } = this.options;
    const manner = this.failures.strike(by, place, names)?.manner;
    if (manner !== undefined) {
      return fateIn(manner);
    }
    const struck = faultsOf(schedule, 'calls').find(
      (fault) =>
        fault.by === by &&
        fault.place === place &&
        isDuring(fault, timeline.nowMs()) &&
        random.chance(fault.share),
    );
    return struck === undefined
      ? { kind: 'answered', afterMs: 0 }
      : struck.fate === 'delayed'
        ? { kind: 'answered', afterMs: random.between(1, struck.delayMs) }
        : { kind: struck.fate };
  }

  /** A client's `send`: with the SDK's retries and time-outs, on virtual time. */
  async send(
    process: FunctionProcess,
    client: ClientOptions,
    command: Command,
    signal?: AbortSignal,
  ): Promise<Record<string, unknown>> {
    const operation = operationOf(command);
    const call = this.begin(process, client, operation);
    try {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.attempt(process, client, operation, command.input, signal);
        } catch (error) {
          if (attempt >= client.maxAttempts || !isRetryable(error) || signal?.aborted) {
            throw error;
          }
          // An abort ends this too: retryMiddleware.js of @smithy/core.
          await this.wait(RETRY_AFTER_MS, signal);
        }
      }
    } finally {
      this.underWay.get(process)?.delete(call);
      this.options.observations.calls.push({
        ...call,
        endedAtMs: this.options.timeline.nowMs(),
      });
    }
  }

  private begin(
    process: FunctionProcess,
    { service, to }: ClientOptions,
    operation: string,
  ): CallLeftBehind {
    const { functionName, task, place: from } = process;
    const startedAtMs = this.options.timeline.nowMs();
    const call = { functionName, task, service, operation, from, to, startedAtMs };
    const others = this.underWay.get(process) ?? new Set();
    this.underWay.set(process, others.add(call));
    return call;
  }

  /** Notes which calls and timers of a process go on although what it was called for is over. */
  noteLeftBehind(process: FunctionProcess): void {
    const { timeline, observations } = this.options;
    const open = [...(this.underWay.get(process) ?? [])];
    const { functionName, task, hasTimers } = process;
    if (open.length > 0 || hasTimers) {
      // What has been aborted ends at once, and yet after this.
      timeline.after(1, () => {
        const left = open.filter((call) => this.underWay.get(process)?.has(call));
        observations.callsLeftBehind.push(...left);
        if (process.hasTimers && !process.isBusy) {
          observations.timersLeftBehind.push({ functionName, task, atMs: timeline.nowMs() });
        }
      });
    }
  }

  private attempt(
    process: FunctionProcess,
    { service, to }: ClientOptions,
    operation: string,
    input: unknown,
    signal: AbortSignal | undefined,
  ): Promise<Record<string, unknown>> {
    return process.whileAlive(async () => {
      const { timeline, network, random } = this.options;
      if (signal?.aborted) {
        throw abortError();
      }
      const crash = this.crashAt(process);
      if (crash === 'before') {
        process.die('crashed');
        return {};
      }
      const fate = this.fateOf(
        'functions',
        process.place,
        `${process.task} ${service} ${operation}`,
        `task ${process.task}`,
      );
      const isAtOnce = network.isAtOnce(process.place, timeline.nowMs());
      await this.wait(lateMs(fate) + (isAtOnce ? 0 : random.between(4, 40)), signal);
      switch (network.reach(process.place, to, timeline.nowMs())) {
        case 'refused':
          throw new RefusedError(`connect ECONNREFUSED ${service} in ${to}`);
        case 'hangs':
          await this.wait(ATTEMPT_TIMEOUT_MS, signal);
          throw timeoutError();
        case 'open':
          break;
      }
      if (fate.kind === 'lost') {
        await this.wait(ATTEMPT_TIMEOUT_MS, signal);
        throw timeoutError();
      }
      if (fate.kind === 'error') {
        throw fate.thrown ?? toClientError(fate.error);
      }
      if (this.isThrottled(to)) {
        throw new ClientError(THROTTLED, 'Rate exceeded', 400);
      }
      // The process may have ended while the request was on its way; nobody is left to answer.
      if (!process.isAlive) {
        return {};
      }
      const answer = this.answerTo({ service, operation, to, input });
      if (crash === 'after') {
        process.die('crashed');
      }
      await this.deliver(fate, signal);
      return answer();
    });
  }

  /** The call takes effect now, whenever its answer arrives. */
  private answerTo({
    service,
    operation,
    to,
    input,
  }: Pick<ClientOptions, 'service' | 'to'> & {
    readonly operation: string;
    readonly input: unknown;
  }): () => Record<string, unknown> {
    try {
      const output = this.perform(service, operation, to, input);
      return () => output;
    } catch (error) {
      return () => {
        throw toClientError(error);
      };
    }
  }

  /** @throws when the answer takes longer than the client waits for it */
  private async deliver(fate: CallFate, signal: AbortSignal | undefined): Promise<void> {
    if (fate.kind === 'stalled') {
      return this.wait(STALLED_MS, signal);
    }
    const afterMs = fate.kind === 'answered' ? fate.afterMs : ATTEMPT_TIMEOUT_MS;
    if (afterMs > 0) {
      await this.wait(Math.min(afterMs, ATTEMPT_TIMEOUT_MS), signal);
    }
    if (afterMs >= ATTEMPT_TIMEOUT_MS) {
      throw timeoutError();
    }
  }

  private async wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.options.timeline.sleep(ms, signal);
    } catch {
      throw abortError();
    }
  }

  private crashAt({ place, functionName, task }: FunctionProcess): 'before' | 'after' | undefined {
    const crashes = faultsOf(this.options.schedule, 'crash');
    if (crashes.length === 0) {
      return undefined;
    }
    const inRun = this.countCall(`${place} ${functionName}`);
    const inTask = this.countCall(`${place} ${functionName} ${task}`);
    return crashes.find(
      (fault) =>
        fault.place === place &&
        fault.functionName === functionName &&
        (fault.task ?? task) === task &&
        fault.atCall === (fault.task === undefined ? inRun : inTask),
    )?.when;
  }

  private countCall(key: string): number {
    const count = (this.callCounts.get(key) ?? 0) + 1;
    this.callCounts.set(key, count);
    return count;
  }
}
