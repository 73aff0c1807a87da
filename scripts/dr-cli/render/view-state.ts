import type { EngineEvent } from '../../engine/events';

/** What the live view knows of one step. */
export interface StepView {
  readonly id: string;
  readonly phase: 'waiting' | 'running' | 'done' | 'failed' | 'blocked';
  readonly startedMs: number | undefined;
  readonly endedMs: number | undefined;
  readonly doneResources: number;
  readonly totalResources: number;
  /** What is being done, in words. */
  readonly note: string;
  /** Steps that have to finish first and haven't. */
  readonly waitsFor: readonly string[];
}

export type ViewState = ReadonlyMap<string, StepView>;

/** The state after an event; pure, so that a screen can be replayed. */
export function nextState(state: ViewState, event: EngineEvent, nowMs: number): ViewState {
  switch (event.type) {
    case 'step_planned':
      return change(state, event.step, { phase: 'waiting', waitsFor: event.waitsFor });
    case 'step_started':
      return change(state, event.step, { phase: 'running', startedMs: nowMs, note: 'starting' });
    case 'step_activity':
      return change(state, event.step, { note: event.activity });
    case 'step_progress': {
      const { doneResources, totalResources, inProgress } = event;
      return change(state, event.step, {
        doneResources,
        totalResources,
        note: inProgress.join(', '),
      });
    }
    case 'upload':
      return change(state, event.step, { note: event.key });
    case 'step_finished': {
      // A change set also lists what then turns out to stay as it is.
      const totalResources = state.get(event.step)?.doneResources ?? 0;
      const { step, outcome: note } = event;
      const done = change(state, step, { phase: 'done', endedMs: nowMs, totalResources, note });
      return withoutWaitFor(done, step);
    }
    case 'step_skipped': {
      const { step, reason: note } = event;
      return withoutWaitFor(change(state, step, { phase: 'done', endedMs: nowMs, note }), step);
    }
    case 'step_failed':
      return change(state, event.step, {
        phase: 'failed',
        endedMs: nowMs,
        note: event.error.message,
      });
    case 'step_blocked':
      return change(state, event.step, { phase: 'blocked', note: `${event.cause} failed` });
    case 'run_started':
    case 'resource':
    case 'remaining':
    case 'summary':
      return state;
  }
}

/** A step that is done is no longer what others wait for. */
function withoutWaitFor(state: ViewState, done: string): ViewState {
  return new Map(
    [...state].map(([id, step]) => [
      id,
      { ...step, waitsFor: step.waitsFor.filter((other) => other !== done) },
    ]),
  );
}

function change(state: ViewState, id: string, changes: Partial<StepView>): ViewState {
  const before: StepView = state.get(id) ?? {
    id,
    phase: 'waiting',
    startedMs: undefined,
    endedMs: undefined,
    doneResources: 0,
    totalResources: 0,
    note: '',
    waitsFor: [],
  };
  return new Map(state).set(id, { ...before, ...changes });
}
