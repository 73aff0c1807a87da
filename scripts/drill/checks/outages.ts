import type { PaymentAttempt } from '../load/history';
import type { DrillHistory } from './drill-history';

export interface Outage {
  /** When the first request that failed was sent. */
  readonly fromMs: number;
  /** When the next payment was acknowledged; null when none was any more. */
  readonly toMs: number | null;
  readonly failedRequests: number;
}

/** Each stretch of a client's time from a request that failed to the next payment taken. */
export function outagesOf(payments: readonly PaymentAttempt[]): readonly Outage[] {
  const outages: Outage[] = [];
  let open: { fromMs: number; failedRequests: number } | undefined;
  for (const { outcome, startedAtMs, endedAtMs } of payments) {
    switch (outcome.kind) {
      case 'failed':
        open ??= { fromMs: startedAtMs, failedRequests: 0 };
        open.failedRequests += 1;
        break;
      case 'taken':
        if (open !== undefined) outages.push({ ...open, toMs: endedAtMs });
        open = undefined;
        break;
      case 'refused':
        break;
    }
  }
  if (open !== undefined) outages.push({ ...open, toMs: null });
  return outages;
}

export function byClient(
  payments: readonly PaymentAttempt[],
): ReadonlyMap<number, PaymentAttempt[]> {
  const clients = new Map<number, PaymentAttempt[]>();
  for (const payment of payments) {
    const own = clients.get(payment.client);
    if (own === undefined) clients.set(payment.client, [payment]);
    else own.push(payment);
  }
  return clients;
}

export interface RecoveryTime {
  /** Of the whole: overlapping outages of all clients count as one; the longest. */
  readonly overallMs: number;
  /** The longest of each client that had one, by its number. */
  readonly perClientMs: ReadonlyMap<number, number>;
  /** Clients that never paid again. */
  readonly unrecovered: readonly number[];
}

/** @param fromMs - outages that were over by then are not the drill's doing */
export function recoveryTime(payments: readonly PaymentAttempt[], fromMs: number): RecoveryTime {
  const perClientMs = new Map<number, number>();
  const unrecovered: number[] = [];
  const spans: { readonly fromMs: number; readonly toMs: number }[] = [];
  for (const [client, own] of byClient(payments)) {
    for (const outage of outagesOf(own)) {
      if (outage.toMs === null) {
        unrecovered.push(client);
      } else if (outage.toMs > fromMs) {
        const lastsMs = outage.toMs - outage.fromMs;
        perClientMs.set(client, Math.max(lastsMs, perClientMs.get(client) ?? 0));
        spans.push({ fromMs: outage.fromMs, toMs: outage.toMs });
      }
    }
  }
  return { overallMs: longestMerged(spans), perClientMs, unrecovered };
}

function longestMerged(
  spans: readonly { readonly fromMs: number; readonly toMs: number }[],
): number {
  let longestMs = 0;
  let current: { fromMs: number; toMs: number } | undefined;
  for (const span of [...spans].sort((one, other) => one.fromMs - other.fromMs)) {
    if (current === undefined || span.fromMs > current.toMs) current = { ...span };
    else current.toMs = Math.max(current.toMs, span.toMs);
    longestMs = Math.max(longestMs, current.toMs - current.fromMs);
  }
  return longestMs;
}

/** When the drill first did something: a fault, or an operation that a person started. */
export function disturbedAtMs({
  faults,
  operations,
}: Pick<DrillHistory, 'faults' | 'operations'>): number {
  const times = [
    ...faults.map(({ beginsAtMs }) => beginsAtMs),
    ...operations.map(({ startedAtMs }) => startedAtMs),
  ];
  return times.length === 0 ? 0 : Math.min(...times);
}
