import { setTimeout as sleep } from 'node:timers/promises';
import { PayingConnection } from './paying-connection';

/** What the program is told, by the channel to its parent; one round after the other. */
export interface LoadOrder {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Every payment's key begins with it. */
  readonly keyPrefix: string;
}

export interface LoadResult {
  readonly seconds: number;
  /** Of payments that were taken. */
  readonly latenciesUs: readonly number[];
  /** Answers of any other kind, by status. */
  readonly others: Readonly<Record<string, number>>;
}

async function work({ port, connections, seconds, keyPrefix }: LoadOrder): Promise<LoadResult> {
  const latenciesUs: number[] = [];
  const others: Record<string, number> = {};
  const deadlineMs = performance.now() + seconds * 1000;
  let started = 0;
  const startedMs = performance.now();

  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await PayingConnection.open(port);
      while (performance.now() < deadlineMs) {
        started += 1;
        const sentMs = performance.now();
        const status = await connection.pay(`${keyPrefix}-${started}`);
        if (status === 201) latenciesUs.push((performance.now() - sentMs) * 1000);
        else {
          others[status] = (others[status] ?? 0) + 1;
          await sleep(50);
        }
      }
      connection.close();
    }),
  );
  return { seconds: (performance.now() - startedMs) / 1000, latenciesUs, others };
}

process.on('message', (order: LoadOrder) => {
  void work(order).then((result) => process.send?.(result));
});
