import { jsonPathProblems } from './check-paths';
import type { State, StateGraph, StateMachineDefinition } from './states';

/** What a task may call: an optimised integration of the ones in use, or any AWS SDK action. */
const RESOURCE =
  /^arn:aws:states:::(lambda:invoke|sns:publish|dynamodb:(get|put|update)Item|aws-sdk:[a-z0-9]+:[a-z][A-Za-z0-9]+)$/;

/** Step Functions takes 80 characters for a state's name. */
const NAME_LIMIT = 80;

/**
 * What Step Functions would refuse, and what this product refuses on top, as
 * sentences; empty when the machine is sound. On top: every task has a time-out,
 * says what it repeats, and catches every error; every choice has a default; no
 * state is out of reach; JSONPath alone.
 */
export function machineProblems(definition: StateMachineDefinition): string[] {
  return graphProblems(definition, definition.Comment);
}

/** Returns the definition, or throws what is wrong with it. */
export function checkedMachine(definition: StateMachineDefinition): StateMachineDefinition {
  const problems = machineProblems(definition);
  if (problems.length > 0) {
    throw new Error(`state machine is unsound:\n${problems.join('\n')}`);
  }
  return definition;
}

function graphProblems(graph: StateGraph, where: string): string[] {
  const names = new Set(Object.keys(graph.States));
  const reached = reachable(graph);
  return [
    ...(names.has(graph.StartAt)
      ? []
      : [`${where}: starts at ${graph.StartAt}, which is no state`]),
    ...[...names]
      .filter((name) => !reached.has(name))
      .map((name) => `${where}: ${name} is never reached`),
    ...Object.entries(graph.States).flatMap(([name, state]) => [
      ...(name.length > NAME_LIMIT ? [`${name}: longer than ${NAME_LIMIT} characters`] : []),
      ...successors(state)
        .filter((next) => !names.has(next))
        .map((next) => `${name}: goes on to ${next}, which is no state`),
      ...stateProblems(name, state),
    ]),
  ];
}

function stateProblems(name: string, state: State): string[] {
  switch (state.Type) {
    case 'Task':
      return [
        ...(RESOURCE.test(state.Resource) ? [] : [`${name}: can't call ${state.Resource}`]),
        ...(state.TimeoutSeconds > 0 ? [] : [`${name}: has no time-out`]),
        ...(state.Retry.length > 0 ? [] : [`${name}: doesn't say what it repeats`]),
        ...wildcardProblems(name, 'Retry', state.Retry),
        ...catchProblems(name, state.Catch),
        ...jsonPathProblems(name, state),
      ];
    case 'Parallel':
      return [
        ...catchProblems(name, state.Catch),
        ...jsonPathProblems(name, { ...state, Branches: [] }),
        ...state.Branches.flatMap((branch, index) =>
          graphProblems(branch, `${name}, branch ${index + 1}`),
        ),
      ];
    case 'Choice':
      return [
        ...(state.Choices.length > 0 ? [] : [`${name}: chooses between nothing`]),
        ...jsonPathProblems(name, state),
      ];
    case 'Wait':
      return state.Seconds > 0 ? [] : [`${name}: waits for no time`];
    case 'Pass':
      return jsonPathProblems(name, state);
    case 'Succeed':
    case 'Fail':
      return [];
  }
}

/** An error that isn't caught ends the execution in a moment nobody planned. */
function catchProblems(
  name: string,
  catchers: readonly { readonly ErrorEquals: readonly string[] }[],
): string[] {
  const last = catchers.at(-1)?.ErrorEquals ?? [];
  return [
    ...(last.includes('States.ALL') ? [] : [`${name}: doesn't catch every error`]),
    ...wildcardProblems(name, 'Catch', catchers),
  ];
}

/** "It must appear alone in the ErrorEquals array and must appear in the last": the error handling page. */
function wildcardProblems(
  name: string,
  field: 'Retry' | 'Catch',
  handlers: readonly { readonly ErrorEquals: readonly string[] }[],
): string[] {
  return handlers.flatMap(({ ErrorEquals }, index) => {
    const isWildcard = ErrorEquals.includes('States.ALL');
    const isLast = index === handlers.length - 1;
    return isWildcard && (ErrorEquals.length > 1 || !isLast)
      ? [`${name}: ${field} names States.ALL beside others, or not last`]
      : [];
  });
}

function reachable(graph: StateGraph): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [graph.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = graph.States[name];
    if (state !== undefined && !reached.has(name)) {
      reached.add(name);
      open.push(...successors(state));
    }
  }
  return reached;
}

/** Names of the states that may come next. */
export function successors(state: State): string[] {
  switch (state.Type) {
    case 'Task':
    case 'Parallel':
      return [...next(state), ...state.Catch.map((catcher) => catcher.Next)];
    case 'Choice':
      return [...state.Choices.map((rule) => rule.Next), state.Default];
    case 'Wait':
    case 'Pass':
      return next(state);
    case 'Succeed':
    case 'Fail':
      return [];
  }
}

function next(transition: { readonly Next: string } | { readonly End: true }): string[] {
  return 'Next' in transition ? [transition.Next] : [];
}
