import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAwsStandIn } from '../payments-lab/aws-stand-in';
import { bundlePrograms, SERVICE_SOURCE } from '../payments-lab/bundle-programs';
import { PaymentsClient } from '../payments-lab/payments-client';
import { ServiceProcess } from '../payments-lab/service-process';
import { PostgresServer } from '../postgres/server';
import { TcpProxy } from '../postgres/tcp-proxy';
import { ownedFolder } from '../tools/owned-folder';

/** How long it took since all of the service's database sockets went silent, in milliseconds. */
export interface SilentSocketTimes {
  /** The first payment that met a silent socket had its answer: not known, ask again. */
  readonly noticedMs: number;
  /** A payment was taken over a new connection. */
  readonly paidAgainMs: number;
  /** `/health/writer` said yes again, over a connection of its own that had gone silent as well. */
  readonly healthyAgainMs: number;
}

const POLL_MS = 20;
const GIVE_UP_MS = 60_000;

/**
 * Both directions of every open connection between service and database are swallowed, and nobody
 * is told; new connections get through. That is what is left of a database whose host is gone after
 * its name leads to another one.
 */
export async function measureSilentSockets(): Promise<SilentSocketTimes> {
  const folder = ownedFolder('payments-silence');
  const programs = await bundlePrograms({ service: SERVICE_SOURCE });
  const database = await PostgresServer.start();
  const proxy = await TcpProxy.start(database.port);
  const aws = await startAwsStandIn({ onObject: () => undefined });
  const service = await ServiceProcess.start({
    program: programs.path('service'),
    databasePort: proxy.port,
    awsUrl: aws.url,
    logFile: join(folder.path, 'service.log'),
  });
  const client = new PaymentsClient(service.port);
  try {
    await service.untilReady();
    const until = untilStatus(client);
    // Every connection of the pool is open and has been used.
    await Promise.all(Array.from({ length: 10 }, (_, index) => until(pay(`open-${index}`), 201)));

    proxy.blackholeOpenConnections();
    const silentMs = performance.now();
    const since = () => performance.now() - silentMs;
    const noticed = client.send(pay('caught')).then(since);
    const paidAgain = until(pay('again'), 201).then(since);
    // What was answered last is good for a second; only then it is asked for again.
    await sleep(1_000);
    const healthyAgain = until({ method: 'GET', path: '/health/writer' }, 200).then(since);
    return {
      noticedMs: await noticed,
      paidAgainMs: await paidAgain,
      healthyAgainMs: await healthyAgain,
    };
  } finally {
    client.close();
    await service.kill();
    await proxy.stop();
    aws.stop();
    await database.stop();
    programs.remove();
    folder.remove();
  }
}

type RequestToSend = Parameters<PaymentsClient['send']>[0];

const untilStatus = (client: PaymentsClient) => async (request: RequestToSend, status: number) => {
  const giveUpMs = performance.now() + GIVE_UP_MS;
  for (;;) {
    const answer = await client.send(request);
    if (answer.kind === 'answer' && answer.status === status) return;
    if (performance.now() > giveUpMs) throw new Error('the service did not recover in a minute');
    await sleep(POLL_MS);
  }
};

const pay = (key: string): RequestToSend => ({
  method: 'POST',
  path: '/payments',
  headers: { 'idempotency-key': `silence-${key}` },
  body: JSON.stringify({
    merchantId: 'merchant-1',
    paymentReference: key,
    amount: '10.50',
    currency: 'USD',
    paymentMethod: { type: 'iban', iban: 'DE89370400440532013000' },
  }),
});
