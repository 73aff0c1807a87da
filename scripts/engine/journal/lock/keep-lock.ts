import type { Clock } from '../../clock';
import { describeError } from '../../describe-error';
import type { Parameters } from '../../ports';
import { lockPath, lockValue, readItems } from './lock-item';
import { EXPIRES_AFTER_MS, type HeldLock, RENEW_INTERVAL_MS } from './take-lock';

/** How often to look whether somebody has asked the run to stop, or has taken its lock. */
const LOOK_INTERVAL_MS = 15_000;

/** Well before others take the run for dead, it has to stop by itself. */
const GIVE_UP_AFTER_MS = EXPIRES_AFTER_MS - 5 * 60_000;

/** Why a run has to stop. */
export type LockStop =
  /** Asked to; `by` says by whom. */
  | { readonly kind: 'cancelled'; readonly by: string }
  /** Another run has the environment. */
  | { readonly kind: 'taken' }
  /** It could not be renewed, and others may think that this run is dead. */
  | { readonly kind: 'not-renewed'; readonly reason: string };

export interface KeepOptions {
  readonly parameters: Parameters;
  readonly lock: HeldLock;
  readonly clock: Clock;
  /** Ends the keeping. */
  readonly signal: AbortSignal;
}

/**
 * Renews the lock until the signal aborts, or until there is a reason to stop working. A failed
 * renewal is tried again: a moment without network must not end a deploy of an hour.
 */
export async function keepLock(options: KeepOptions): Promise<LockStop | undefined> {
  const { clock, signal } = options;
  let renewedAtMs = clock.nowMs();
  while (!signal.aborted) {
    try {
      await clock.sleep(LOOK_INTERVAL_MS, signal);
    } catch (error) {
      if (signal.aborted) {
        return undefined;
      }
      throw error;
    }
    const nowMs = clock.nowMs();
    try {
      const stop = await look(options);
      if (stop !== undefined) {
        return stop;
      }
      if (nowMs - renewedAtMs >= RENEW_INTERVAL_MS) {
        await renew(options);
        renewedAtMs = nowMs;
      }
    } catch (error) {
      if (nowMs - renewedAtMs >= GIVE_UP_AFTER_MS) {
        return { kind: 'not-renewed', reason: describeError(error).message };
      }
    }
  }
  return undefined;
}

async function look({ parameters, lock }: KeepOptions): Promise<LockStop | undefined> {
  const { suffix, generation, holder } = lock;
  const { locks, cancels } = readItems(suffix, await parameters.below(lockPath(suffix)));
  if (locks[0] !== undefined && locks[0].generation > generation) {
    return { kind: 'taken' };
  }
  const cancel = cancels.find(({ runId }) => runId === holder.runId);
  return cancel && { kind: 'cancelled', by: cancel.by };
}

async function renew({ parameters, lock }: KeepOptions): Promise<void> {
  await parameters.overwrite(lock.name, lockValue('held', lock.holder));
}
