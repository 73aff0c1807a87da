import { type Agent, request } from 'node:https';

export type Exchange =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      /** The answer says of itself that it was given before. */
      readonly isReplay: boolean;
    }
  | { readonly kind: 'lost'; readonly reason: string };

export interface RequestToSend {
  readonly agent: Agent;
  readonly port: number;
  readonly host: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** On the machine's clock; then the connection is given up. */
  readonly timeoutMs: number;
}

/** One request of a client over a connection that it keeps. Never rejects. */
export function exchange(wanted: RequestToSend): Promise<Exchange> {
  const { agent, port, host, method, path, headers, body, timeoutMs } = wanted;
  return new Promise((resolve) => {
    const lost = ({ message }: Error) => resolve({ kind: 'lost', reason: message });
    const outgoing = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: {
          host,
          ...headers,
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', lost);
        incoming.on('end', () =>
          resolve({
            kind: 'answer',
            status: incoming.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            isReplay: incoming.headers['idempotency-replayed'] === 'true',
          }),
        );
      },
    );
    const timer = setTimeout(() => outgoing.destroy(new Error('no answer')), timeoutMs);
    outgoing.on('error', lost);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.end(body);
  });
}
