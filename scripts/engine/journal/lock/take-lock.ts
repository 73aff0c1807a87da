import type { Clock } from '../../clock';
import { DrError } from '../../errors';
import type { Parameters } from '../../ports';
import {
  type LockHolder,
  type LockItem,
  type LockResult,
  lockName,
  lockPath,
  lockValue,
  readItems,
} from './lock-item';

/**
 * A holder that has not renewed its lock for so long is taken for dead. Far above
 * {@link RENEW_INTERVAL_MS}, and above the five minutes by which AWS lets a clock be wrong:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export const EXPIRES_AFTER_MS = 15 * 60_000;

/** How often a holder says that it is alive. */
export const RENEW_INTERVAL_MS = 60_000;

/**
 * "After deleting a parameter, wait for at least 30 seconds to create a parameter with the same
 * name." https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html
 */
const NAME_FREE_AFTER_MS = 30_000;

/** Others that get in first, in a row, before it is given up. */
const MAX_TRIES = 5;

export interface LockRequest {
  /** Of the DR region, so that the lock outlives the loss of the primary one. */
  readonly parameters: Parameters;
  readonly suffix: string;
  readonly holder: LockHolder;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Whether a lock that has not expired may be taken from this holder all the same. */
  readonly mayTakeFrom: (holder: LockHolder) => boolean;
}

export type LockOutcome =
  | {
      readonly kind: 'taken';
      readonly lock: HeldLock;
      /** Whom it was taken from; undefined when nobody had it. */
      readonly from: LockItem | undefined;
    }
  /** Somebody else works on the environment. */
  | { readonly kind: 'held'; readonly item: LockItem };

/** A lock that this process has. */
export interface HeldLock {
  readonly suffix: string;
  readonly generation: number;
  readonly name: string;
  readonly holder: LockHolder;
}

/** The newest lock there is, whoever has or had it; undefined when nobody has ever deployed. */
export async function readNewestLock(
  parameters: Parameters,
  suffix: string,
): Promise<LockItem | undefined> {
  const { locks } = readItems(suffix, await parameters.below(lockPath(suffix)));
  return locks[0];
}

/** Whether the lock keeps others away. */
export function keepsOthersAway(item: LockItem, nowMs: number): boolean {
  return item.state === 'held' && nowMs - item.renewedAtMs < EXPIRES_AFTER_MS;
}

/**
 * Takes the environment's lock. Each taking makes the next generation's parameter, which the service
 * lets exactly one caller make; nobody ever deletes or overwrites a lock to get it, because between
 * the look and the deletion it can have become somebody else's. Afterwards the older ones go.
 */
export async function takeLock(request: LockRequest): Promise<LockOutcome> {
  const { parameters, suffix, holder, clock, signal, mayTakeFrom } = request;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    signal.throwIfAborted();
    const newest = await readNewestLock(parameters, suffix);
    if (
      newest !== undefined &&
      keepsOthersAway(newest, clock.nowMs()) &&
      !mayTakeFrom(newest.holder)
    ) {
      return { kind: 'held', item: newest };
    }
    const generation = (newest?.generation ?? 0) + 1;
    const name = lockName(suffix, generation);
    if ((await parameters.create(name, lockValue('held', holder))) === 'created') {
      const lock: HeldLock = { suffix, generation, name, holder };
      if (await isNewest(parameters, lock)) {
        await removeOlder(parameters, lock);
        return { kind: 'taken', lock, from: newest?.state === 'held' ? newest : undefined };
      }
      // Made after a newer one was there and the older ones had gone: it is nobody's.
      await parameters.remove(name);
    } else if (newest === undefined) {
      // Nothing is there, and the name is taken: it was deleted a moment ago.
      await clock.sleep(NAME_FREE_AFTER_MS, signal);
    }
  }
  throw new DrError({
    code: 'DR_LOCK_CONTENDED',
    message: `other runs were faster ${MAX_TRIES} times in a row to get the lock of ${suffix}`,
    nextSteps: ['the same command, when the others are done'],
  });
}

/** Gives the lock back, with a note of who had it last and how that ended. */
export async function releaseLock(
  parameters: Parameters,
  lock: HeldLock,
  result: LockResult,
): Promise<void> {
  await removeOlder(parameters, lock);
  await parameters.overwrite(lock.name, lockValue('released', lock.holder, result));
}

/** Gives the lock back and leaves nothing in the account. */
export async function removeLock(parameters: Parameters, lock: HeldLock): Promise<void> {
  await removeOlder(parameters, lock);
  await parameters.remove(lock.name);
}

async function isNewest(
  parameters: Parameters,
  { suffix, generation }: HeldLock,
): Promise<boolean> {
  return (await readNewestLock(parameters, suffix))?.generation === generation;
}

/** Locks of before, and what was asked of runs that had them. */
async function removeOlder(
  parameters: Parameters,
  { suffix, generation }: HeldLock,
): Promise<void> {
  const { locks, cancels } = readItems(suffix, await parameters.below(lockPath(suffix)));
  const older = locks.filter((item) => item.generation < generation);
  for (const { name } of [...older, ...cancels]) {
    await parameters.remove(name);
  }
}
