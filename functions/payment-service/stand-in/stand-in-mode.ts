import type { DatabaseStatus } from '../database/status';
import type { PromotionRequest } from './promotion-request';

/**
 * - `closed`: payments are the database's.
 * - `open`: the database here should write by now and doesn't; payments are taken in.
 * - `handing-over`: it writes again, but another task may not have seen that yet. Payments are taken
 *   in and booked before they are answered, so that the table decides between the two tasks, and
 *   the ledger between this one and those that are done with standing in.
 */
export type StandInMode = 'closed' | 'open' | 'handing-over';

export interface StandInMoment {
  /** As it was read last, not long ago; undefined when nothing, or nothing new, could be read. */
  readonly request: PromotionRequest | undefined;
  readonly status: DatabaseStatus['kind'];
  /** When this task first saw the database write, since the promotion was asked for. */
  readonly writesSinceMs: number | undefined;
  /** The other region has written to this copy of the database within the last half a minute. */
  readonly isFollowing: boolean;
  readonly nowMs: number;
}

/** A database that was promoted may be this long in reaching a task: endpoint, new connections. */
export const PROMOTED_GRACE_MS = 60_000;

/** Above {@link PROMOTED_GRACE_MS} by more than two tasks can differ in when they see it write. */
export const HANDOVER_MS = 120_000;

/**
 * Nobody should find out after days that an old operation has come to life: after so long a person
 * has decided what becomes of the region.
 */
export const MAX_STAND_IN_MS = 12 * 60 * 60_000;

/** Whether payments are taken in now. Everything that isn't known means no. */
export function standInMode(
  { request, status, writesSinceMs, isFollowing, nowMs }: StandInMoment,
  afterMs: number,
): StandInMode {
  if (request?.askedAtMs === undefined || afterMs === 0) return 'closed';
  const { askedAtMs, promotedAtMs } = request;
  const opensAtMs = askedAtMs + afterMs;
  // Promoted in time, it was never open; nor is it for a database that fails afterwards.
  const writesFromMs = Math.min(promotedAtMs ?? nowMs, writesSinceMs ?? nowMs);
  if (writesFromMs < opensAtMs || nowMs - askedAtMs > MAX_STAND_IN_MS) return 'closed';
  const sincePromotedMs = promotedAtMs === undefined ? 0 : nowMs - promotedAtMs;
  if (writesSinceMs === undefined && status !== 'writer') {
    return sincePromotedMs > PROMOTED_GRACE_MS || isFollowing ? 'closed' : 'open';
  }
  const sinceWritesMs = writesSinceMs === undefined ? 0 : nowMs - writesSinceMs;
  return sinceWritesMs < HANDOVER_MS && sincePromotedMs < PROMOTED_GRACE_MS + HANDOVER_MS
    ? 'handing-over'
    : 'closed';
}

/** Whether a key may be in the intake table that the database doesn't know yet. */
export function mayHoldIntakes(
  request: PromotionRequest | undefined,
  afterMs: number,
  nowMs: number,
): boolean {
  if (request?.askedAtMs === undefined || afterMs === 0) return false;
  const { askedAtMs, promotedAtMs = nowMs } = request;
  return promotedAtMs >= askedAtMs + afterMs && nowMs - askedAtMs <= 2 * MAX_STAND_IN_MS;
}
