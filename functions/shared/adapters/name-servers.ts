import type { Clock } from '../ports';
import { type DnsResolver, isNothingThere } from './dns-resolver';

/** A zone keeps its name servers for years; an hour only bounds how long a move goes unnoticed. */
const REFRESH_MS = 3_600_000;

/** After a refresh that failed, the next try: each costs the question that waits for it some time. */
const RETRY_MS = 60_000;

interface Known {
  readonly addresses: readonly string[];
  readonly refreshAtMs: number;
}

/**
 * Finds addresses of the name servers of the zone that a name is in, by asking
 * for NS records of the name, then of the domain above it, and so on up.
 *
 * What was found is kept. When a refresh fails, the last known servers are used
 * on: on the day a region is lost, the resolvers near it may be in trouble too.
 */
export function createNameServers(options: {
  readonly clock: Clock;
  readonly createResolver: () => DnsResolver;
}): (name: string) => Promise<readonly string[]> {
  const { clock, createResolver } = options;
  const known = new Map<string, Known>();

  const keep = (name: string, addresses: readonly string[], forMs: number) => {
    known.set(name, { addresses, refreshAtMs: clock.nowMs() + forMs });
    return addresses;
  };

  return async (name) => {
    const last = known.get(name);
    if (last !== undefined && clock.nowMs() < last.refreshAtMs) {
      return last.addresses;
    }
    try {
      return keep(name, await lookUp(createResolver(), name), REFRESH_MS);
    } catch (error) {
      if (last === undefined) {
        throw error;
      }
      return keep(name, last.addresses, RETRY_MS);
    }
  };
}

async function lookUp(resolver: DnsResolver, name: string): Promise<readonly string[]> {
  const servers = await zoneServers(resolver, name);
  const found = await Promise.allSettled(servers.map((server) => resolver.resolve4(server)));
  const addresses = found.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  if (addresses.length === 0) {
    throw new Error(`none of the name servers of ${name} has an address: ${servers.join(', ')}`);
  }
  return addresses;
}

async function zoneServers(resolver: DnsResolver, name: string): Promise<readonly string[]> {
  const labels = name.split('.');
  // The top-level domain isn't asked for: its servers don't answer for the zone.
  for (let first = 0; first < labels.length - 1; first += 1) {
    try {
      const servers = await resolver.resolveNs(labels.slice(first).join('.'));
      if (servers.length > 0) {
        return servers;
      }
    } catch (error) {
      if (!isNothingThere(error)) {
        throw error;
      }
    }
  }
  throw new Error(`no domain above ${name} has name servers`);
}
