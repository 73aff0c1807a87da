import { createZoneDns, type ZoneResolver } from '../../../../scripts/aws/doctor/zone-dns';

const OPTIONS = { timeoutMs: 1_000 };

const failing = (code: string) => () =>
  Promise.reject(Object.assign(new Error(`query ${code}`), { code }));

function dnsWith(answers: Partial<ZoneResolver>) {
  return createZoneDns(() => ({
    resolveNs: failing('ENOTFOUND'),
    resolveCaa: failing('ENODATA'),
    ...answers,
  }));
}

test('name servers are compared as Route 53 writes them', async () => {
  const dns = dnsWith({ resolveNs: async () => ['NS-1.AWSDNS-01.com.', 'ns-2.awsdns-02.net'] });

  expect(await dns.nameServers('example.com', OPTIONS)).toEqual({
    kind: 'answer',
    values: ['ns-1.awsdns-01.com', 'ns-2.awsdns-02.net'],
  });
});

test('a name that is not there has no name servers', async () => {
  expect(await dnsWith({}).nameServers('example.com', OPTIONS)).toEqual({ kind: 'none' });
});

test('a server that fails proves nothing', async () => {
  const dns = dnsWith({ resolveNs: failing('ESERVFAIL') });

  expect(await dns.nameServers('example.com', OPTIONS)).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('ESERVFAIL'),
  });
});

test('CAA records are told by their tags', async () => {
  const dns = dnsWith({
    resolveCaa: async () => [
      { critical: 0, issue: 'amazon.com' },
      { critical: 0, issuewild: ';' },
      { critical: 0, iodef: 'mailto:security@example.com' },
    ],
  });

  expect(await dns.caa('example.com', OPTIONS)).toEqual({
    kind: 'answer',
    values: ['issue amazon.com', 'issuewild ;', 'other'],
  });
});
