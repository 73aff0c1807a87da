import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { toAnswer } from '../../functions/validate-payment/answer';
import { parsePaymentLimits } from '../../functions/validate-payment/payment-limits';
import { validatePayment } from '../../functions/validate-payment/validate-payment';
import { paymentLimits } from '../../templates-src/regional/validate-payment/payment-limits';

/** The three services of AWS that the payment service asks, as far as it asks them. */
export interface AwsStandIn {
  readonly url: string;
  stop(): void;
}

export interface AwsStandInOptions {
  /** Told of every object that is written for the first time. */
  readonly onObject: (key: string, body: string) => void;
}

const LIMITS = parsePaymentLimits(JSON.stringify(paymentLimits));

interface Reply {
  readonly status: number;
  readonly body: string;
}

const EMPTY: Reply = { status: 200, body: '{}' };

/**
 * Lambda with the real rules of `validate-payment`, a state table in which nothing is set, and a
 * bucket that refuses to overwrite. Speaks the protocols of the SDK's clients on a loopback port.
 */
export async function startAwsStandIn({ onObject }: AwsStandInOptions): Promise<AwsStandIn> {
  const objects = new Set<string>();

  const answer = (request: IncomingMessage, body: string): Reply => {
    const path = decodeURIComponent(request.url?.split('?')[0] ?? '');
    const functionArn = /^\/2015-03-31\/functions\/(?<arn>[^/]+)\/invocations$/.exec(path);
    if (functionArn?.groups?.arn !== undefined) return validate(functionArn.groups.arn, body);
    if (request.headers['x-amz-target'] !== undefined) return EMPTY;
    if (request.method !== 'PUT') return { status: 404, body: '' };
    if (objects.has(path)) {
      return { status: 412, body: '<Error><Code>PreconditionFailed</Code></Error>' };
    }
    objects.add(path);
    onObject(path, body);
    return { status: 200, body: '' };
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      reply(response, answer(request, Buffer.concat(chunks).toString('utf8')));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port to listen on');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function validate(functionArn: string, event: string): Reply {
  const region = functionArn.split(':')[3] ?? 'unknown';
  const verdict = validatePayment(JSON.parse(event), { limits: LIMITS, now: new Date() });
  return {
    status: 200,
    body: JSON.stringify(toAnswer(verdict, { region, requestId: 'local' })),
  };
}

function reply(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
