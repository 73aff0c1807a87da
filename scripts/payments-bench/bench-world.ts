import { join } from 'node:path';
import { bundlePrograms, SERVICE_SOURCE } from '../payments-lab/bundle-programs';
import { NodeProcess } from '../payments-lab/node-process';
import { ServiceProcess } from '../payments-lab/service-process';
import { PostgresServer, type PostgresSettings } from '../postgres/server';
import { ownedFolder } from '../tools/owned-folder';
import type { LoadOrder, LoadResult } from './load-program';

/** As durable as a server that takes money has to be: what it says it has is on disk. */
const DURABLE: PostgresSettings = {
  fsync: 'on',
  full_page_writes: 'on',
  autovacuum: 'on',
  shared_buffers: '256MB',
  wal_keep_size: '0',
};

/** Everything in a process of its own: service, database, AWS, and who pays. */
export interface BenchWorld {
  readonly service: ServiceProcess;
  readonly aws: NodeProcess;
  readonly load: NodeProcess;
  readonly database: PostgresServer;
  pay(order: Omit<LoadOrder, 'port'>): Promise<LoadResult>;
  stop(): Promise<void>;
}

export interface BenchWorldOptions {
  /** At a time; the service gets as many database connections, as pgbench has. */
  readonly clients: number;
  /** For the service, on top of what it needs. */
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startBenchWorld({
  clients,
  environment,
}: BenchWorldOptions): Promise<BenchWorld> {
  const folder = ownedFolder('payments-bench');
  const programs = await bundlePrograms({
    service: SERVICE_SOURCE,
    aws: 'scripts/payments-bench/aws-program.ts',
    load: 'scripts/payments-bench/load-program.ts',
  });
  const startProgram = (name: 'aws' | 'load') =>
    NodeProcess.start({
      program: programs.path(name),
      environment: {},
      logFile: join(folder.path, `${name}.log`),
    });
  const database = await PostgresServer.start(DURABLE);
  const aws = startProgram('aws');
  const load = startProgram('load');
  const { url } = (await aws.nextMessage()) as { readonly url: string };
  const service = await ServiceProcess.start({
    program: programs.path('service'),
    databasePort: database.port,
    awsUrl: url,
    logFile: join(folder.path, 'service.log'),
    environment: { DATABASE_MAX_CONNECTIONS: String(clients), ...environment },
  });
  await service.untilReady().catch((error: unknown) => {
    // Which names the log.
    folder.keep();
    throw error;
  });
  return {
    service,
    aws,
    load,
    database,
    pay: async (order) => {
      load.send({ ...order, port: service.port });
      return (await load.nextMessage()) as LoadResult;
    },
    stop: async () => {
      await Promise.all([service.node, aws, load].map((process) => process.end('SIGKILL')));
      await database.stop();
      programs.remove();
      folder.remove();
    },
  };
}
