import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { DelayedLink } from '../../../../scripts/drill/world/delayed-link';

let server: Server;
let link: DelayedLink;
const accepted: Socket[] = [];

/** Answers every chunk with itself. */
beforeEach(async () => {
  server = createServer((socket) => {
    accepted.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  link = await DelayedLink.start(typeof address === 'object' ? (address?.port ?? 0) : 0, 20);
});

afterEach(() => {
  link.stop();
  for (const socket of accepted.splice(0)) socket.destroy();
  server.close();
});

async function client(): Promise<Socket> {
  const socket = connect(link.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

test('bytes take their time in each direction, and keep their order', async () => {
  const socket = await client();
  const sentAtMs = performance.now();
  let echoed = '';
  const whole = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      echoed += String(chunk);
      if (echoed.length === 6) resolve();
    });
  });

  for (const part of ['1', '2', '3', '4', '5', '6']) socket.write(part);
  await whole;

  expect(echoed).toBe('123456');
  // A lower bound is no matter of how busy the machine is; timers may fire a millisecond early.
  expect(performance.now() - sentAtMs).toBeGreaterThanOrEqual(38);
  socket.destroy();
});

test('a link that is cut loses what is on its way, and says nothing', async () => {
  const socket = await client();
  const heard: string[] = [];
  socket.on('data', (chunk) => heard.push(String(chunk)));
  socket.on('close', () => heard.push('closed'));

  socket.write('lost');
  link.cut();
  const other = await client();
  other.write('lost as well');
  await new Promise((resolve) => setTimeout(resolve, 80));

  expect(heard).toEqual([]);
  other.destroy();
});

test('restored, it ends the connections that have lost bytes, and carries new ones', async () => {
  const old = await client();
  link.cut();
  old.write('lost');
  const closed = new Promise((resolve) => old.once('close', resolve));

  link.restore();
  await closed;
  const next = await client();
  next.write('hello');
  const [echoed] = await once(next, 'data');

  expect(String(echoed)).toBe('hello');
  next.destroy();
});
