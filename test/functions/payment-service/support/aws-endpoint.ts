import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { answerLocally } from './local-validator';

/** One address that answers for all services that the payment service calls. */
export interface AwsEndpoint {
  readonly url: string;
  /** What was put into buckets, by `/bucket/key`. */
  readonly objects: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

export async function startAwsEndpoint(): Promise<AwsEndpoint> {
  const objects = new Map<string, string>();
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => response.end(answer(request, body, objects)),
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    objects,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(
  { method, url = '/', headers }: IncomingMessage,
  body: string,
  objects: Map<string, string>,
): string {
  // The state table is empty: this region does not drain.
  if (headers['x-amz-target'] !== undefined) return '{}';
  if (url.endsWith('/invocations')) return JSON.stringify(answerLocally(JSON.parse(body)));
  const path = url.split('?')[0] ?? '';
  if (method === 'PUT') objects.set(decodeURIComponent(path), body);
  return '';
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
