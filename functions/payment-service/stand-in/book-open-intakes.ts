import { DatabaseFailure } from '../database/failure';
import type { OpenIntake } from './intake';
import { type SettleOptions, settleIntake } from './settle-intake';

/** Few beside the payments of the moment, which use the same connections. */
const AT_ONCE = 4;

/** Then whoever asked for it looks whether it is still the one to do it. */
const MAX_BATCHES = 10;

/**
 * Books what waits in a table, the oldest first. One that can't be read or settled doesn't keep
 * the others from it.
 *
 * @param signal - ends it after those that are being booked; whoever leads next books the others
 * @throws the first failure, after everything that could be done is done
 */
export async function bookOpenIntakes(options: SettleOptions, signal: AbortSignal): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES && !signal.aborted; batch += 1) {
    const open = await options.table.listOpen();
    const settled = await bookBatch(options, open, signal);
    // The index is behind the table for a moment, and names what has been settled.
    if (settled === 0) return;
  }
}

async function bookBatch(
  options: SettleOptions,
  open: readonly OpenIntake[],
  signal: AbortSignal,
): Promise<number> {
  let settled = 0;
  const failures: unknown[] = [];
  for (let start = 0; start < open.length && !signal.aborted; start += AT_ONCE) {
    const outcomes = await Promise.allSettled(
      open.slice(start, start + AT_ONCE).map(({ keyHash }) => bookOne(options, keyHash)),
    );
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') failures.push(outcome.reason);
      else settled += outcome.value;
    }
    // The others would meet the same database.
    if (failures.some((failure) => failure instanceof DatabaseFailure)) break;
  }
  if (failures.length > 0) throw failures[0];
  return settled;
}

async function bookOne(options: SettleOptions, keyHash: string): Promise<0 | 1> {
  const intake = await options.table.find(keyHash);
  if (intake?.state.kind !== 'open') return 0;
  return (await settleIntake(options, intake)) === 'in-flight' ? 0 : 1;
}
