import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { startClock } from '../../../../scripts/drill/clock/drill-clock';
import { CachingResolver } from '../../../../scripts/drill/load/caching-resolver';
import { DnsServer } from '../../../../scripts/drill/world/dns-server';

let address = '192.0.2.1';
let server: DnsServer;

beforeEach(async () => {
  address = '192.0.2.1';
  server = await DnsServer.start(async (name, type) => {
    if (name !== 'payments.example.com') return { kind: 'none' };
    return type === 'TXT'
      ? { kind: 'answer', values: ['healthy'], ttlSeconds: 10 }
      : { kind: 'answer', values: [address, '192.0.2.9'], ttlSeconds: 60 };
  });
});

afterEach(() => server.stop());

function resolver(): Resolver {
  const found = new Resolver();
  found.setServers([`127.0.0.1:${server.port}`]);
  return found;
}

test('the name server answers addresses with their TTL, texts, and nothing for other names', async () => {
  const dns = resolver();

  expect(await dns.resolve4('payments.example.com', { ttl: true })).toEqual([
    { address: '192.0.2.1', ttl: 60 },
    { address: '192.0.2.9', ttl: 60 },
  ]);
  expect(await dns.resolveTxt('payments.example.com')).toEqual([['healthy']]);
  await expect(dns.resolve4('other.example.com')).rejects.toMatchObject({ code: 'ENODATA' });
});

test('what is no DNS message is passed over', async () => {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => {
    socket.send('nonsense', server.port, '127.0.0.1', () => resolve());
  });
  socket.close();

  expect(await resolver().resolve4('payments.example.com')).toContain('192.0.2.1');
});

test('a client keeps an answer for its TTL, on the clock of the drill', async () => {
  const answers: string[] = [];
  const minutesInNoTime = startClock(600_000, 0);
  const slow = startClock(0.001, 0);
  const onAnswer = ({ addresses }: { readonly addresses: readonly string[] }) =>
    void answers.push(addresses[0] ?? '');
  const patient = new CachingResolver({ clock: slow, port: server.port, onAnswer });
  const hasty = new CachingResolver({ clock: minutesInNoTime, port: server.port, onAnswer });

  await patient.addresses('payments.example.com');
  await hasty.addresses('payments.example.com');
  address = '192.0.2.2';
  await minutesInNoTime.sleep(120_000);

  expect((await patient.addresses('payments.example.com'))[0]).toBe('192.0.2.1');
  expect((await hasty.addresses('payments.example.com'))[0]).toBe('192.0.2.2');
  expect(answers).toEqual(['192.0.2.1', '192.0.2.1', '192.0.2.2']);
});
