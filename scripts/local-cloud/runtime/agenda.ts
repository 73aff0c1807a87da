import type { LocalCloudState } from '../state';

/** What happens by itself, one kind for each thing that a service does without being called. */
export type EventKind =
  | 'alarm.evaluate'
  | 'aurora.step'
  | 'aurora.publish-lag'
  | 'ecs.converge'
  | 'ecs.publish-counts'
  | 'event.deliver'
  | 'health-check.observe'
  | 'lambda.retry'
  | 'lambda.time-out'
  | 'schedule.fire'
  | 'states.continue'
  | 'states.execution-time-out'
  | 'states.task-done'
  | 'states.task-time-out';

/** Something that will happen at a time. */
export interface AgendaEvent {
  readonly atMs: number;
  /** Orders what is due at the same time: first come, first served. */
  readonly sequence: number;
  readonly kind: EventKind;
  readonly region: string;
  /** What it happens to: a physical id, an execution's thread, an invocation. */
  readonly subject: string;
  /** Tells a stale event from a current one, where the subject counts its changes. */
  readonly token: number;
}

export interface AgendaState {
  sequence: number;
  /** A binary heap by time and sequence. */
  events: AgendaEvent[];
  /** Subjects whose recurring event has been started, by `<kind>|<region>|<subject>`. */
  recurring: Record<string, true>;
}

export type NewEvent = Omit<AgendaEvent, 'sequence' | 'token'> & { readonly token?: number };

export function openAgenda(state: LocalCloudState): AgendaState {
  state.agenda ??= { sequence: 0, events: [], recurring: {} };
  return state.agenda;
}

export function schedule(state: LocalCloudState, { token = 0, ...event }: NewEvent): void {
  const agenda = openAgenda(state);
  agenda.sequence += 1;
  push(agenda.events, { ...event, token, sequence: agenda.sequence });
}

export function nextEvent(state: LocalCloudState): AgendaEvent | undefined {
  return state.agenda?.events[0];
}

export function takeNextEvent(state: LocalCloudState): AgendaEvent | undefined {
  return state.agenda === undefined ? undefined : pop(state.agenda.events);
}

/** Starts an event that its handler repeats, once for each subject. */
export function startRecurring(state: LocalCloudState, event: NewEvent): void {
  const agenda = openAgenda(state);
  const key = recurringKey(event);
  if (agenda.recurring[key] === undefined) {
    agenda.recurring[key] = true;
    schedule(state, event);
  }
}

/** For the handler of a recurring event whose subject is gone. */
export function stopRecurring(state: LocalCloudState, event: NewEvent): void {
  delete openAgenda(state).recurring[recurringKey(event)];
}

function recurringKey({ kind, region, subject }: NewEvent): string {
  return `${kind}|${region}|${subject}`;
}

function push(heap: AgendaEvent[], event: AgendaEvent): void {
  let index = heap.push(event) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!swapIfEarlier(heap, index, parent)) {
      return;
    }
    index = parent;
  }
}

function pop(heap: AgendaEvent[]): AgendaEvent | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) {
    return first;
  }
  heap[0] = last;
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const smallest = earlierOf(heap, left, left + 1);
    if (smallest === undefined || !swapIfEarlier(heap, smallest, index)) {
      return first;
    }
    index = smallest;
  }
}

function earlierOf(heap: readonly AgendaEvent[], left: number, right: number): number | undefined {
  const one = heap[left];
  const other = heap[right];
  if (one === undefined) {
    return undefined;
  }
  return other !== undefined && isBefore(other, one) ? right : left;
}

function swapIfEarlier(heap: AgendaEvent[], lower: number, upper: number): boolean {
  const one = heap[lower];
  const other = heap[upper];
  if (one === undefined || other === undefined || !isBefore(one, other)) {
    return false;
  }
  heap[lower] = other;
  heap[upper] = one;
  return true;
}

function isBefore(one: AgendaEvent, other: AgendaEvent): boolean {
  return one.atMs === other.atMs ? one.sequence < other.sequence : one.atMs < other.atMs;
}
