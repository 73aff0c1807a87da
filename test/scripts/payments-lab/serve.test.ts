import { PaymentsClient } from '../../../scripts/payments-lab/payments-client';
import { servePayments } from '../../../scripts/payments-lab/serve';
import { until } from '../../functions/payment-service/support/until';
import { recordedRun } from './support/recorded-run';

it('prints where the service is, which takes payments until it is interrupted', async () => {
  const run = recordedRun();

  const ended = servePayments({}, run);
  const address = await until(
    async () => /^https:\/\/127\.0\.0\.1:(\d+)\n$/.exec(run.written())?.[1],
    (port) => port !== undefined,
  );
  const client = new PaymentsClient(Number(address));
  const example = / -d '(.*)'/.exec(run.progressed())?.[1] ?? '';
  const paid = await client.send({
    method: 'POST',
    path: '/payments',
    headers: { 'idempotency-key': 'first' },
    body: example,
  });
  run.interrupt();
  const exitCode = await ended;
  const afterwards = await client.send({ method: 'GET', path: '/payments' });
  client.close();

  expect(paid).toMatchObject({ kind: 'answer', status: 201 });
  expect(afterwards).toMatchObject({ kind: 'lost' });
  expect(exitCode).toBe(0);
});

it('writes the document that describes the API, and nothing else, to standard output', async () => {
  const run = recordedRun();

  const exitCode = await servePayments({ openapi: true }, run);

  expect(JSON.parse(run.written())).toMatchObject({ openapi: '3.1.0', paths: { '/payments': {} } });
  expect(exitCode).toBe(0);
});
