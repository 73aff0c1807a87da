import { randomUUID } from 'node:crypto';
import type { PooledDatabase } from '../../../../../functions/payment-service/database/pooled-database';
import { RegionUnderTest, startLedger } from './region-under-test';
import type { Task } from './task';

/** What each test begins with: a region with one task, over a database that all tests share. */
export interface FreshRegion {
  readonly ledger: Awaited<ReturnType<typeof startLedger>>;
  readonly database: PooledDatabase;
  readonly region: RegionUnderTest;
  readonly task: Task;
  /** An idempotency key that nobody has used. */
  readonly key: string;
}

/** Hands a fresh region to each test of a file, and closes it afterwards. */
export function useRegion(take: (fresh: FreshRegion) => void): void {
  let ledger: FreshRegion['ledger'];
  let task: Task;

  beforeAll(async () => {
    ledger = await startLedger();
  });

  afterAll(() => ledger.stop());

  beforeEach(async () => {
    const { database } = ledger;
    const region = new RegionUnderTest(database);
    task = await region.start();
    take({ ledger, database, region, task, key: randomUUID() });
  });

  afterEach(() => task.app.close());
}
