import { createServer, type Server } from 'node:net';
import { nodeHttps } from '../../../../functions/shared/adapters/node-https';

/** A server on this machine that treats every connection so. */
async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const get = (port: number, timeoutMs: number) =>
  nodeHttps.request({ method: 'GET', url: `https://127.0.0.1:${port}/`, timeoutMs });

describe('HTTPS', () => {
  test('answers that a server refused the connection', async () => {
    const server = createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));

    const answer = await get(port, 3_000);

    expect(answer).toEqual({ kind: 'failed', reason: expect.stringContaining('ECONNREFUSED') });
  });

  test('gives up on a server that accepts and never says anything', async () => {
    const sockets = new Set<{ destroy(): void }>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
    const port = await listening(server);

    const answer = await get(port, 50);

    expect(answer).toEqual({
      kind: 'failed',
      reason: 'Error: no complete answer within 50 ms',
    });
    for (const socket of sockets) {
      socket.destroy();
    }
    server.close();
  });

  test('answers that a server does not speak TLS', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 200 OK\r\n\r\n');
    });
    const port = await listening(server);

    const answer = await get(port, 3_000);

    expect(answer.kind).toBe('failed');
    server.close();
  });

  test('answers that a URL is none', async () => {
    const answer = await nodeHttps.request({ method: 'GET', url: 'nowhere', timeoutMs: 1_000 });

    expect(answer.kind).toBe('failed');
  });
});
