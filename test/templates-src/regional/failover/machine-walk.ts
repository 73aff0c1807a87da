import { successors } from '../../../../templates-src/regional/failover/asl/check';
import type {
  ParallelState,
  State,
  StateGraph,
  TaskState,
} from '../../../../templates-src/regional/failover/asl/states';
import type { MachineNames } from '../../../../templates-src/regional/failover/machine-names';

export const names: MachineNames = {
  EnvironmentSuffix: 'test',
  Region: 'us-east-2',
  PeerRegion: 'us-east-1',
  GlobalClusterIdentifier: 'payments-global-test',
  ClusterArn: 'arn:aws:rds:us-east-2:111122223333:cluster:aurora-use2-test',
  PeerClusterArn: 'arn:aws:rds:us-east-1:111122223333:cluster:aurora-use1-test',
  StateTable: 'failover-state-test',
  FailoverFunctionArn: 'arn:aws:lambda:us-east-2:111122223333:function:failover-test:live',
  NotificationTopicArn: 'arn:aws:sns:us-east-2:111122223333:dr-notifications-test',
  EcsCluster: 'ecs-cluster-test',
  EcsService: 'ecs-service-test',
  HomeFloorTasks: '2',
};

/** Every state by name, those of branches too. */
export function allStates(graph: StateGraph): Map<string, State> {
  const all = new Map<string, State>();
  for (const [name, state] of Object.entries(graph.States)) {
    all.set(name, state);
    for (const branch of state.Type === 'Parallel' ? state.Branches : []) {
      for (const [inner, innerState] of allStates(branch)) {
        all.set(inner, innerState);
      }
    }
  }
  return all;
}

export function tasks(graph: StateGraph): [string, TaskState][] {
  return [...allStates(graph)].flatMap(([name, state]) =>
    state.Type === 'Task' ? [[name, state]] : [],
  );
}

export function taskNamed(graph: StateGraph, name: string): TaskState {
  const state = allStates(graph).get(name);
  if (state?.Type !== 'Task') {
    throw new Error(`${name} is no task`);
  }
  return state;
}

export function parallelNamed(graph: StateGraph, name: string): ParallelState {
  const state = graph.States[name];
  if (state?.Type !== 'Parallel') {
    throw new Error(`${name} has no branches`);
  }
  return state;
}

/** Names of what may come after a state, near and far; `without` is not passed through. */
export function reachableFrom(
  graph: StateGraph,
  start: string,
  without: readonly string[] = [],
): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = graph.States[name];
    if (state !== undefined && !reached.has(name) && !without.includes(name)) {
      reached.add(name);
      open.push(...successors(state));
    }
  }
  return reached;
}

/** The state where an error that no other catcher takes leads to. */
export function catchAll(state: TaskState): string | undefined {
  return state.Catch.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'))?.Next;
}
