import { request } from 'node:https';

export interface LoopbackRequest {
  readonly port: number;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  /** Ends the request: nobody waits for it any more. */
  readonly signal: AbortSignal;
  readonly onConnected?: () => void;
}

export type LoopbackAnswer =
  | { readonly kind: 'response'; readonly status: number; readonly body: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** One HTTPS request to a port of this machine. Never rejects. */
export function loopbackRequest(wanted: LoopbackRequest): Promise<LoopbackAnswer> {
  const { port, host, method, path, headers, body, signal, onConnected } = wanted;
  return new Promise((resolve) => {
    const failed = ({ message }: Error) => resolve({ kind: 'failed', reason: message });
    const outgoing = request(
      {
        agent: false,
        host: '127.0.0.1',
        port,
        method,
        path,
        rejectUnauthorized: false,
        signal,
        headers: {
          host,
          ...headers,
          ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', failed);
        incoming.on('end', () =>
          resolve({
            kind: 'response',
            status: incoming.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('socket', (socket) => socket.once('secureConnect', () => onConnected?.()));
    outgoing.on('error', failed);
    outgoing.end(body);
  });
}
