import { locationId, type StackLocation } from '../topology';
import type { StackOperation } from './operations';

/** Operations of one stack, newest first. */
export interface StackHistory {
  readonly location: StackLocation;
  readonly operations: readonly StackOperation[];
}

/** One stack's part in a deployment. */
export interface DeploymentPart {
  readonly location: StackLocation;
  /** The step of the run that did it: `regional@dr`, `replication@primary`. */
  readonly step: string;
  readonly operation: StackOperation;
}

export interface Deployment {
  /** Of the run that did it; undefined where none of `dr-cli` did. */
  readonly runId: string | undefined;
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
 * token, and are joined by it; others by time.
 *
 * @param steps ids of the steps that runs are made of
 */
export function lastDeployment(
  histories: readonly StackHistory[],
  steps: readonly string[],
): Deployment | undefined {
  const all = histories
    .flatMap(({ location, operations }) =>
      operations.map((operation) => ({
        location,
        step: stepOf(operation.token, steps) ?? locationId(location),
        operation,
      })),
    )
    .sort((one, other) => one.operation.startedMs - other.operation.startedMs);
  const newest = all.at(-1);
  if (newest === undefined) {
    return undefined;
  }
  const runId = runIdOf(newest.operation.token);
  const parts =
    runId === undefined
      ? chain(all)
      : all.filter(({ operation }) => runIdOf(operation.token) === runId);
  return {
    runId,
    startedMs: Math.min(...parts.map(({ operation }) => operation.startedMs)),
    endedMs: Math.max(...parts.map(({ operation }) => operation.endedMs)),
    parts,
  };
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
