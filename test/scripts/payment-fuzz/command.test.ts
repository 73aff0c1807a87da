import { fuzzPayments } from '../../../scripts/payment-fuzz/command';

it('finds nothing wrong with the service in a few hundred requests, payments among them', async () => {
  let text = '';

  const exitCode = await fuzzPayments({ requests: 400, seed: 4_111 }, (part) => {
    text += part;
  });

  expect(text).toContain('takePayment 201');
  expect(text).toContain('no crash, no card number logged');
  expect(exitCode).toBe(0);
});
