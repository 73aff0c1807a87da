import type { LabRun } from './lab-command';
import { LAB_EXIT, type LabExit } from './lab-exit';
import { type LocalService, startLocalService } from './local-service';
import { PaymentsClient } from './payments-client';
import { untilInterrupted } from './until-interrupted';

export interface ServeOptions {
  /** Writes the document that describes the API, and ends. */
  readonly openapi?: boolean;
}

/**
 * A payment service to look at, with a database of its own, until Ctrl-C.
 *
 * @throws Error when the service ends by itself
 */
export async function servePayments({ openapi }: ServeOptions, run: LabRun): Promise<LabExit> {
  const { write, progress, signal } = run;
  progress('starting a PostgreSQL server and a payment service\n');
  const started = await untilInterrupted(signal, startLocalService('payments-serve'));
  if (started.kind === 'interrupted') return LAB_EXIT.interrupted;
  const service = started.value;
  try {
    if (openapi === true) {
      write(await readDocument(service));
      return LAB_EXIT.good;
    }
    const url = `https://127.0.0.1:${service.process.port}`;
    write(`${url}\n`);
    progress(invitation(url, service.logFile));
    const ending = await untilInterrupted(signal, service.process.node.ended());
    if (ending.kind === 'interrupted') {
      progress('\nended; the database is gone with it\n');
      return LAB_EXIT.good;
    }
    service.keepLog();
    throw new Error(`the service has ended by itself; its log is ${service.logFile}`);
  } finally {
    await service.stop();
  }
}

async function readDocument({ process }: LocalService): Promise<string> {
  const client = new PaymentsClient(process.port);
  try {
    const answer = await client.send({ method: 'GET', path: '/openapi.json' });
    if (answer.kind === 'lost' || answer.status !== 200) {
      throw new Error('the service does not say what its API is');
    }
    return `${JSON.stringify(JSON.parse(answer.body), undefined, 2)}\n`;
  } finally {
    client.close();
  }
}

/** Its certificate is its own, as behind the load balancer. */
const invitation = (url: string, logFile: string): string => `
  curl --insecure ${url}/openapi.json
  curl --insecure ${url}/payments -H 'Idempotency-Key: first' -H 'Content-Type: application/json' \\
    -d '${EXAMPLE}'
  curl --insecure ${url}/payments
  tail -f ${logFile}

Ctrl-C ends it.
`;

const EXAMPLE = JSON.stringify({
  merchantId: 'merchant-1',
  paymentReference: 'order-1',
  amount: '10.50',
  currency: 'USD',
  paymentMethod: { type: 'iban', iban: 'GB29NWBK60161331926819' },
});
