import { chaos } from '../../../scripts/payment-chaos/command';

it('breaks the service in two runs, and finds every promise kept', async () => {
  let text = '';

  const exitCode = await chaos({ runs: 2, seed: 1, lanes: 1 }, (part) => {
    text += part;
  });

  expect(text).toMatch(/^2 runs, [1-9]\d* payments$/m);
  expect(text).toMatch(/× lost$/m);
  expect(text).toContain('nothing was paid twice, lost, booked unevenly or answered differently');
  expect(exitCode).toBe(0);
});
