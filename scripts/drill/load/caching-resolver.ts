import { Resolver } from 'node:dns/promises';
import type { DrillClock } from '../clock/drill-clock';

export interface Resolved {
  readonly addresses: readonly string[];
  readonly ttlSeconds: number;
}

export interface CachingResolverOptions {
  readonly clock: DrillClock;
  /** Of the name server on the loopback interface. */
  readonly port: number;
  /** Told of each answer that the name server gave. */
  readonly onAnswer: (resolved: Resolved, atMs: number) => void;
}

/** On the machine's clock; the name server is on the same machine. */
const TIMEOUT_MS = 1_000;

/** As a client's machine resolves: it asks the name server, and keeps the answer for its TTL. */
export class CachingResolver {
  private readonly resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 });
  private cached: (Resolved & { readonly untilMs: number }) | undefined;

  constructor(private readonly options: CachingResolverOptions) {
    this.resolver.setServers([`127.0.0.1:${options.port}`]);
  }

  /** Addresses of a name; none while nobody answers and nothing is cached. */
  async addresses(name: string): Promise<readonly string[]> {
    const { clock, onAnswer } = this.options;
    if (this.cached !== undefined && clock.nowMs() < this.cached.untilMs)
      return this.cached.addresses;
    this.cached = undefined;
    const records = await this.resolver.resolve4(name, { ttl: true }).catch(() => []);
    const [first] = records;
    if (first === undefined) return [];
    const resolved = { addresses: records.map(({ address }) => address), ttlSeconds: first.ttl };
    const nowMs = clock.nowMs();
    this.cached = { ...resolved, untilMs: nowMs + first.ttl * 1_000 };
    onAnswer(resolved, nowMs);
    return resolved.addresses;
  }
}
