import type { StackEvent } from '../ports';

/** What happened to a stack from one request on, its own rollback included. */
export interface StackOperation {
  readonly kind: 'create' | 'update' | 'delete' | 'rollback' | 'import';
  /** The token of the request that began it, where it had one. */
  readonly token: string | undefined;
  readonly startedMs: number;
  /** When it last told anything, where it hasn't ended. */
  readonly endedMs: number;
  readonly outcome: Outcome;
  /** Oldest first, each once. */
  readonly events: readonly StackEvent[];
}

export type Outcome = 'succeeded' | 'failed' | 'running';

/**
 * Operations of one stack, newest first. Events are told apart by their operation's id, never by
 * time: CloudFormation gives a rollback an id of its own and the token of what it undoes.
 *
 * @param events newest first; the oldest operation may lack its beginning
 */
export function operationsOf(events: readonly StackEvent[]): StackOperation[] {
  const operations: StackOperation[] = [];
  let rollback: readonly StackEvent[] = [];
  for (const group of groupsOf(withoutReview(events))) {
    const token = tokenOf(rollback);
    const isUndone = rollback.length > 0 && (token === undefined || token === tokenOf(group));
    if (rollback.length > 0 && !isUndone) {
      operations.push(toOperation(rollback));
      rollback = [];
    }
    if (kindOf(group) === 'rollback') {
      rollback = [...rollback, ...group];
    } else {
      operations.push(toOperation([...rollback, ...group]));
      rollback = [];
    }
  }
  return rollback.length > 0 ? [...operations, toOperation(rollback)] : operations;
}

/**
 * Events of the last attempt to bring the stack somewhere, newest first: the last operation and,
 * where that is a rollback, the one that it undoes, whoever began which.
 */
export function lastAttempt(events: readonly StackEvent[]): StackEvent[] {
  const [newest, before] = operationsOf(events);
  const attempt =
    newest?.kind === 'rollback' ? [...(before?.events ?? []), ...newest.events] : newest?.events;
  return [...(attempt ?? [])].reverse();
}

/** Whether enough was read for {@link lastAttempt}: a third operation means that two are whole. */
export function hasLastAttempt(events: readonly StackEvent[]): boolean {
  return operationsOf(events).length > 2;
}

/** A change set that waits to be executed is no operation yet. */
function withoutReview(events: readonly StackEvent[]): StackEvent[] {
  return events.filter(({ status }) => status !== 'REVIEW_IN_PROGRESS');
}

/** Newest first, as their events are. */
function groupsOf(events: readonly StackEvent[]): StackEvent[][] {
  const isIdentified = events.every(({ operationId }) => operationId !== undefined);
  return isIdentified ? groupsById(events) : groupsByStart(events);
}

function groupsById(events: readonly StackEvent[]): StackEvent[][] {
  const groups = new Map<string, StackEvent[]>();
  for (const event of events) {
    const id = event.operationId ?? '';
    const group = groups.get(id);
    if (group === undefined) {
      groups.set(id, [event]);
    } else {
      group.push(event);
    }
  }
  return [...groups.values()];
}

/** For services that are like AWS's and give no ids: the stack says when something begins. */
function groupsByStart(events: readonly StackEvent[]): StackEvent[][] {
  const groups: StackEvent[][] = [[]];
  for (const event of events) {
    groups.at(-1)?.push(event);
    if (event.isStackItself && STARTS.test(event.status)) {
      groups.push([]);
    }
  }
  return groups.filter(({ length }) => length > 0);
}

const STARTS =
  /^(CREATE|UPDATE|DELETE|IMPORT|ROLLBACK|UPDATE_ROLLBACK|IMPORT_ROLLBACK)_IN_PROGRESS$/;

function toOperation(newestFirst: readonly StackEvent[]): StackOperation {
  const events = [...newestFirst].reverse();
  return {
    kind: kindOf(newestFirst),
    token: tokenOf(newestFirst),
    startedMs: events[0]?.timestampMs ?? 0,
    endedMs: events.at(-1)?.timestampMs ?? 0,
    outcome: outcomeOf(newestFirst),
    events,
  };
}

/** Of the newest event that has one: resources of a rollback may have none. */
function tokenOf(events: readonly StackEvent[]): string | undefined {
  return events.find(({ clientToken }) => clientToken !== undefined)?.clientToken;
}

function kindOf(newestFirst: readonly StackEvent[]): StackOperation['kind'] {
  const first = newestFirst.findLast(({ isStackItself }) => isStackItself) ?? newestFirst.at(-1);
  const status = first?.status ?? '';
  if (status.includes('ROLLBACK')) {
    return 'rollback';
  }
  switch (status.split('_')[0]) {
    case 'CREATE':
      return 'create';
    case 'DELETE':
      return 'delete';
    case 'IMPORT':
      return 'import';
    default:
      return 'update';
  }
}

function outcomeOf(newestFirst: readonly StackEvent[]): Outcome {
  const status = newestFirst.find(({ isStackItself }) => isStackItself)?.status ?? '';
  if (status.endsWith('_IN_PROGRESS')) {
    return 'running';
  }
  return status.includes('ROLLBACK') || status.endsWith('_FAILED') ? 'failed' : 'succeeded';
}
