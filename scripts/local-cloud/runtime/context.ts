import type { ServiceContext } from '../service';
import type { AgendaEvent, EventKind } from './agenda';
import type { Behaviour } from './behaviour';
import type { CallOutcome, CallService, InternalCall } from './call';

/** What happens by itself sees what a call sees, and can call services. Its `nowMs` is when it is due. */
export interface RuntimeContext extends ServiceContext {
  readonly behaviour: Behaviour;
  /** Calls a service; interference has its say. */
  readonly call: CallService;
  /** For callers with more than one way to go on: what becomes of a call, and the call by itself. */
  readonly interfere: (call: InternalCall) => CallOutcome;
  readonly perform: CallService;
}

export type EventHandler = (context: RuntimeContext, event: AgendaEvent) => void;

export type EventHandlers = Readonly<Record<EventKind, EventHandler>>;

/** Starts the recurring events of resources that have none yet. */
export type Starter = (context: RuntimeContext) => void;
