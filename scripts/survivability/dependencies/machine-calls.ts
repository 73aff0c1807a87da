import { isRecord, readPath } from '../../rto/settings/read-document';
import { actionName } from '../calls/action-names';
import type { DeclaredActions } from '../calls/declared-actions';
import { type MachineTask, type StateMachine, stateMachinesOf } from '../calls/state-machines';
import { type Dependency, lost, type Standing } from '../dependency';
import type { Deployment } from '../deployment/deployment';
import { callInSurvivor } from './standing-of-call';

/** Longest that the join of the branches may wait for one that isn't the promotion or the capacity. */
const MAX_BEST_EFFORT_SECONDS = 30;

/** Says whether a task of the `failover` function calls the other region. */
export type CallsPeer = (functionTask: string) => boolean;

/** Tasks that call the other region in a failover, and what keeps it from waiting for them. */
const PEER_CALLS_ELSEWHERE: Readonly<Record<string, string>> = {
  latch:
    'the latch is in the DR region: its machine writes its own; in a failover to the home primary the task writes none',
  'raise-capacity': 'runs only after the failover has failed, to undo the fence',
};

/** What code does and what it says it does. */
export interface TaskCalls {
  readonly callsPeer: CallsPeer;
  readonly declared: Pick<DeclaredActions, 'peerTasks'>;
}

/** Calls that the failover machine makes, each state with its own standing. */
export function machineCalls(deployment: Deployment, calls: TaskCalls): Dependency[] {
  const machines = stateMachinesOf(deployment.stacks.regional);
  return machines.flatMap((machine) =>
    machine.tasks.flatMap((task) => dependenciesOf(machine, task, deployment, calls)),
  );
}

function dependenciesOf(
  machine: StateMachine,
  task: MachineTask,
  { survivor, lost: lostRegion }: Deployment,
  { callsPeer, declared }: TaskCalls,
): Dependency[] {
  const [service = '', operation = ''] = task.integration.split(':');
  const place = { file: 'generated/regional.yaml', path: task.path };
  const needs = `${task.machine}: ${task.state}`;
  const action = actionName(service, operation);
  const call = callInSurvivor(action, survivor);
  const own: Dependency = {
    needs,
    what: action,
    ...call,
    standing: machine.isFailover ? call.standing : plannedOnly(call.standing),
    place,
  };
  if (task.functionTask === undefined || !callsPeer(task.functionTask)) {
    return [own];
  }
  return [
    own,
    {
      needs,
      what: `calls of task "${task.functionTask}"`,
      region: lostRegion,
      plane: 'control',
      standing: machine.isFailover
        ? peerStanding(task, declared.peerTasks)
        : plannedOnly(undefined),
      place,
    },
  ];
}

/** A planned switchover has both regions, but global control planes are no better for it. */
function plannedOnly(standing: Standing | undefined): Standing {
  return standing?.kind === 'lost'
    ? standing
    : { kind: 'not on the path', because: 'a planned switchover has both regions' };
}

function peerStanding(task: MachineTask, declaredTasks: ReadonlySet<string>): Standing {
  if (!declaredTasks.has(task.functionTask ?? '')) {
    return lost('it calls the other region, and functions/failover/actions.ts does not say so');
  }
  const elsewhere = PEER_CALLS_ELSEWHERE[task.functionTask ?? ''];
  if (elsewhere !== undefined) {
    return { kind: 'best effort', because: elsewhere };
  }
  const problem = bestEffortProblem(task);
  return problem === undefined
    ? {
        kind: 'best effort',
        because: `own branch, ends after ${MAX_BEST_EFFORT_SECONDS} s at most, any error goes on`,
      }
    : lost(`it calls the lost region, and ${problem}`);
}

/** Why something would wait for it, or fail with it; undefined when neither. */
function bestEffortProblem({ hasOwnBranch, properties }: MachineTask): string | undefined {
  if (!hasOwnBranch) {
    return 'it has no branch of its own beside the promotion';
  }
  if (!catchesEverything(properties.Catch)) {
    return 'it has no Catch for States.ALL, so its failure ends the other branches';
  }
  const seconds = longestSeconds(properties);
  return seconds <= MAX_BEST_EFFORT_SECONDS
    ? undefined
    : `it may take ${seconds} s, longer than ${MAX_BEST_EFFORT_SECONDS} s`;
}

function catchesEverything(catchers: unknown): boolean {
  return (
    Array.isArray(catchers) &&
    catchers.some((catcher) => {
      const errors = readPath(catcher, 'ErrorEquals');
      return Array.isArray(errors) && errors.includes('States.ALL');
    })
  );
}

/** Every try timing out, without the pauses between; no time-out is for ever. */
function longestSeconds(properties: MachineTask['properties']): number {
  const timeoutSeconds =
    typeof properties.TimeoutSeconds === 'number' ? properties.TimeoutSeconds : Infinity;
  const retriers = Array.isArray(properties.Retry) ? properties.Retry.filter(isRecord) : [];
  // Step Functions retries three times where MaxAttempts isn't given.
  const retries = retriers.reduce(
    (sum, { MaxAttempts }) => sum + (typeof MaxAttempts === 'number' ? MaxAttempts : 3),
    0,
  );
  return timeoutSeconds * (1 + retries);
}
