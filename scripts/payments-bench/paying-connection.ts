import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';

/**
 * One keep-alive connection that pays, one payment at a time. Speaks just enough HTTP/1.1 for the
 * answers of the service: what the load costs is taken from the service's share of the machine.
 */
export class PayingConnection {
  private received = '';
  private onStatus: ((status: number) => void) | undefined;

  private constructor(private readonly socket: TLSSocket) {
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.read(chunk));
    socket.on('error', () => this.settle(0));
    socket.on('close', () => this.settle(0));
  }

  static async open(port: number): Promise<PayingConnection> {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    return new PayingConnection(socket);
  }

  /** @returns the status of the answer; 0 when the connection is lost */
  pay(key: string): Promise<number> {
    if (this.socket.destroyed) return Promise.resolve(0);
    return new Promise((resolve) => {
      this.onStatus = resolve;
      const body = paymentBody(key);
      this.socket.write(
        `POST /payments HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n` +
          `idempotency-key: ${key}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: string): void {
    this.received += chunk;
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const head = this.received.slice(0, headEnd);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    if (this.received.length < headEnd + 4 + length) return;
    this.received = '';
    this.settle(Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)));
  }

  private settle(status: number): void {
    const { onStatus } = this;
    this.onStatus = undefined;
    onStatus?.(status);
  }
}

/** A card that Visa publishes for tests. */
const paymentBody = (key: string): string =>
  `{"merchantId":"merchant-1","paymentReference":"${key}","amount":"10.50","currency":"USD",` +
  '"paymentMethod":{"type":"card","number":"4111111111111111","expiryMonth":12,"expiryYear":2035}}';
