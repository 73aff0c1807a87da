import { connect } from 'node:tls';
import type { Exchange } from '../payments-lab/payments-client';

/** What isn't answered by then waits for more bytes, and for the service's time-out. */
const PATIENCE_MS = 150;

const STATUS_LINE = /^HTTP\/1\.1 (\d{3})/;

/** Sends bytes over a connection of their own and hangs up; never rejects. */
export function sendRaw(port: number, bytes: string): Promise<Exchange> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      const status = STATUS_LINE.exec(received)?.[1];
      resolve(
        status === undefined
          ? { kind: 'lost', reason: 'closed' }
          : { kind: 'answer', status: Number(status), headers: {}, body: received },
      );
    };
    let timer = setTimeout(finish, 5_000);
    socket.on('secureConnect', () => {
      socket.write(Buffer.from(bytes, 'latin1'));
      clearTimeout(timer);
      timer = setTimeout(finish, PATIENCE_MS);
    });
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
    });
    socket.on('error', finish);
    socket.on('close', finish);
  });
}
