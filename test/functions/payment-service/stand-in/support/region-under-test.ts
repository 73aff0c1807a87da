import type { PooledDatabase } from '../../../../../functions/payment-service/database/pooled-database';
import type { Operation } from '../../../../../functions/shared/state/operation';
import { PostgresServer } from '../../../../../scripts/postgres/server';
import { migrateAt, openPool } from '../../support/databases';
import { HandSetClock } from './hand-set-clock';
import { IntakeTables } from './intake-tables';
import { failover } from './operations';
import type { Steering } from './steered-database';
import { AFTER_MS, type Surroundings, startTask, type Task } from './task';

/** A PostgreSQL server with the schema, for all tests of a file. */
export async function startLedger(): Promise<{
  readonly database: PooledDatabase;
  stop(): Promise<void>;
}> {
  const server = await PostgresServer.start();
  await migrateAt(server.port);
  const database = openPool(server.port);
  return {
    database,
    stop: async () => {
      await database.close();
      await server.stop();
    },
  };
}

/** A region whose database is being promoted and doesn't get there, until the test says so. */
export class RegionUnderTest {
  readonly clock = new HandSetClock();
  readonly steering: Steering = { state: 'standby' };
  readonly tables = new IntakeTables(this.clock);
  operation: Operation | undefined;
  isDraining = false;

  constructor(private readonly real: PooledDatabase) {}

  start(changes: Partial<Surroundings> = {}): Promise<Task> {
    return startTask({
      real: this.real,
      steering: this.steering,
      tables: this.tables,
      clock: this.clock,
      operation: async () => this.operation,
      isDraining: () => this.isDraining,
      ...changes,
    });
  }

  /** The promotion was asked for so long ago that payments are taken in. */
  async askForPromotion(...tasks: readonly Task[]): Promise<void> {
    this.operation = failover({ promoting: this.clock.nowMs() });
    this.clock.pass(AFTER_MS);
    await this.tick(...tasks);
  }

  /** A second, or longer, in which each task does what it does every second. */
  async pass(ms: number, ...tasks: readonly Task[]): Promise<void> {
    this.clock.pass(ms);
    await this.tick(...tasks);
  }

  private async tick(...tasks: readonly Task[]): Promise<void> {
    await Promise.all(tasks.map((task) => task.tick()));
  }
}
