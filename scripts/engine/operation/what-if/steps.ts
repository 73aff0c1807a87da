import type { OperationKind } from '../../../../functions/shared/state/operation';
import type {
  State,
  StateGraph,
  TaskState,
  WaitState,
} from '../../../../templates-src/regional/failover/asl/states';
import { waysOut } from './conditions';
import { type TaskCalls, taskCalls } from './task-calls';
import { taskText } from './task-texts';
import { member, recordedPhase, type WayForward, wayForward } from './way-forward';

/** What a run that ends well does, one after the other. */
export type WhatIfStep =
  | {
      readonly kind: 'call';
      /** Spelled as in an IAM policy. */
      readonly action: string;
      readonly what: string;
      /** AWS calls that a function makes inside this one. */
      readonly inside: TaskCalls | undefined;
      readonly timeoutSeconds: number;
      /** Asked again while it answers that it isn't so yet. */
      readonly polling: { readonly everySeconds: number; readonly attempts: number } | undefined;
      /** Whether the run goes on when the call fails for good. */
      readonly onFailure: 'goes-on' | 'stops';
    }
  | { readonly kind: 'wait'; readonly seconds: number; readonly until: readonly string[] }
  /** Side by side; the run goes on when all have ended. */
  | { readonly kind: 'together'; readonly branches: readonly (readonly WhatIfStep[])[] };

/** The calls of a deployed definition, in order, where nothing goes wrong. */
export function whatIfSteps(graph: StateGraph, kind: OperationKind): WhatIfStep[] {
  const way = wayForward(graph);
  return way.names.flatMap((name) => {
    const state = graph.States[name];
    return state === undefined ? [] : stepsOf({ graph, way, kind }, name, state);
  });
}

interface Walk {
  readonly graph: StateGraph;
  readonly way: WayForward;
  readonly kind: OperationKind;
}

function stepsOf(walk: Walk, name: string, state: State): WhatIfStep[] {
  switch (state.Type) {
    case 'Task':
      return [callOf(walk, state)];
    case 'Parallel':
      return [
        {
          kind: 'together',
          branches: state.Branches.map((branch) => whatIfSteps(branch, walk.kind)),
        },
      ];
    case 'Wait':
      return [waitOf(walk, name, state)];
    case 'Choice':
    case 'Pass':
    case 'Succeed':
    case 'Fail':
      return [];
  }
}

function callOf({ way, kind }: Walk, state: TaskState): WhatIfStep {
  const polling = state.Retry.find(({ ErrorEquals }) => ErrorEquals.includes('NotYet'));
  const lastCatch = state.Catch.at(-1);
  const task = taskOf(state);
  return {
    kind: 'call',
    action: actionOf(state.Resource),
    what: whatOf(state),
    inside: task === undefined ? undefined : taskCalls(task, kind),
    timeoutSeconds: state.TimeoutSeconds,
    polling: polling && {
      everySeconds: polling.IntervalSeconds ?? 1,
      attempts: polling.MaxAttempts,
    },
    onFailure: lastCatch !== undefined && way.leadsOn(lastCatch.Next) ? 'goes-on' : 'stops',
  };
}

function waitOf({ graph, way }: Walk, name: string, { Seconds: seconds }: WaitState): WhatIfStep {
  return { kind: 'wait', seconds, until: waysOut(graph, name, way) };
}

/** Where the SDK's name of a service isn't IAM's. */
const IAM_PREFIXES: Readonly<Record<string, string>> = {
  applicationautoscaling: 'application-autoscaling',
};

/** `arn:aws:states:::aws-sdk:rds:failoverGlobalCluster` → `rds:FailoverGlobalCluster` */
function actionOf(resource: string): string {
  const [service = '', operation = ''] = resource.split(':').slice(-2);
  const action = operation.charAt(0).toUpperCase() + operation.slice(1);
  return `${IAM_PREFIXES[service] ?? service}:${action}`;
}

function taskOf({ Parameters }: TaskState): string | undefined {
  const task = member(member(Parameters, 'Payload'), 'task');
  return typeof task === 'string' ? task : undefined;
}

function whatOf(state: TaskState): string {
  const task = taskOf(state);
  if (task !== undefined) {
    return `${task}: ${taskText(task)}`;
  }
  const phase = recordedPhase(state);
  if (phase === 'claimed') {
    return "claims the region's one place for an operation";
  }
  return phase === undefined ? parametersText(state) : `notes phase ${phase}`;
}

/** The same in every call of their service; they say nothing about this one. */
const CLASSIFYING = ['ServiceNamespace', 'ScalableDimension'];

/** The parameters that are plain values: what the call is about. */
function parametersText({ Parameters }: TaskState): string {
  return Object.entries(Parameters)
    .flatMap(([name, value]) =>
      typeof value === 'object' || name.endsWith('.$') || CLASSIFYING.includes(name)
        ? []
        : [`${name} ${String(value)}`],
    )
    .join(', ');
}
