import { Resolver } from 'node:dns/promises';
import { isNothingThere } from '../../../functions/shared/adapters/dns-resolver';
import { describeFailure } from '../../../functions/shared/describe-failure';
import type { DnsAnswer, DnsOptions } from '../../../functions/shared/ports';
import type { ZoneDns } from '../../engine/doctor/ports';
import { plainName } from './plain-name';

/** The part of Node's resolver in use, so that tests can answer instead. */
export type ZoneResolver = Pick<Resolver, 'resolveNs' | 'resolveCaa'>;

const systemResolver = ({ timeoutMs }: DnsOptions): ZoneResolver =>
  new Resolver({ timeout: timeoutMs, tries: 1 });

/**
 * DNS through this machine's resolvers, which find a zone as everyone does: from the root, by what
 * each parent delegates.
 */
export function createZoneDns(createResolver = systemResolver): ZoneDns {
  return {
    nameServers: (name, options) =>
      answerOf(async () => (await createResolver(options).resolveNs(name)).map(plainName)),
    caa: (name, options) =>
      answerOf(async () =>
        (await createResolver(options).resolveCaa(name)).map(({ issue, issuewild }) => {
          // Any other tag lets everyone issue, and still ends the search further up.
          if (issuewild !== undefined) return `issuewild ${issuewild}`;
          return issue === undefined ? 'other' : `issue ${issue}`;
        }),
      ),
  };
}

async function answerOf(question: () => Promise<readonly string[]>): Promise<DnsAnswer> {
  try {
    const values = await question();
    return values.length > 0 ? { kind: 'answer', values } : { kind: 'none' };
  } catch (error) {
    return isNothingThere(error)
      ? { kind: 'none' }
      : { kind: 'failed', reason: describeFailure(error) };
  }
}
