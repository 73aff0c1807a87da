import type { PooledDatabase } from '../../../../functions/payment-service/database/pooled-database';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { startApp, type TestApp, type TestAppOptions } from './app';
import { migrateAt, openPool } from './databases';

/** A region that writes: its database with the schema, and the API over it. */
export interface WritingRegion {
  readonly server: PostgresServer;
  /** Past the service. */
  readonly database: PooledDatabase;
  readonly service: TestApp;
}

/** One for all tests of a file; there is none before the first of them begins. */
export function useWritingRegion(options: Omit<TestAppOptions, 'ports'> = {}): WritingRegion {
  let region: WritingRegion | undefined;

  const started = (): WritingRegion => {
    if (region === undefined) throw new Error('the region is started by the first test');
    return region;
  };

  beforeAll(async () => {
    const server = await PostgresServer.start();
    await migrateAt(server.port);
    const ports = { writer: server.port, reader: server.port };
    region = {
      server,
      database: openPool(server.port),
      service: await startApp({ ...options, ports }),
    };
  });

  afterAll(async () => {
    await region?.service.stop();
    await region?.database.close();
    await region?.server.stop();
  });

  return {
    get server() {
      return started().server;
    },
    get database() {
      return started().database;
    },
    get service() {
      return started().service;
    },
  };
}
