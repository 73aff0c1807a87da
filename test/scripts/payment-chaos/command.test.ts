import { chaos } from '../../../scripts/payment-chaos/command';
import { recordedRun } from '../payments-lab/support/recorded-run';

it('breaks the service in two runs, and finds every promise kept', async () => {
  const run = recordedRun();

  const exitCode = await chaos({ runs: 2, seed: 1, lanes: 1 }, run);

  const text = run.written();
  expect(run.progressed()).toMatch(
    /^starting 1 PostgreSQL server, with 2 payment services in front of each, for 2 runs\n/,
  );
  expect(text).toMatch(/^2 runs, [1-9]\d* payments$/m);
  expect(text).toMatch(/× lost$/m);
  expect(text).toContain('nothing was paid twice, lost, booked unevenly or answered differently');
  expect(exitCode).toBe(0);
});
