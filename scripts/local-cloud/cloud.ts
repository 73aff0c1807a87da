import type { Clock } from './clock';
import type { CloudFormation } from './cloudformation';
import type { Store } from './persistence';
import { openRegion } from './regions';
import { nextEvent } from './runtime/agenda';
import { type Behaviour, QUIET_BEHAVIOUR } from './runtime/behaviour';
import {
  answerInternally,
  type CallOutcome,
  endpointRegion,
  type Interference,
  type InternalAnswer,
  type InternalCall,
} from './runtime/call';
import type { EventHandlers, RuntimeContext, Starter } from './runtime/context';
import { InvocationAnswers } from './runtime/invocation-answers';
import { Timeline } from './runtime/timeline';
import { AwsError, type Service, type ServiceContext } from './service';
import type { LocalCloudState } from './state';
import type { Faults } from './throttling';

export interface LocalCloudOptions {
  readonly clock: Clock;
  readonly store: Store;
  readonly cloudFormation: CloudFormation;
  /** The other services, by the SDK client's service id. */
  readonly services: Readonly<Record<string, Service>>;
  readonly faults?: Faults | undefined;
  /** What services do by themselves; absent: only CloudFormation's operations go on. */
  readonly runtime?: CloudRuntime | undefined;
  readonly behaviour?: Behaviour | undefined;
  /** What becomes of calls between services; calls of clients pass it in the network. */
  readonly interference?: Interference | undefined;
}

export interface CloudRuntime {
  readonly handlers: EventHandlers;
  readonly starters: readonly Starter[];
}

export interface CloudRequest {
  /** The SDK client's service id: `CloudFormation`, `S3`, `Route 53`. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly input: unknown;
}

/** Where name servers answer: everywhere. */
const NO_REGION = 'global';

/** How exactly the time is kept when nothing else has changed. */
const KEPT_TO_MS = 1000;

/** Operations that change nothing, so that answering them needs no writing. */
const READS = /^(?:Describe|Get|Head|List|Validate)/;

/**
 * The AWS of this process, or of all processes that share its store. Calls are
 * handled one after the other; each finds everything done that was due by then.
 */
export class LocalCloud {
  /** Where callers of functions wait for the functions' answers. */
  readonly invocationAnswers = new InvocationAnswers();
  private readonly services: Readonly<Record<string, Service>>;
  private readonly timeline: Timeline | undefined;
  private readonly behaviour: Behaviour;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: LocalCloudOptions) {
    this.services = { ...options.services, CloudFormation: options.cloudFormation.service };
    this.behaviour = options.behaviour ?? QUIET_BEHAVIOUR;
    this.timeline =
      options.runtime &&
      new Timeline({
        cloudFormation: options.cloudFormation,
        ...options.runtime,
        runtimeContext: (context) => this.runtimeContext(context),
      });
  }

  /** Answers as the service would. Rejects with {@link AwsError} where it would refuse. */
  async handle(request: CloudRequest): Promise<Record<string, unknown>> {
    const output = await this.alone(() => this.handleLocked(request));
    return this.invocationAnswers.answerOf(output);
  }

  /** Does what is due by now. */
  advance(): Promise<void> {
    return this.transact(() => undefined);
  }

  /** When something next happens by itself, CloudFormation's operations left out. */
  nextDueMs(): Promise<number | undefined> {
    return this.alone(() => nextEvent(this.options.store.load())?.atMs);
  }

  /** Works on the world as it is now, alone: for what runs inside the cloud, and for looking. */
  transact<T>(work: (context: RuntimeContext) => T, region = ''): Promise<T> {
    return this.alone(() => {
      const { store } = this.options;
      const { blobs } = store;
      const state = store.load();
      const nowMs = this.timeOf(state);
      this.bringForward(state, nowMs);
      try {
        return work(this.runtimeContext({ state, blobs, region, nowMs }));
      } finally {
        this.save(state, nowMs);
      }
    });
  }

  private alone<T>(work: () => T): Promise<T> {
    const answer = this.last.then(async () => {
      const unlock = await this.options.store.lock();
      try {
        return work();
      } finally {
        unlock();
      }
    });
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private handleLocked(request: CloudRequest): Record<string, unknown> {
    const { store, faults } = this.options;
    const { service, operation, region, input } = request;
    const state = store.load();
    const nowMs = this.timeOf(state);
    const fault = faults?.({ service, operation, region, nowMs });
    if (fault !== undefined) {
      throw fault;
    }
    const handler = this.handlerOf(service, operation);
    const { blobs } = store;
    const isNewRegion = state.regions[region] === undefined && region !== NO_REGION;
    if (isNewRegion) {
      openRegion(state, region);
    }
    const advanced = this.bringForward(state, nowMs);
    try {
      return invoke(handler, { state, blobs, region, nowMs, behaviour: this.behaviour }, input);
    } finally {
      // Also after an error: what was due has happened, and ids have been given out.
      const hasPassed = nowMs - (state.reachedMs ?? 0) >= KEPT_TO_MS;
      if (advanced || hasPassed || isNewRegion || !READS.test(operation)) {
        this.save(state, nowMs);
      }
    }
  }

  /** What has been reached stays, whatever this process's clock says. */
  private timeOf({ reachedMs = 0 }: LocalCloudState): number {
    const { clock } = this.options;
    clock.catchUp?.(reachedMs);
    return Math.max(clock.nowMs(), reachedMs);
  }

  private bringForward(state: LocalCloudState, nowMs: number): boolean {
    const { cloudFormation, store } = this.options;
    const world = { state, blobs: store.blobs };
    return this.timeline?.advance(world, nowMs) ?? cloudFormation.advance(world, nowMs);
  }

  private save(state: LocalCloudState, nowMs: number): void {
    state.reachedMs = nowMs;
    this.options.store.save(state);
  }

  private runtimeContext(context: ServiceContext): RuntimeContext {
    const interfere = (call: InternalCall) =>
      this.options.interference?.({
        ...call,
        fromRegion: call.from.region,
        toRegion: endpointRegion(call.service, call.region),
        nowMs: context.nowMs,
      }) ?? ({ kind: 'ok' } as const);
    const inside = { ...context, behaviour: this.behaviour };
    const perform = (call: InternalCall) => this.callInside(inside, { kind: 'ok' }, call);
    return {
      ...inside,
      interfere,
      perform,
      call: (call) => this.callInside(inside, interfere(call), call),
    };
  }

  private callInside(
    context: ServiceContext,
    outcome: CallOutcome,
    call: InternalCall,
  ): InternalAnswer {
    return answerInternally(outcome, () =>
      invoke(
        this.handlerOf(call.service, call.operation),
        { ...context, region: call.region },
        call.input,
      ),
    );
  }

  private handlerOf(service: string, operation: string): Service[string] {
    const handler = this.services[service]?.[operation];
    if (handler === undefined) {
      throw new AwsError(
        'NotImplemented',
        `The local cloud doesn't model ${service} ${operation}`,
        // Not 501: the SDK would try again.
        400,
      );
    }
    return handler;
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
