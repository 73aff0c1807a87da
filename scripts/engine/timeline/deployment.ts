import { locationId, type StackLocation } from '../topology';
import type { StackOperation } from './operations';
import { partsOfRun, runStartedMs } from './run-parts';

/** Operations of one stack, newest first. */
export interface StackHistory {
  readonly location: StackLocation;
  readonly operations: readonly StackOperation[];
  /** Of the stack of a stack set's instance, whose events carry no token. */
  readonly instance?: {
    /** The run's step that updates it once more: `replication@dr`; undefined where there is none. */
    readonly secondPass: string | undefined;
  };
}

/** One stack's part in a deployment. */
export interface DeploymentPart {
  readonly location: StackLocation;
  /** The step of the run that did it: `regional@dr`, `replication@primary`. */
  readonly step: string;
  readonly operation: StackOperation;
  /** Whether a stack set did it. */
  readonly isInstance: boolean;
  /** Of an instance: the step that a second update of the run is. */
  readonly secondPass?: string;
}

export interface Deployment {
  /** Of the run that did it; undefined where none of `dr-cli` did. */
  readonly runId: string | undefined;
  /** Stack sets did it, whose events don't say for which run. */
  readonly isByStackSets?: true;
  readonly startedMs: number;
  readonly endedMs: number;
  /** In the order in which they began. */
  readonly parts: readonly DeploymentPart[];
}

/**
 * Operations that nobody's run id joins belong together when one begins this soon after the other. A
 * guess: people and pipelines go from stack to stack within minutes.
 */
const LONGEST_PAUSE_MS = 30 * 60 * 1000;

/**
 * The deployment that began last, over all stacks. Operations of one run carry its id in their
 * token, and are joined by it; those of stack sets' instances by the run's time, others by time.
 *
 * @param steps ids of the steps that runs are made of
 * @param others histories of stacks that are not asked for, and that tell which runs there were
 */
export function lastDeployment(
  histories: readonly StackHistory[],
  steps: readonly string[],
  others: readonly StackHistory[] = [],
): Deployment | undefined {
  const asked = partsOf(histories, steps);
  const newest = asked.at(-1);
  if (newest === undefined) {
    return undefined;
  }
  const all = partsOf([...histories, ...others], steps);
  const runId = runOf(newest, all);
  const isAsked = new Set(histories.map(({ location }) => locationId(location)));
  const parts = (runId === undefined ? chain(all) : partsOfRun(all, runId, idOf)).filter(
    ({ location }) => isAsked.has(locationId(location)),
  );
  return {
    runId,
    ...(runId === undefined && newest.isInstance && { isByStackSets: true }),
    startedMs: Math.min(...parts.map(({ operation }) => operation.startedMs)),
    endedMs: Math.max(...parts.map(({ operation }) => operation.endedMs)),
    parts,
  };
}

/** In the order in which they began. */
function partsOf(histories: readonly StackHistory[], steps: readonly string[]): DeploymentPart[] {
  return histories
    .flatMap(({ location, operations, instance }) =>
      operations.map(
        (operation): DeploymentPart => ({
          location,
          step: stepOf(operation.token, steps) ?? locationId(location),
          operation,
          isInstance: instance !== undefined,
          ...(instance?.secondPass !== undefined && { secondPass: instance.secondPass }),
        }),
      ),
    )
    .sort((one, other) => one.operation.startedMs - other.operation.startedMs);
}

/** The run that did it: its own, or of an instance the one in whose time it lies. */
function runOf(part: DeploymentPart, all: readonly DeploymentPart[]): string | undefined {
  const own = idOf(part);
  if (own !== undefined || !part.isInstance) {
    return own;
  }
  const latest = all
    .flatMap((one) => idOf(one) ?? [])
    .filter((runId) => runStartedMs(runId) <= part.operation.startedMs)
    .sort()
    .at(-1);
  const isOfLatest =
    latest !== undefined &&
    partsOfRun(all, latest, idOf).some(({ operation }) => operation === part.operation);
  return isOfLatest ? latest : undefined;
}

function idOf({ operation }: DeploymentPart): string | undefined {
  return runIdOf(operation.token);
}

/** Whether enough of one stack's operations were read: those of another run are among them. */
export function hasWholeRun(operations: readonly StackOperation[]): boolean {
  const runIds = new Set(operations.slice(0, -1).map(({ token }) => runIdOf(token)));
  // Without run ids it is time that joins, and one deployment seldom does more with a stack.
  return operations.length > MOST_OPERATIONS || (runIds.size > 1 && !runIds.has(undefined));
}

const MOST_OPERATIONS = 10;

/** `20260105T090000-0a1b2c`, as runs are named, at the beginning of their tokens. */
const RUN_ID = /^(\d{8}T\d{6}-[0-9a-f]{6})-(.+)$/;

function runIdOf(token: string | undefined): string | undefined {
  return token === undefined ? undefined : RUN_ID.exec(token)?.[1];
}

/** `…-regional-dr-execute` → `regional@dr`. */
function stepOf(token: string | undefined, steps: readonly string[]): string | undefined {
  const rest = RUN_ID.exec(token ?? '')?.[2] ?? '';
  return steps
    .filter((step) => rest.startsWith(`${step.replace('@', '-')}-`))
    .sort((one, other) => other.length - one.length)[0];
}

/** From the newest on back, as long as the pauses are short. */
function chain(all: readonly DeploymentPart[]): DeploymentPart[] {
  const joined: DeploymentPart[] = [];
  let earliestMs = Number.POSITIVE_INFINITY;
  for (const part of [...all].reverse()) {
    const { startedMs, endedMs, token } = part.operation;
    if (runIdOf(token) !== undefined || earliestMs - endedMs > LONGEST_PAUSE_MS) {
      if (joined.length > 0) {
        break;
      }
    }
    joined.unshift(part);
    earliestMs = Math.min(earliestMs, startedMs);
  }
  return joined;
}
