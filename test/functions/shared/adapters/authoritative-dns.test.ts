import { createAuthoritativeDns } from '../../../../functions/shared/adapters/authoritative-dns';
import type { DnsResolver } from '../../../../functions/shared/adapters/dns-resolver';
import { PatientClock } from '../../support/patient-clock';

/** As c-ares reports it. */
class DnsError extends Error {
  constructor(readonly code: string) {
    super(`query ${code}`);
  }
}

/** Name servers of example.com, asked by the resolver that the machine has, and then themselves. */
class World {
  readonly clock = new PatientClock();
  readonly asked: string[] = [];
  zone = 'example.com';
  nameServersFail: string | undefined;
  answer: (server: string) => Promise<string[][]> = async () => [['healthy']];

  readonly dns = createAuthoritativeDns({
    clock: this.clock,
    createResolver: (): DnsResolver => {
      let server = 'system';
      return {
        setServers: ([first = '']) => {
          server = first;
        },
        resolveNs: async (name) => {
          this.asked.push(`NS ${name}`);
          if (this.nameServersFail !== undefined) {
            throw new DnsError(this.nameServersFail);
          }
          if (name !== this.zone) {
            throw new DnsError('ENODATA');
          }
          return ['ns1.example.net', 'ns2.example.net'];
        },
        resolve4: async (name) => {
          this.asked.push(`A ${name} at ${server}`);
          return name === 'ns1.example.net' ? ['192.0.2.1'] : ['192.0.2.2'];
        },
        resolveTxt: async (name) => {
          this.asked.push(`TXT ${name} at ${server}`);
          return this.answer(server);
        },
        cancel: () => undefined,
      };
    },
  });

  txt(name = 'verdict.payments.example.com') {
    return this.dns.txt(name, { timeoutMs: 3_000 });
  }

  nsQuestions() {
    return this.asked.filter((question) => question.startsWith('NS '));
  }
}

describe('authoritative DNS', () => {
  test('finds the zone by going up the labels, and asks its servers', async () => {
    const world = new World();

    const answer = await world.txt();

    expect(answer).toEqual({ kind: 'answer', values: ['healthy'] });
    expect(world.asked).toEqual([
      'NS verdict.payments.example.com',
      'NS payments.example.com',
      'NS example.com',
      'A ns1.example.net at system',
      'A ns2.example.net at system',
      'TXT verdict.payments.example.com at 192.0.2.1',
      'TXT verdict.payments.example.com at 192.0.2.2',
    ]);
  });

  test('joins the strings of a record', async () => {
    const world = new World();
    world.answer = async () => [['heal', 'thy'], ['other']];

    expect(await world.txt()).toEqual({ kind: 'answer', values: ['healthy', 'other'] });
  });

  test('is content with one server that answers, while another hangs', async () => {
    const world = new World();
    world.answer = (server) =>
      server === '192.0.2.1' ? new Promise(() => undefined) : Promise.resolve([['unhealthy']]);

    expect(await world.txt()).toEqual({ kind: 'answer', values: ['unhealthy'] });
  });

  test('is content with one server that answers, while another refuses', async () => {
    const world = new World();
    world.answer = async (server) => {
      if (server === '192.0.2.1') {
        throw new DnsError('EREFUSED');
      }
      return [['unhealthy']];
    };

    expect(await world.txt()).toEqual({ kind: 'answer', values: ['unhealthy'] });
  });

  test.each(['ENODATA', 'ENOTFOUND'])('says none on %s', async (code) => {
    const world = new World();
    world.answer = async () => {
      throw new DnsError(code);
    };

    expect(await world.txt()).toEqual({ kind: 'none' });
  });

  test('fails with the reasons when no server answers', async () => {
    const world = new World();
    world.answer = async () => {
      throw new DnsError('ESERVFAIL');
    };

    expect(await world.txt()).toEqual({ kind: 'failed', reason: 'Error: query ESERVFAIL' });
  });

  test('fails after the time-out when every server hangs', async () => {
    const world = new World();
    world.answer = () => new Promise(() => undefined);
    const startMs = world.clock.nowMs();

    const answer = await world.txt();

    expect(answer.kind).toBe('failed');
    expect(world.clock.nowMs() - startMs).toBe(3_000);
  });

  test('keeps the name servers for an hour', async () => {
    const world = new World();
    await world.txt();
    world.clock.pass(3_599_999);
    await world.txt();
    expect(world.nsQuestions()).toHaveLength(3);

    world.clock.pass(1);
    await world.txt();

    expect(world.nsQuestions()).toHaveLength(6);
  });

  test('uses the last known name servers when they can not be looked up again', async () => {
    const world = new World();
    await world.txt();
    world.clock.pass(3_600_000);
    world.nameServersFail = 'ETIMEOUT';

    const answer = await world.txt();

    expect(answer).toEqual({ kind: 'answer', values: ['healthy'] });
  });

  test('fails when no name server was ever found', async () => {
    const world = new World();
    world.nameServersFail = 'ETIMEOUT';

    expect(await world.txt()).toEqual({ kind: 'failed', reason: 'Error: query ETIMEOUT' });
  });

  test('does not ask the top-level domain', async () => {
    const world = new World();
    world.zone = 'com';

    const answer = await world.txt('payments.example.com');

    expect(answer.kind).toBe('failed');
    expect(world.nsQuestions()).toEqual(['NS payments.example.com', 'NS example.com']);
  });
});
