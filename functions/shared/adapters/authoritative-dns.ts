import { Resolver } from 'node:dns/promises';
import { describeFailure } from '../describe-failure';
import type { Clock, Dns, DnsAnswer } from '../ports';
import { withTimeout } from '../with-timeout';
import { type DnsResolver, isNothingThere } from './dns-resolver';
import { createNameServers } from './name-servers';

export interface AuthoritativeDnsOptions {
  readonly clock: Clock;
  /** @default Node's resolver, which asks once and waits a second */
  readonly createResolver?: () => DnsResolver;
}

/** Resolvers have their own time-out below the caller's, so that a second server still has time. */
const SERVER_TIMEOUT_MS = 1_000;

const nodeResolver = (): DnsResolver => new Resolver({ timeout: SERVER_TIMEOUT_MS, tries: 1 });

/**
 * DNS asked of the zone's own name servers. A resolver's cache would show the
 * past for as long as the record's time to live.
 */
export function createAuthoritativeDns({
  clock,
  createResolver = nodeResolver,
}: AuthoritativeDnsOptions): Dns {
  const nameServers = createNameServers({ clock, createResolver });

  const ask = async (
    name: string,
    timeoutMs: number,
    question: (resolver: DnsResolver) => Promise<readonly string[]>,
  ): Promise<DnsAnswer> => {
    const resolvers: DnsResolver[] = [];
    try {
      return await withTimeout({ clock, what: `asking for ${name}`, timeoutMs }, async () => {
        const servers = await nameServers(name);
        // All at once: four questions are nothing, and an unreachable server costs no time.
        const answers = servers.map(async (server) => {
          const resolver = createResolver();
          resolvers.push(resolver);
          resolver.setServers([server]);
          return definite(() => question(resolver));
        });
        return await Promise.any(answers);
      });
    } catch (error) {
      const causes = error instanceof AggregateError ? error.errors : [error];
      const reasons = new Set(causes.map(describeFailure));
      return { kind: 'failed', reason: [...reasons].join('; ') };
    } finally {
      for (const resolver of resolvers) {
        resolver.cancel();
      }
    }
  };

  return {
    txt: (name, { timeoutMs }) =>
      ask(name, timeoutMs, async (resolver) => {
        const records = await resolver.resolveTxt(name);
        return records.map((strings) => strings.join(''));
      }),
    address: (name, { timeoutMs }) => ask(name, timeoutMs, (resolver) => resolver.resolve4(name)),
  };
}

/** The server's answer; that there is nothing is one too. Anything else rejects, for the next server. */
async function definite(question: () => Promise<readonly string[]>): Promise<DnsAnswer> {
  try {
    const values = await question();
    return values.length > 0 ? { kind: 'answer', values } : { kind: 'none' };
  } catch (error) {
    if (isNothingThere(error)) {
      return { kind: 'none' };
    }
    throw error;
  }
}
