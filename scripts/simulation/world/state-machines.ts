import type { AgendaEvent, EventKind } from '../../local-cloud/runtime/agenda';
import { nextEvent, takeNextEvent } from '../../local-cloud/runtime/agenda';
import { QUIET_BEHAVIOUR } from '../../local-cloud/runtime/behaviour';
import type { CallOutcome, InternalAnswer, InternalCall } from '../../local-cloud/runtime/call';
import type { EventHandler, RuntimeContext } from '../../local-cloud/runtime/context';
import { AwsError } from '../../local-cloud/service';
import { onRetry, onTimeout } from '../../local-cloud/services/lambda/invocations';
import {
  onContinue,
  onExecutionTimeout,
  onTaskDone,
  onTaskTimeout,
} from '../../local-cloud/services/step-functions/interpreter';
import type { Random } from '../kernel/random';
import { faultsOf, isDuring, type RegionPlace } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import type { CallFate } from './aws/call-fate';
import { THROTTLED } from './aws/errors';
import { EPOCH_MS, placeOfRegion, regionOf } from './places';

/** What happens by itself here; other services of the simulation keep their own time. */
const HANDLERS: Partial<Record<EventKind, EventHandler>> = {
  'lambda.retry': onRetry,
  'lambda.time-out': onTimeout,
  'states.continue': onContinue,
  'states.execution-time-out': onExecutionTimeout,
  'states.task-done': onTaskDone,
  'states.task-time-out': onTaskTimeout,
};

/**
 * Runs the state machines on virtual time: the local cloud's interpreter over the real
 * definitions. In a lost region they stand still, and go on when it is back.
 */
export class StateMachines {
  /** ARN of the execution whose call is being performed. */
  caller = '';
  private cancel: () => void = () => undefined;
  /** How long Lambda takes to start the function that has just been asked for. */
  private slowStartMs = 0;

  constructor(
    private readonly cloud: AwsCloud,
    private readonly random: Random,
    private readonly afterwards: () => void,
    private readonly beforeState: (state: string) => void = () => undefined,
  ) {}

  /** Of the invocation that was asked for last, once. */
  takeSlowStartMs(): number {
    const ms = this.slowStartMs;
    this.slowStartMs = 0;
    return ms;
  }

  /** To be called whenever something may have been added to the agenda. */
  wake(): void {
    const { state, timeline } = this.cloud.options;
    this.cancel();
    const next = nextEvent(state);
    if (next !== undefined) {
      this.cancel = timeline.at(next.atMs - EPOCH_MS, () => this.run());
    }
  }

  private run(): void {
    const { state, timeline, network, observations } = this.cloud.options;
    const event = takeNextEvent(state);
    if (event !== undefined) {
      const place = placeOfRegion(event.region);
      observations.eventCount += 1;
      if (network.isUp(place, timeline.nowMs())) {
        this.handle(event);
      } else {
        this.postpone(event, place);
      }
    }
    this.afterwards();
    this.wake();
  }

  private handle(event: AgendaEvent): void {
    const handler = HANDLERS[event.kind];
    if (handler === undefined) {
      throw new Error(`the simulation has no handler for ${event.kind}`);
    }
    handler(this.contextOf(placeOfRegion(event.region)), event);
  }

  /** Until the region is back; the event keeps its token, so a stale one stays stale. */
  private postpone(event: AgendaEvent, place: RegionPlace): void {
    const { schedule, timeline } = this.cloud.options;
    const nowMs = timeline.nowMs();
    const untilMs = Math.max(
      ...faultsOf(schedule, 'region-lost')
        .filter((fault) => fault.place === place && isDuring(fault, nowMs))
        .map((fault) => fault.untilMs),
    );
    if (untilMs < schedule.durationMs) {
      timeline.at(untilMs, () => {
        this.handle(event);
        this.afterwards();
        this.wake();
      });
    }
  }

  private contextOf(place: RegionPlace): RuntimeContext {
    const { state, timeline } = this.cloud.options;
    const perform = (call: InternalCall) => this.perform(call);
    return {
      state,
      blobs: { put: () => '', get: () => new Uint8Array() },
      region: regionOf(place).name,
      nowMs: EPOCH_MS + timeline.nowMs(),
      behaviour: { ...QUIET_BEHAVIOUR, retryJitter: () => this.random.next() },
      interfere: (call) => this.outcomeOf(call, place),
      call: perform,
      perform,
    };
  }

  /** Of a function's invocation, which takes time of its own; an answer that is lost is no answer. */
  private outcomeOf(call: InternalCall, place: RegionPlace): CallOutcome {
    const fate = this.fateOf(call, place);
    switch (fate.kind) {
      case 'lost':
        return { kind: 'hang' };
      case 'error':
        return fate;
      case 'answer-lost':
      case 'stalled':
        return { kind: 'ok' };
      case 'answered':
        this.slowStartMs = fate.afterMs;
        return { kind: 'ok' };
    }
  }

  private fateOf({ service, operation, from }: InternalCall, place: RegionPlace): CallFate {
    const { observations, timeline } = this.cloud.options;
    const state = from.state ?? '';
    const execution = from.name.split(':').at(-1) ?? '';
    this.beforeState(state);
    observations.tries.push({ place, execution, state, atMs: timeline.nowMs() });
    return this.cloud.fateOf('state-machines', place, `${service} ${operation}`, `state ${state}`);
  }

  private perform(call: InternalCall): InternalAnswer {
    const place = placeOfRegion(call.region);
    const usualMs = this.random.between(5, 60);
    const fate = this.fateOf(call, place);
    this.caller = call.from.name;
    if (fate.kind === 'lost') {
      return { kind: 'never' };
    }
    if (fate.kind === 'error') {
      return { kind: 'error', error: fate.error, afterMs: usualMs };
    }
    const answer = this.answerTo(call, place);
    return fate.kind === 'answered'
      ? { ...answer, afterMs: usualMs + fate.afterMs }
      : { kind: 'never' };
  }

  /** The call takes effect now, whenever its answer arrives. */
  private answerTo(
    { service, operation, input }: InternalCall,
    place: RegionPlace,
  ): Exclude<InternalAnswer, { kind: 'never' }> {
    try {
      if (this.cloud.isThrottled(place)) {
        throw new AwsError(THROTTLED, 'Rate exceeded');
      }
      const output = this.cloud.perform(service, operation, place, input);
      return { kind: 'output', output, afterMs: 0 };
    } catch (error) {
      if (error instanceof AwsError) {
        return { kind: 'error', error, afterMs: 0 };
      }
      throw error;
    }
  }
}
