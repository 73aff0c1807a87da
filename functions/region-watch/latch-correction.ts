import type { Policy } from '../shared/decision/policy';
import { newestRun, spanMs } from '../shared/decision/sample-runs';
import { publish } from '../shared/notify/publish';
import type { Sample } from '../shared/signals/sample';
import { correctLatch, type Latch, readLatch, recordLatchAnnounced } from '../shared/state/latch';
import type { Operation } from '../shared/state/operation';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';
import { describeSample } from './evidence';
import { CORRECT_LATCH_AFTER_MS } from './schedule';

/** Fewer samples in that time are too few to rest on, however far apart they are. */
const MIN_SAMPLES = 4;

/** What the latch is based on: what was seen, and who else may be about to move it. */
export interface LatchEvidence {
  /** Oldest first. */
  readonly samples: readonly Sample[];
  readonly latch: Latch | undefined;
  /** The newest one of this region. */
  readonly operation: Operation | undefined;
  readonly policy: Policy;
}

/**
 * What the latch should be: set while this region, the DR region, writes, and cleared while the
 * home primary does. Moving it is a step of every operation, done as soon as the writer has moved.
 * But an operation can die before that step, can be run by a region that doesn't reach the latch,
 * and the item can be lost; and DNS has to follow the writer all the same.
 *
 * Waits for an operation of this region to end, and for samples since then and since the latch was
 * last written: while the writer is moving, the latest word is the operation's.
 *
 * @returns undefined when it is right, or what is seen doesn't suffice to say
 */
export function latchCorrection({
  samples,
  latch,
  operation,
  policy,
}: LatchEvidence): Latch | undefined {
  const newest = samples.at(-1);
  const set = newest && thisRegionWrites(newest);
  const isRunning = operation !== undefined && operation.endedAtMs === undefined;
  if (newest === undefined || set === undefined || set === latch?.set || isRunning) {
    return undefined;
  }
  const afterMs = Math.max(latch?.atMs ?? 0, operation?.endedAtMs ?? 0);
  const run = newestRun(
    samples,
    (sample) => thisRegionWrites(sample) === set && sample.atMs > afterMs,
    policy,
  );
  if (run.length < MIN_SAMPLES || spanMs(run) < CORRECT_LATCH_AFTER_MS) {
    return undefined;
  }
  return {
    set,
    atMs: newest.atMs,
    epoch: operation?.epoch ?? latch?.epoch ?? 0,
    // Not for the first item of a new environment: it says what holds without it.
    announcement: latch !== undefined || set ? 'due' : 'none',
  };
}

/** Undefined while nobody writes, the writer is being changed, or it isn't known. */
function thisRegionWrites({ database }: Sample): boolean | undefined {
  return database.kind === 'known' &&
    database.operation === 'none' &&
    database.writerRegion !== undefined
    ? database.thisRegionWrites
    : undefined;
}

/** Corrects the latch in the DR region, the only one that has it, and tells people once. */
export async function keepLatchWithWriter(
  dependencies: RegionWatchDependencies,
  {
    samples,
    operation,
  }: { readonly samples: readonly Sample[]; readonly operation: Operation | undefined },
): Promise<void> {
  const { config, logger } = dependencies;
  if (config.homeRole === 'primary') {
    return;
  }
  const table = stateTableOf(dependencies);
  const latch = await readLatch(table);
  const correction = latchCorrection({ samples, latch, operation, policy: config.policy });
  if (correction === undefined) {
    return announce(dependencies, latch, samples);
  }
  // Refused: another watcher has corrected it, or an operation has moved it since.
  if ((await correctLatch(table, latch, correction)) === 'written') {
    logger.warn('Latch corrected', { from: latch?.set, to: correction.set });
    await announce(dependencies, correction, samples);
  }
}

async function announce(
  dependencies: RegionWatchDependencies,
  latch: Latch | undefined,
  samples: readonly Sample[],
): Promise<void> {
  if (latch?.announcement !== 'due') {
    return;
  }
  const { clients, config } = dependencies;
  const { region, peerRegion, environmentSuffix: suffix } = config;
  const writer = latch.set ? region : peerRegion;
  const newest = samples.at(-1);
  await publish(
    { sns: clients.sns, topicArn: config.notificationTopicArn },
    {
      subject: `DNS did not follow the writer; it is sent to ${writer} now`,
      urgency: 'page',
      happened: `${writer} writes, and the failover latch in ${region} did not say so: the operation that moved the writer ended before that step, could not reach ${region}, or the latch was lost. It is ${latch.set ? 'set' : 'cleared'} now, so that clients are sent to ${writer}.`,
      evidence: newest === undefined ? [] : describeSample(newest),
      nextCommand: `dr-cli status --suffix ${suffix}`,
    },
  );
  await recordLatchAnnounced(stateTableOf(dependencies), latch);
}
