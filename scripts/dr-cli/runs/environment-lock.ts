import { hostname } from 'node:os';
import type { Run } from '../../engine/environment';
import { DrError } from '../../engine/errors';
import type { LockHolder, LockItem } from '../../engine/journal/lock/lock-item';
import {
  EXPIRES_AFTER_MS,
  type HeldLock,
  keepsOthersAway,
  readNewestLock,
  takeLock,
} from '../../engine/journal/lock/take-lock';
import type { RegionPort } from '../../engine/ports';
import { durationText } from '../render/text';
import { thisProcess } from './process-identity';
import type { RecordedRun } from './run-request';
import type { RunStore } from './run-store';

/** The DR region: there the lock outlives the loss of the primary one. */
export function lockRegion({ cloud, environment }: Pick<Run, 'cloud' | 'environment'>): RegionPort {
  return cloud.region(environment.topology.regions.dr.name);
}

/** Throws when somebody else works on the environment, before anybody is asked to agree. */
export async function assertNobodyElse(
  run: Run,
  store: RunStore,
  { takeOver }: Pick<RecordedRun, 'takeOver'>,
): Promise<void> {
  const item = await readNewestLock(lockRegion(run).parameters, run.environment.suffix);
  if (
    item !== undefined &&
    keepsOthersAway(item, run.clock.nowMs()) &&
    !takeOver &&
    !isOurs(store, item.holder)
  ) {
    throw environmentTaken(run, item);
  }
}

/** Takes the environment's lock for the run, and says from whom if somebody had it. */
export async function takeEnvironment(
  { runs, command, takeOver, say }: RecordedRun,
  run: Run,
): Promise<HeldLock> {
  const { processId, host } = thisProcess();
  const holder: LockHolder = {
    runId: run.id,
    command,
    by: runs.caller.name,
    host,
    processId,
    since: new Date(run.clock.nowMs()).toISOString(),
  };
  const outcome = await takeLock({
    parameters: lockRegion(run).parameters,
    suffix: run.environment.suffix,
    holder,
    clock: run.clock,
    signal: run.signal,
    mayTakeFrom: (other) => takeOver || isOurs(runs.store, other),
  });
  if (outcome.kind === 'held') {
    throw environmentTaken(run, outcome.item);
  }
  if (outcome.from !== undefined && outcome.from.holder.runId !== run.id) {
    say(`taken over from ${holderText(outcome.from, run.clock.nowMs())}\n`);
  }
  return outcome.lock;
}

/**
 * Whether the holder was a process of this machine and this folder. Whoever asks has the folder's
 * own lock, so that the process is gone.
 */
function isOurs(store: RunStore, holder: LockHolder): boolean {
  return holder.host === hostname() && store.read(holder.runId) !== undefined;
}

function environmentTaken(run: Run, item: LockItem): DrError {
  const { environment } = run;
  const minutes = EXPIRES_AFTER_MS / 60_000;
  return new DrError({
    code: 'DR_ENVIRONMENT_TAKEN',
    message: `${environment.suffix} is being worked on by ${holderText(item, run.clock.nowMs())}`,
    nextSteps: [
      `${environment.command('attach')} (follows it, or says where it runs)`,
      `${environment.command('cancel')} (asks it to stop)`,
      `${environment.command(item.holder.command, '--take-over')} (if its machine is gone; without, it is taken for dead ${minutes} minutes after it was last heard of)`,
    ],
  });
}

/** `run 2026… (deploy) of alice on host-1, since 10:00, last heard of 12s ago`. */
export function holderText({ holder, renewedAtMs }: LockItem, nowMs: number): string {
  const { runId, command, by, host, processId, since } = holder;
  const ago = durationText(Math.max(0, nowMs - renewedAtMs));
  return `run ${runId} (${command}) of ${by}, process ${processId} on ${host}, since ${since}, last heard of ${ago} ago`;
}
