import { Client } from 'pg';
import {
  connectionOptions,
  type DatabaseEndpoint,
  type DatabaseTimeouts,
} from './connection-options';

/** One connection of its own, for what belongs to a session: advisory locks and transactions. */
export class Session {
  private lost = false;

  private constructor(private readonly client: Client) {
    client.on('error', () => {
      this.lost = true;
    });
    client.once('end', () => {
      this.lost = true;
    });
  }

  static async open(endpoint: DatabaseEndpoint, timeouts: DatabaseTimeouts): Promise<Session> {
    const client = new Client(connectionOptions(endpoint, timeouts));
    // Without a listener from the start, a failure during the connection would end the process.
    const session = new Session(client);
    await client.connect();
    return session;
  }

  /** Whether the server is known to have forgotten this session, its locks included. */
  get isLost(): boolean {
    return this.lost;
  }

  async query<Row extends object>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    const { rows } = await this.client.query<Row>(text, [...values]);
    return rows;
  }

  /** Never waits for a server that is gone. */
  close(): void {
    this.client.connection.stream.destroy();
  }
}
