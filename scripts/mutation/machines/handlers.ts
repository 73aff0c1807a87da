import type { Retrier, TaskState } from '../../../templates-src/regional/failover/asl/states';
import { withState } from './graphs';
import type { StateChange, StateOperator } from './state-change';

const without = <T>(all: readonly T[], index: number): readonly T[] =>
  all.filter((_, each) => each !== index);

export const droppedCatchers: StateOperator = (name, state) =>
  state.Type === 'Task' || state.Type === 'Parallel'
    ? state.Catch.map(({ ErrorEquals }, index) => ({
        kind: 'catch',
        how: `does not catch ${ErrorEquals.join(', ')}`,
        change: (graph) => withState(graph, name, { ...state, Catch: without(state.Catch, index) }),
      }))
    : [];

/** Without a retrier, and with one that gives up too early, or that repeats what it should not. */
export const droppedRetriers: StateOperator = (name, state) =>
  state.Type === 'Task'
    ? state.Retry.flatMap((retrier, index) =>
        retrier.MaxAttempts === 0
          ? changed(name, state, retrier, index)
          : [
              {
                kind: 'retry',
                how: `does not repeat ${shortOf(retrier)}`,
                change: (graph) =>
                  withState(graph, name, { ...state, Retry: without(state.Retry, index) }),
              },
              ...changed(name, state, retrier, index),
            ],
      )
    : [];

function changed(
  name: string,
  state: TaskState,
  retrier: Retrier,
  index: number,
): readonly StateChange[] {
  const to = (how: string, other: Retrier): StateChange => ({
    kind: 'retry',
    how: `${how}: ${shortOf(retrier)}`,
    change: (graph) =>
      withState(graph, name, {
        ...state,
        Retry: state.Retry.map((each, at) => (at === index ? other : each)),
      }),
  });
  switch (retrier.MaxAttempts) {
    case 0:
      return [to('repeats', { ...retrier, MaxAttempts: 3 })];
    case 1:
      return [];
    default:
      return [
        to('repeats once', { ...retrier, MaxAttempts: 1 }),
        to('repeats 20 times as late', {
          ...retrier,
          IntervalSeconds: (retrier.IntervalSeconds ?? 1) * 20,
          ...(retrier.MaxDelaySeconds && { MaxDelaySeconds: retrier.MaxDelaySeconds * 20 }),
        }),
      ];
  }
}

const shortOf = ({ ErrorEquals }: Retrier): string =>
  ErrorEquals.length > 2 ? `${ErrorEquals[0]} and others` : ErrorEquals.join(', ');
