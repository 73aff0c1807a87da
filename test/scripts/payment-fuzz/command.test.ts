import { fuzzPayments } from '../../../scripts/payment-fuzz/command';
import { recordedRun } from '../payments-lab/support/recorded-run';

it('finds nothing wrong with the service in a few hundred requests, payments among them', async () => {
  const run = recordedRun();

  const exitCode = await fuzzPayments({ requests: 400, seed: 4_111 }, run);

  const text = run.written();
  expect(run.progressed()).toMatch(
    /^starting a PostgreSQL server and a payment service, for 400 requests\n/,
  );
  expect(text).toContain('takePayment 201');
  expect(text).toContain('no crash, no card number logged');
  expect(exitCode).toBe(0);
});
