import type { ClientBody } from '../evidence/types';

/** A stretch in which at least one client got no payment through. */
export interface Interruption {
  /** When the first request that failed was sent. */
  readonly fromMs: number;
  /** When the last of its clients was paid again; null when one never was. */
  readonly toMs: number | null;
  readonly clients: number;
  readonly failedRequests: number;
}

/**
 * Clients notice the same loss at different moments and get over it at others, by their caches.
 * Outages that overlap are one interruption, and it lasts until the last client is through.
 */
export function interruptionsOf(clients: readonly ClientBody[]): Interruption[] {
  const outages = clients
    .flatMap(({ client, outages: own }) => own.map((outage) => ({ client, ...outage })))
    .sort((a, b) => a.fromMs - b.fromMs);
  const merged: (Omit<Interruption, 'clients'> & { readonly clients: ReadonlySet<string> })[] = [];
  for (const { client, fromMs, toMs, failedRequests } of outages) {
    const last = merged.at(-1);
    if (last === undefined || fromMs > (last.toMs ?? Number.POSITIVE_INFINITY)) {
      merged.push({ fromMs, toMs, clients: new Set([client]), failedRequests });
    } else {
      merged[merged.length - 1] = {
        fromMs: last.fromMs,
        toMs: last.toMs === null || toMs === null ? null : Math.max(last.toMs, toMs),
        clients: new Set([...last.clients, client]),
        failedRequests: last.failedRequests + failedRequests,
      };
    }
  }
  return merged.map((each) => ({ ...each, clients: each.clients.size }));
}

/** One that never ended is longer than any that did. */
export function longest(interruptions: readonly Interruption[]): Interruption | undefined {
  return [...interruptions].sort((a, b) => lengthOf(b) - lengthOf(a)).at(0);
}

function lengthOf({ fromMs, toMs }: Interruption): number {
  return (toMs ?? Number.POSITIVE_INFINITY) - fromMs;
}
