import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AwsStandIn, startAwsStandIn } from '../payments-lab/aws-stand-in';
import { PaymentsClient } from '../payments-lab/payments-client';
import { ServiceProcess } from '../payments-lab/service-process';
import { PostgresServer } from '../postgres/server';
import { TcpProxy } from '../postgres/tcp-proxy';
import { Books } from './books';
import type { FaultAction } from './faults';
import type { Attempt } from './history';
import { Reader } from './reader';
import { TransactionLogCopy } from './transaction-log-copy';

interface Service {
  readonly process: ServiceProcess;
  /** Between clients and the service. */
  readonly proxy: TcpProxy;
  readonly client: PaymentsClient;
}

export interface LaneOptions {
  /** The bundled service. */
  readonly program: string;
  readonly services: number;
  /** For the services' logs. */
  readonly folder: string;
  readonly name: string;
}

/** One database and the services in front of it, for one run after another. */
export class Lane {
  /** What clients of all runs so far saw, of requests that may still be carried out above all. */
  readonly attempts: Attempt[] = [];
  private repairs: Promise<unknown>[] = [];

  private constructor(
    private readonly database: PostgresServer,
    private readonly databaseProxy: TcpProxy,
    private readonly aws: AwsStandIn,
    private readonly services: readonly Service[],
    /** What the database has, read past all proxies. */
    readonly books: Books,
    readonly transactionLog: TransactionLogCopy,
    readonly reader: Reader,
  ) {}

  static async start({ program, services: count, folder, name }: LaneOptions): Promise<Lane> {
    const database = await PostgresServer.start();
    const databaseProxy = await TcpProxy.start(database.port);
    const transactionLog = new TransactionLogCopy();
    const aws = await startAwsStandIn({ onObject: (_, body) => transactionLog.add(body) });
    const services: Service[] = [];
    for (let index = 0; index < count; index += 1) {
      const process = await ServiceProcess.start({
        program,
        databasePort: databaseProxy.port,
        awsUrl: aws.url,
        logFile: join(folder, `${name}-service-${index}.log`),
      });
      const proxy = await TcpProxy.start(process.port);
      services.push({ process, proxy, client: new PaymentsClient(proxy.port) });
    }
    await Promise.all(services.map(({ process }) => process.untilReady()));
    const books = new Books(database.port);
    const reader = new Reader(services.map(({ client }) => client));
    return new Lane(database, databaseProxy, aws, services, books, transactionLog, reader);
  }

  get clients(): readonly PaymentsClient[] {
    return this.services.map(({ client }) => client);
  }

  /** Makes something go wrong; what has to be started again is, by itself. */
  inject(action: FaultAction): void {
    switch (action.kind) {
      case 'cut-database-line':
        this.databaseProxy.cutAfter(action.direction, action.bytes);
        return;
      case 'cut-client-line':
        this.service(action.service).proxy.cutAfter(action.direction, action.bytes);
        return;
      case 'reset-all-database-lines':
        this.databaseProxy.reset();
        return;
      case 'reset-all-client-lines':
        this.service(action.service).proxy.reset();
        return;
      case 'kill-service':
        this.repairs.push(this.killService(this.service(action.service).process, action.downMs));
        return;
      case 'crash-database':
        this.repairs.push(this.crashDatabase(action.downMs));
    }
  }

  /** Waits until everything runs again. */
  async repaired(): Promise<void> {
    this.databaseProxy.forward();
    for (const { proxy } of this.services) proxy.forward();
    await Promise.all(this.repairs.splice(0));
    await Promise.all(this.services.map(({ process }) => process.untilReady()));
  }

  async stop(): Promise<void> {
    for (const { client, process, proxy } of this.services) {
      client.close();
      await process.kill();
      await proxy.stop();
    }
    await this.books.close();
    await this.databaseProxy.stop();
    await this.database.stop();
    this.aws.stop();
  }

  private async killService(process: ServiceProcess, downMs: number): Promise<void> {
    await process.kill();
    await sleep(downMs);
    process.startAgain();
  }

  private async crashDatabase(downMs: number): Promise<void> {
    await this.database.crash();
    await sleep(downMs);
    await this.database.restart();
  }

  private service(index: number): Service {
    const service = this.services[index];
    if (service === undefined) throw new Error(`there is no service ${index}`);
    return service;
  }
}
