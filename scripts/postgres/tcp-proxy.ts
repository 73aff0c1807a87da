import { once } from 'node:events';
import { createServer, type Server, Socket } from 'node:net';

/** What the proxy does with bytes that arrive. */
type Behaviour =
  | { readonly kind: 'forward' }
  /** Takes bytes and never passes them on; neither side learns of it, as behind a lost network. */
  | { readonly kind: 'blackhole' }
  /** Resets both sides once as many bytes went one way on one connection. */
  | { readonly kind: 'cut'; readonly direction: Direction; readonly afterBytes: number };

export type Direction = 'to-server' | 'to-client';

/** A TCP proxy that fails on command. */
export class TcpProxy {
  private behaviour: Behaviour = { kind: 'forward' };
  private readonly sockets = new Set<Socket>();
  private openClients = 0;
  private readonly silenced = new WeakSet<Socket>();
  /** Bytes passed on since the last change of behaviour, over all connections. */
  private readonly passed = { 'to-server': 0, 'to-client': 0 };

  private constructor(
    private readonly server: Server,
    private readonly targetPort: number,
  ) {}

  static async start(targetPort: number): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server, targetPort);
    server.on('connection', (client) => proxy.connect(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the proxy is closed');
    return address.port;
  }

  forward(): void {
    this.change({ kind: 'forward' });
  }

  blackhole(): void {
    this.change({ kind: 'blackhole' });
  }

  /** As {@link blackhole}, but new connections get through: a route that was lost and found again. */
  blackholeOpenConnections(): void {
    for (const socket of this.sockets) this.silenced.add(socket);
  }

  /** Passes exactly so many more bytes in one direction, then resets both sides. */
  cutAfter(direction: Direction, afterBytes: number): void {
    this.change({ kind: 'cut', direction, afterBytes });
  }

  /** Bytes that have passed since the last change of behaviour. */
  bytesPassed(direction: Direction): number {
    return this.passed[direction];
  }

  /** Connections that clients have open. */
  get clients(): number {
    return this.openClients;
  }

  /** Resets every connection. */
  reset(): void {
    for (const socket of this.sockets) reset(socket);
  }

  async stop(): Promise<void> {
    this.reset();
    this.server.close();
    await once(this.server, 'close');
  }

  private change(behaviour: Behaviour): void {
    this.behaviour = behaviour;
    this.passed['to-server'] = 0;
    this.passed['to-client'] = 0;
  }

  private connect(client: Socket): void {
    this.openClients += 1;
    client.once('close', () => {
      this.openClients -= 1;
    });
    const target = new Socket();
    target.connect(this.targetPort, '127.0.0.1');
    this.pipe(client, target, 'to-server');
    this.pipe(target, client, 'to-client');
  }

  private pipe(from: Socket, to: Socket, direction: Direction): void {
    this.sockets.add(from);
    from.setNoDelay(true);
    from.on('data', (chunk) => this.pass(chunk, from, to, direction));
    from.on('end', () => {
      if (!this.isSilent(from)) to.end();
    });
    // Resets are what this proxy is for.
    from.on('error', () => {
      if (!this.isSilent(from)) to.destroy();
    });
    from.on('close', () => this.sockets.delete(from));
  }

  private isSilent(socket: Socket): boolean {
    return this.behaviour.kind === 'blackhole' || this.silenced.has(socket);
  }

  private pass(chunk: Buffer, from: Socket, to: Socket, direction: Direction): void {
    if (this.isSilent(from)) return;
    switch (this.behaviour.kind) {
      case 'forward':
        this.passed[direction] += chunk.byteLength;
        to.write(chunk);
        return;
      case 'blackhole':
        return;
      case 'cut': {
        const left = this.behaviour.afterBytes - this.passed[direction];
        if (direction !== this.behaviour.direction || chunk.byteLength <= left) {
          this.passed[direction] += chunk.byteLength;
          to.write(chunk);
          return;
        }
        this.behaviour = { kind: 'forward' };
        // What fits reaches the other side; then the connection is gone for both.
        to.write(chunk.subarray(0, left), () => reset(to));
        reset(from);
      }
    }
  }
}

/**
 * libuv refuses to reset a socket that is being ended, and Node.js then takes it for closed: the process
 * would never exit. https://docs.libuv.org/en/v1.x/tcp.html#c.uv_tcp_close_reset
 */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
