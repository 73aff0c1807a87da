import { Client } from 'pg';
import { DATABASE, SUPERUSER } from '../postgres/server';
import type { BenchWorld } from './bench-world';
import { databaseProcessor } from './database-processor';
import { runPgbench } from './pgbench';
import { recordPaymentStatements } from './service-statements';
import { type Throughput, throughputOf } from './throughput';

export interface CompareOptions {
  readonly rounds: number;
  readonly seconds: number;
  /** At a time, of the service and of pgbench alike. */
  readonly clients: number;
}

export interface Round {
  readonly service: Throughput;
  readonly pgbench: Throughput;
  /** Processor time per payment, in milliseconds: where the machine's time went. */
  readonly processorMs: {
    readonly service: number;
    readonly load: number;
    readonly aws: number;
    readonly database: number;
    /** While pgbench pays. */
    readonly databaseOfPgbench: number;
  };
}

export interface CompareEvents {
  /** One line, of what begins. */
  readonly progress: (text: string) => void;
  readonly onRound: (round: Round) => void;
}

/** Enough for the just-in-time compiler to be done with what every payment goes through. */
const WARM_UP_SECONDS = 8;

/** The service and pgbench in turns, on one server; the service stands still while pgbench runs. */
export async function compare(
  world: BenchWorld,
  { rounds, seconds, clients }: CompareOptions,
  { progress, onRound }: CompareEvents,
): Promise<void> {
  const statements = await recordPaymentStatements();
  const { port } = world.database;
  progress(`warming up for ${WARM_UP_SECONDS} s\n`);
  await payOnly(world, { connections: clients, seconds: WARM_UP_SECONDS, keyPrefix: 'warm' });
  const database = await databaseProcessor(world.database);
  for (let round = 1; round <= rounds; round += 1) {
    progress(`round ${round} of ${rounds}: ${seconds} s of pgbench, ${seconds} s of the service\n`);
    world.service.node.suspend();
    const databaseOfPgbench = since(database);
    const pgbench = await runPgbench({ statements, port, clients, seconds, round });
    const databaseOfPgbenchMs = databaseOfPgbench();
    await emptyOutbox(port);
    world.service.node.resume();
    const used = {
      service: since(() => world.service.node.processorMs()),
      load: since(() => world.load.processorMs()),
      aws: since(() => world.aws.processorMs()),
      database: since(database),
    };
    const service = await payOnly(world, {
      connections: clients,
      seconds,
      keyPrefix: `round-${round}`,
    });
    const perPayment = (name: keyof typeof used) => used[name]() / service.payments;
    onRound({
      service,
      pgbench,
      processorMs: {
        service: perPayment('service'),
        load: perPayment('load'),
        aws: perPayment('aws'),
        database: perPayment('database'),
        databaseOfPgbench: databaseOfPgbenchMs / pgbench.payments,
      },
    });
  }
}

/** How much more a counter says from now on. */
function since(count: () => number): () => number {
  const before = count();
  return () => count() - before;
}

/** @throws Error when anything but a payment was answered: such a round measures something else */
async function payOnly(
  world: BenchWorld,
  order: Parameters<BenchWorld['pay']>[0],
): Promise<Throughput> {
  const { latenciesUs, others, seconds } = await world.pay(order);
  const refused = Object.entries(others).map(([status, count]) => `${count} × ${status}`);
  if (refused.length > 0) throw new Error(`not all were taken: ${refused.join(', ')}`);
  return throughputOf(latenciesUs, seconds);
}

/** Or the service would write pgbench's payments into its transaction log, in its own round. */
async function emptyOutbox(port: number): Promise<void> {
  const client = new Client({ host: '127.0.0.1', port, user: SUPERUSER, database: DATABASE });
  await client.connect();
  await client.query('TRUNCATE payment_service.transaction_log_outbox');
  await client.end();
}
