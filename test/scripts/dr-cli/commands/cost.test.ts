import { main } from '../../../../scripts/dr-cli/main';
import { EXIT } from '../../../../scripts/engine/errors';
import { paymentsFromSource } from '../../../support/payments-product';
import { testIo } from '../../../support/test-io';

async function cost(...options: string[]) {
  const io = testIo();
  const exitCode = await main(['cost', '--no-config', ...options], io, {
    product: paymentsFromSource,
  });
  return { exitCode, out: io.out(), err: io.err() };
}

test('both states of both regions stand side by side', async () => {
  const { exitCode, out } = await cost();

  expect(exitCode).toBe(EXIT.done);
  expect(out).toMatch(
    /us-east-1 standby +us-east-1 after failover +us-east-2 standby +us-east-2 after failover/,
  );
  expect(out).toMatch(/^ {2}Aurora instances( +379\.60\*){4}$/m);
  expect(out).toContain('0.26 per db.r6g.large hour: https://aws.amazon.com/rds/aurora/pricing/');
  expect(out).toMatch(/^not verified: [\d.]+ of [\d.]+ \(standby\)/m);
});

test('one state alone can be asked for', async () => {
  const { out } = await cost('--region-state', 'after-failover');

  expect(out).not.toContain('us-east-1 standby');
  expect(out).toContain('us-east-2 after failover');
});

test('programs get every line with its price', async () => {
  const { out } = await cost('--json', '--payments', '5000000');

  const report = JSON.parse(out);
  const io = report.lines.find(
    (line: { what: string; region: string }) =>
      line.what === 'Aurora I/O' && line.region === 'us-east-1',
  );
  expect(report).toMatchObject({ version: '1.0', currency: 'USD' });
  expect(io).toMatchObject({ stack: 'regional@primary', quantity: { standby: 200 } });
  expect(io.usd.standby).toBeCloseTo(40);
  expect(io.price).toMatchObject({ verified: true, unit: 'million I/Os' });
});

test('a class without a price is refused with those that have one', async () => {
  const { exitCode, err } = await cost('--database-instance-class', 'db.x2g.large');

  expect(exitCode).toBe(EXIT.invalidInput);
  expect(err).toContain('no db.x2g.large; it has db.r6g.large');
});

test('a count of payments is a whole number', async () => {
  const { exitCode, err } = await cost('--payments', 'many');

  expect(exitCode).toBe(EXIT.invalidInput);
  expect(err).toContain('whole number');
});
