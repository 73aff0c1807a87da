import type { HomeRole } from '../failover-config';
import type { Sample } from '../signals/sample';
import { type Arming, isArmed } from '../state/arming-model';
import { changedNothing, type Operation } from '../state/operation';
import { ofCurrentWriter } from './current-writer';
import { firstOfGlobalOperation } from './global-operation';
import { databaseAtLoss, firstBadSample, firstLostSample, lagAtLoss } from './loss';
import type { Policy } from './policy';
import { isConfirmed, newestRun, spanMs } from './sample-runs';
import { shapeOf } from './signal-shape';

/** Everything a decision depends on. */
export interface DecisionInput {
  /** Oldest first, and the newest has just been taken. */
  readonly samples: readonly Sample[];
  readonly nowMs: number;
  readonly arming: Arming | undefined;
  readonly lastOperation: Operation | undefined;
  readonly policy: Policy;
  readonly homeRole: HomeRole;
}

/** The input in the terms of the decision table. */
export interface Facts {
  readonly homeRole: HomeRole;
  /** `briefly-unknown`: not for as long as the confirmation time yet. */
  readonly writer: 'this-region' | 'other-region' | 'briefly-unknown' | 'unknown';
  /**
   * `lost`, `disagreeing` and `unknown` have lasted for the confirmation time, or
   * are the newest of bad signals that never settled; `suspect` has not, yet.
   */
  readonly active: 'healthy' | 'suspect' | 'lost' | 'disagreeing' | 'unknown';
  readonly self: 'healthy' | 'briefly-unhealthy' | 'unhealthy' | 'unknown';
  /** What Aurora says. `overdue`: running for longer than any should. */
  readonly globalOperation: 'none' | 'running' | 'overdue';
  /** What the state table says. */
  readonly ownOperation: 'none' | 'running' | 'overdue' | 'cooling-down';
  /** `never-armed`: nobody has said anything yet; the environment may still be being made. */
  readonly arming: 'armed' | 'disarmed' | 'never-armed';
  readonly standby: 'ready' | 'not-ready';
  /** At the loss, against the RPO. */
  readonly lag: 'within-rpo' | 'exceeds-rpo' | 'unknown';
  readonly onUnknownLag: Policy['onUnknownLag'];
}

export function factsOf(input: DecisionInput): Facts {
  const samples = usableSamples(input);
  const { homeRole, policy } = input;
  return {
    homeRole,
    writer: writerOf(samples, policy),
    active: activeOf(samples, input),
    self: selfOf(samples, policy),
    globalOperation: globalOperationOf(samples, input),
    ownOperation: ownOperationOf(input),
    arming: armingOf(input),
    standby: standbyOf(samples, { policy, homeRole }),
    lag: lagOf(samples, input),
    onUnknownLag: policy.onUnknownLag,
  };
}

/**
 * Up to now, since the writer last moved, and none at all when the newest is too
 * old to say anything. A sample from the future is from a clock that is wrong.
 */
function usableSamples({ samples, nowMs, policy }: DecisionInput): readonly Sample[] {
  const past = samples.filter(({ atMs }) => atMs <= nowMs);
  const newest = past.at(-1);
  return newest !== undefined && nowMs - newest.atMs <= policy.maxSampleGapMs
    ? ofCurrentWriter(past)
    : [];
}

/** Without a writer and without an operation that would explain it, nothing is known either. */
function knowsWriter({ database }: Sample): boolean {
  return (
    database.kind === 'known' &&
    (database.writerRegion !== undefined || database.operation !== 'none')
  );
}

function writerOf(samples: readonly Sample[], policy: Policy): Facts['writer'] {
  const newest = samples.at(-1);
  if (newest?.database.kind === 'known' && knowsWriter(newest)) {
    return newest.database.thisRegionWrites ? 'this-region' : 'other-region';
  }
  const run = newestRun(samples, (sample) => !knowsWriter(sample), policy);
  return isConfirmed(run, policy) ? 'unknown' : 'briefly-unknown';
}

function selfOf(samples: readonly Sample[], policy: Policy): Facts['self'] {
  const newest = samples.at(-1)?.self.health ?? 'unknown';
  if (newest !== 'unhealthy') {
    return newest;
  }
  const run = newestRun(samples, ({ self }) => self.health === 'unhealthy', policy);
  return isConfirmed(run, policy) ? 'unhealthy' : 'briefly-unhealthy';
}

/** A loss is confirmed only by samples in which this region itself was fine. */
function activeOf(
  samples: readonly Sample[],
  { homeRole, policy, lastOperation }: DecisionInput,
): Facts['active'] {
  const newest = samples.at(-1);
  if (newest === undefined) {
    return 'suspect';
  }
  const shape = shapeOf(newest, homeRole);
  if (shape === 'healthy') {
    return 'healthy';
  }
  // An attempt that came to nothing has seen the signals differently, or failed on its way to the
  // promotion: they start over.
  const calledOffAtMs =
    lastOperation && changedNothing(lastOperation) ? lastOperation.endedAtMs : undefined;
  const believed = (sample: Sample) =>
    shapeOf(sample, homeRole) === shape &&
    (shape !== 'lost' || (sample.self.health === 'healthy' && sample.atMs > (calledOffAtMs ?? 0)));
  if (isConfirmed(newestRun(samples, believed, policy), policy)) {
    return shape;
  }
  const unsettled = newestRun(samples, (each) => shapeOf(each, homeRole) !== 'healthy', policy);
  return shape !== 'lost' && spanMs(unsettled) >= policy.unsettledMs ? shape : 'suspect';
}

function globalOperationOf(
  samples: readonly Sample[],
  { nowMs, policy }: DecisionInput,
): Facts['globalOperation'] {
  const newest = samples.at(-1)?.database;
  const first = firstOfGlobalOperation(samples);
  if (newest?.kind !== 'known' || first === undefined) {
    return 'none';
  }
  return nowMs - first.atMs < policy.overdueMs ? 'running' : 'overdue';
}

function armingOf({ arming, nowMs }: DecisionInput): Facts['arming'] {
  if (arming === undefined) {
    return 'never-armed';
  }
  return isArmed(arming, nowMs) ? 'armed' : 'disarmed';
}

function ownOperationOf({ lastOperation, nowMs, policy }: DecisionInput): Facts['ownOperation'] {
  if (lastOperation === undefined) {
    return 'none';
  }
  const { startedAtMs, endedAtMs, resumable } = lastOperation;
  if (endedAtMs === undefined || resumable) {
    // One that is to be resumed should be so at once.
    return nowMs - (endedAtMs ?? startedAtMs) < policy.overdueMs ? 'running' : 'overdue';
  }
  // One that has changed nothing must not stand in the way for an hour.
  return !changedNothing(lastOperation) && nowMs - endedAtMs < policy.cooldownMs
    ? 'cooling-down'
    : 'none';
}

/**
 * Available now; and before the first bad signal not in the middle of being
 * rebuilt. From then on a secondary without its primary may well be out of
 * sync, half a minute before the checkers say that the primary is lost.
 */
function standbyOf(
  samples: readonly Sample[],
  { policy, homeRole }: Pick<DecisionInput, 'policy' | 'homeRole'>,
): Facts['standby'] {
  const newest = samples.at(-1)?.database;
  if (newest?.kind !== 'known' || !newest.thisMemberAvailable) {
    return 'not-ready';
  }
  const firstBad = firstBadSample(samples, homeRole, policy);
  const before = firstBad && databaseAtLoss(samples, firstBad.atMs);
  return before?.synchronization === 'pending-resync' ? 'not-ready' : 'ready';
}

function lagOf(
  samples: readonly Sample[],
  { policy, homeRole }: Pick<DecisionInput, 'policy' | 'homeRole'>,
): Facts['lag'] {
  const firstLost = firstLostSample(samples, homeRole);
  if (firstLost === undefined) {
    return 'unknown';
  }
  const measured = lagAtLoss(samples, firstLost.atMs);
  if (measured === undefined || firstLost.atMs - measured.measuredAtMs > policy.maxLagAgeMs) {
    return 'unknown';
  }
  return measured.lagMs <= policy.maxLagMs ? 'within-rpo' : 'exceeds-rpo';
}
