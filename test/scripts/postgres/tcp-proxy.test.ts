import { once } from 'node:events';
import { connect, createServer, Socket } from 'node:net';
import { TcpProxy } from '../../../scripts/postgres/tcp-proxy';

afterEach(() => jest.restoreAllMocks());

// A handle that was not closed is one that its process never gets rid of: it would not exit.
test('a connection that is being ended at the very moment of a reset is closed as well', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const proxy = await TcpProxy.start(address.port);
  const end = Socket.prototype.end;
  let ended: Socket | undefined;
  jest.spyOn(Socket.prototype, 'end').mockImplementation(function endAndReset(this: Socket) {
    // The server ended its side, the proxy ends the client's, and is told to reset in the same turn.
    Reflect.apply(end, this, []);
    if (this.localPort === proxy.port && ended === undefined) {
      ended = this;
      proxy.reset();
    }
    return this;
  });

  const client = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
  await once(client, 'close');

  expect(ended?.destroyed).toBe(true);
  await proxy.stop();
  expect(proxy.clients).toBe(0);
  server.close();
});
