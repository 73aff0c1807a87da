import { Agent, request } from 'node:https';
import { describeFailure } from '../describe-failure';
import type { Https, HttpsAnswer, HttpsRequest } from '../ports';

/** Health answers and payments are small; more than this is not from our service. */
const MAX_BODY_BYTES = 256 * 1024;

/**
 * A new connection for each request: a kept one says that the region was
 * reachable when it was opened, and hangs where a new one fails.
 */
const agent = new Agent({ keepAlive: false, maxCachedSessions: 0 });

/** HTTPS over Node's own client, which follows no redirects. */
export const nodeHttps: Https = {
  request: (options) => send(options).catch(failed),
};

const failed = (error: unknown): HttpsAnswer => ({
  kind: 'failed',
  reason: describeFailure(error),
});

function send({ method, url, headers, body, timeoutMs }: HttpsRequest): Promise<HttpsAnswer> {
  return new Promise((resolve, reject) => {
    // Covers look-up, connection, handshake and body; socket time-outs only count idle time.
    const signal = AbortSignal.timeout(timeoutMs);
    const outgoing = request(url, { method, headers, agent, signal }, (incoming) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      incoming.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength;
        if (bytes > MAX_BODY_BYTES) {
          incoming.destroy(new Error(`the answer has more than ${MAX_BODY_BYTES} bytes`));
          return;
        }
        chunks.push(chunk);
      });
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({
          kind: 'response',
          status: incoming.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    outgoing.on('error', (error) =>
      reject(signal.aborted ? new Error(`no complete answer within ${timeoutMs} ms`) : error),
    );
    outgoing.end(body);
  });
}
