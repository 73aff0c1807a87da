import type { Clock } from '../../shared/ports';
import { withTimeout } from '../../shared/with-timeout';
import type { Database } from '../database/database';
import { toResource } from '../http/payment-resource';
import type { Metrics } from '../metrics/metrics';
import type { Payment } from '../payments/payment';
import { type OutboxBatch, outboxLagMs, readOutbox, removeFromOutbox } from './outbox';
import type { TransactionLog } from './transaction-log';

export interface ShipOptions {
  readonly database: Database;
  readonly log: TransactionLog;
  readonly region: string;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

/** Some hundred kilobytes: one object, written in a fraction of a second. */
const BATCH_SIZE = 500;

/** A bucket that doesn't answer must not keep the next attempt waiting. */
const APPEND_TIMEOUT_MS = 5_000;

/**
 * Writes all payments that the log lacks, batch by batch, and forgets each batch once the log has
 * it. When this dies in between, a batch is written again, maybe with others: every payment is in
 * the log at least once, and its id tells a second one.
 */
export async function shipOutbox(options: ShipOptions): Promise<void> {
  const { database, log, region, metrics, clock } = options;
  try {
    for (;;) {
      const batch = await readOutbox(database, BATCH_SIZE);
      if (batch === undefined) break;
      await withTimeout(
        { clock, what: 'writing the transaction log', timeoutMs: APPEND_TIMEOUT_MS },
        () => log.append(batchName(region, batch), batch.payments.map(toLine)),
      );
      await removeFromOutbox(database, batch.end);
      if (batch.payments.length < BATCH_SIZE) break;
    }
  } catch (error) {
    metrics.count('TransactionLogFailures');
    throw error;
  } finally {
    metrics.gauge('TransactionLogLagMs', await outboxLagMs(database).catch(() => undefined));
  }
}

/**
 * By region and hour of the first payment, then by the first and last payment. Nothing can get
 * between two payments any more that are in order, so the name says what is in the batch.
 */
function batchName(region: string, { payments, end }: OutboxBatch): string {
  const first = payments[0];
  if (first === undefined) throw new Error('a batch is never empty');
  const hour = first.createdAt.toISOString().slice(0, 13).replace(/[-T]/g, '/');
  return `${region}/${hour}/${first.id}_${end.paymentId}.ndjson`;
}

const toLine = (payment: Payment): string =>
  JSON.stringify({ ...toResource(payment), validatedInRegion: payment.validatedInRegion });
