import type { Clock } from '../../clock';
import type { Parameters } from '../../ports';
import { cancelName, type LockItem } from './lock-item';
import { readNewestLock } from './take-lock';

/** A run looks every 15 s, and then waits for its calls that are under way. */
const ANSWER_WITHIN_MS = 90_000;

const LOOK_INTERVAL_MS = 2_000;

export interface StopRequest {
  readonly parameters: Parameters;
  readonly suffix: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The lock of the run that is to stop. */
  readonly item: LockItem;
  /** Who asks, and from where. */
  readonly by: string;
}

/** Asks a run to stop through the account, wherever it runs, and waits until it has. */
export async function askToStop(request: StopRequest): Promise<'stopped' | 'no-answer'> {
  const { parameters, suffix, clock, signal, item, by } = request;
  await parameters.overwrite(cancelName(suffix, item.holder.runId), by);
  const deadlineMs = clock.nowMs() + ANSWER_WITHIN_MS;
  while (clock.nowMs() < deadlineMs) {
    await clock.sleep(LOOK_INTERVAL_MS, signal);
    const newest = await readNewestLock(parameters, suffix);
    const isStillHeld = newest?.state === 'held' && newest.holder.runId === item.holder.runId;
    if (!isStillHeld) {
      return 'stopped';
    }
  }
  return 'no-answer';
}
