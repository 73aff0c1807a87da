import { Agent, request } from 'node:https';

/** What became of one request: an answer as it came over the wire, or none. */
export type Exchange =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | string[] | undefined>>;
      readonly body: string;
    }
  | { readonly kind: 'lost'; readonly reason: string };

export interface RequestToSend {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Gives up by destroying the socket so long after sending. */
  readonly hangUpAfterMs?: number;
}

/** Longer than the service takes for anything. */
const TIMEOUT_MS = 15_000;

/** An HTTPS client with connections of its own that it keeps. */
export class PaymentsClient {
  private readonly agent = new Agent({ keepAlive: true, rejectUnauthorized: false });

  /** @param port - of the service on the loopback interface, or of a proxy in front of it */
  constructor(private readonly port: number) {}

  /** Never rejects. */
  send({ method, path, headers, body, hangUpAfterMs }: RequestToSend): Promise<Exchange> {
    return new Promise((resolve) => {
      const lost = (reason: string) => resolve({ kind: 'lost', reason });
      const outgoing = request(
        {
          agent: this.agent,
          host: '127.0.0.1',
          port: this.port,
          method,
          path,
          headers: {
            ...headers,
            ...(body !== undefined && {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(body),
            }),
          },
          timeout: TIMEOUT_MS,
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', ({ message }) => lost(message));
          incoming.on('end', () =>
            resolve({
              kind: 'answer',
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      outgoing.on('error', ({ message }) => lost(message));
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer')));
      if (hangUpAfterMs !== undefined) {
        const timer = setTimeout(() => outgoing.destroy(new Error('hung up')), hangUpAfterMs);
        outgoing.on('close', () => clearTimeout(timer));
      }
      outgoing.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
