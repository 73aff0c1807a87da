import { isObject } from '../shared/state/guards';
import { changeJson, type JsonItem, readJson } from '../shared/state/json-item';
import { awsCall } from './aws-call';
import type { TaskContext } from './dependencies';
import type {
  FailureFact,
  FenceFact,
  FenceOutcome,
  LatchFact,
  LossEvidence,
  PaymentFact,
  SnapshotFact,
  TrafficFact,
  WriterFact,
} from './report/facts';
import { ownTable } from './state-tables';

/**
 * What the steps of one operation saw, kept beside the operation so that a report can be made
 * again when more becomes known.
 */
export interface StepFacts {
  readonly loss?: LossFact;
  /** Since when `confirm` has missed an answer. */
  readonly unknownSinceMs?: number;
  readonly fence?: FenceFact;
  readonly payment?: PaymentFact;
  readonly latch?: LatchFact;
  readonly traffic?: TrafficFact;
  readonly snapshot?: SnapshotFact;
  readonly writer?: WriterFact;
  readonly failure?: FailureFact;
}

export type LossFact = LossEvidence & {
  /** The incident it belongs to: a resumed operation has a new epoch and the same incident. */
  readonly firstBadSampleAtMs: number;
};

/** Outcomes that prove less: a repeated step may find more than the first one, and counts then. */
const PROVEN_BELOW: Readonly<Record<FenceOutcome, readonly FenceOutcome[]>> = {
  unproven: [],
  'not-needed': [],
  'tasks-stopping': ['unproven', 'not-needed'],
  'tasks-stopped': ['unproven', 'not-needed', 'tasks-stopping'],
};

/**
 * The first observation stands, because a step delivered twice saw it first the first time. Two
 * exceptions: a fence may have proven more, and a snapshot's copy goes on.
 */
export function mergeFacts(before: StepFacts, seen: StepFacts): StepFacts {
  const { fence, snapshot } = seen;
  return {
    // `before` twice: its members keep their places, so that a repetition leaves the same text.
    ...before,
    ...seen,
    ...before,
    ...(fence && before.fence && PROVEN_BELOW[fence.outcome].includes(before.fence.outcome)
      ? { fence }
      : {}),
    ...(snapshot && { snapshot }),
  };
}

const itemOf = (epoch: number): JsonItem<StepFacts> => ({
  name: `facts#${epoch}`,
  // Written by this module alone, in a table nobody else has access to.
  parse: (stored) => (isObject(stored) ? stored : {}),
});

export async function readFacts(context: TaskContext, epoch: number): Promise<StepFacts> {
  const { value } = await awsCall('reading the facts of the operation', () =>
    readJson(ownTable(context), itemOf(epoch)),
  );
  return value;
}

/** @returns the facts as they are now, which are the first ones seen */
export async function recordFacts(
  context: TaskContext,
  epoch: number,
  seen: StepFacts,
): Promise<StepFacts> {
  const { value } = await awsCall('recording the facts of the operation', () =>
    changeJson(ownTable(context), itemOf(epoch), (before) => mergeFacts(before, seen)),
  );
  return value;
}
