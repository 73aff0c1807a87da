import { once } from 'node:events';
import { createServer, type Server, Socket } from 'node:net';

/**
 * The line between the two regions' databases: bytes take their time on it, and it can be cut. Cut,
 * it passes nothing on and says nothing; whoever was connected learns of it by their own time-outs.
 */
export class DelayedLink {
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  private constructor(
    private readonly server: Server,
    private readonly targetPort: number,
    private readonly delayMs: number,
  ) {}

  /** @param delayMs - one way, on the machine's clock */
  static async start(targetPort: number, delayMs: number): Promise<DelayedLink> {
    const server = createServer();
    const link = new DelayedLink(server, targetPort, delayMs);
    server.on('connection', (client) => link.connect(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return link;
  }

  get port(): number {
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the link is closed');
    return address.port;
  }

  cut(): void {
    this.isCut = true;
  }

  /** Connections of before the cut have lost bytes and can't go on. */
  restore(): void {
    if (!this.isCut) return;
    this.isCut = false;
    this.reset();
  }

  stop(): void {
    this.reset();
    this.server.close();
  }

  private reset(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private connect(client: Socket): void {
    const target = new Socket();
    target.connect(this.targetPort, '127.0.0.1');
    this.pipe(client, target);
    this.pipe(target, client);
  }

  private pipe(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.setNoDelay(true);
    const later = (action: () => void) => {
      setTimeout(() => {
        if (!this.isCut) action();
      }, this.delayMs);
    };
    from.on('data', (chunk) => later(() => to.write(chunk)));
    from.on('end', () => later(() => to.end()));
    // Whoever is on the other side sees a line that ends.
    from.on('error', () => later(() => to.destroy()));
    from.on('close', () => this.sockets.delete(from));
  }
}
