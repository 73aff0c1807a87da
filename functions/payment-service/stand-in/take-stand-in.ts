import { describeFailure } from '../../shared/describe-failure';
import type { Clock } from '../../shared/ports';
import type { RegionDatabase } from '../database/region-database';
import type { Metrics } from '../metrics/metrics';
import type { ServiceLogger } from '../observability/logger';
import { findPayment, findPaymentByKey } from '../payments/find-payment';
import { fingerprint as fingerprintOf, hashKey } from '../payments/fingerprint';
import { newPaymentId } from '../payments/payment-id';
import type { PaymentRequest } from '../payments/payment-request';
import type { TakePaymentOutcome } from '../payments/take-payment';
import type { PaymentValidator } from '../validation/validator';
import type { Backlog } from './backlog';
import { bookIntake } from './book-intake';
import type { Intake, KeptIntake } from './intake';
import type { IntakeTable } from './intake-table';
import { countSettlement } from './settle-intake';
import type { StandInMode } from './stand-in-mode';

/** Nothing was promised; a retry with the same key is safe. */
export interface NotTakenIn {
  readonly kind: 'not-taken-in';
  readonly reason:
    | 'full'
    | 'closed'
    /** It may have been accepted; the retry finds out. */
    | 'unknown';
}

export type StandInOutcome = TakePaymentOutcome | NotTakenIn;

export interface TakeStandInDependencies {
  readonly table: IntakeTable;
  readonly database: RegionDatabase;
  readonly validator: PaymentValidator;
  readonly backlog: Backlog;
  readonly clock: Clock;
  readonly logger: ServiceLogger;
  readonly metrics: Metrics;
  readonly region: string;
  readonly keyLifetimeSeconds: number;
  /** Asked again before anything is promised. */
  readonly mode: () => Promise<StandInMode>;
}

/**
 * Accepts a payment into the intake table, at most once per key. The order is that of an ordinary
 * payment: the key first, so that a retry is answered while no validator is.
 */
export async function takeStandIn(
  dependencies: TakeStandInDependencies,
  request: PaymentRequest,
  trace: string | undefined,
): Promise<StandInOutcome> {
  const { table, validator, backlog, clock, region } = dependencies;
  const keyHash = hashKey(request.idempotencyKey);
  const fingerprint = fingerprintOf(request);
  const { body } = request;

  const earlier =
    (await orUnknown(dependencies, () => answerEarlier(dependencies, keyHash, fingerprint))) ??
    (await findInDatabase(dependencies.database, keyHash, fingerprint));
  if (earlier !== undefined) return earlier;
  if (!backlog.hasRoom) return { kind: 'not-taken-in', reason: 'full' };

  const verdict = await validator.validate(
    { ...body, idempotencyKey: request.idempotencyKey },
    trace,
  );
  switch (verdict.kind) {
    case 'unavailable':
      return { kind: 'validator-unavailable' };
    case 'rejected':
      return { kind: 'rejected', violations: verdict.violations };
    case 'accepted':
  }

  // Validation may have taken seconds, in which the database came back.
  if ((await dependencies.mode()) === 'closed') return { kind: 'not-taken-in', reason: 'closed' };
  const nowMs = clock.nowMs();
  const intake: Intake = {
    payment: {
      id: newPaymentId(nowMs),
      idempotencyKeyHash: keyHash.toString('hex'),
      merchantId: body.merchantId,
      paymentReference: body.paymentReference,
      amount: verdict.amount,
      paymentMethod: verdict.paymentMethod,
      synthetic: request.synthetic,
      region,
      validatedInRegion: verdict.region,
      createdAt: new Date(nowMs),
      standIn: true,
    },
    fingerprint,
  };
  return orUnknown(dependencies, async () => {
    if ((await table.add(intake)) === 'key-taken') {
      return (await answerEarlier(dependencies, keyHash, fingerprint)) ?? { kind: 'in-flight' };
    }
    backlog.add();
    return answer(dependencies, { ...intake, state: { kind: 'open' } }, 'taken');
  });
}

/** What answering from the table needs. */
export type AnswerDependencies = Pick<
  TakeStandInDependencies,
  'table' | 'database' | 'keyLifetimeSeconds' | 'clock' | 'metrics' | 'logger' | 'mode'
>;

async function answerEarlier(
  dependencies: AnswerDependencies,
  keyHash: Buffer,
  fingerprint: Buffer,
): Promise<TakePaymentOutcome | undefined> {
  const kept = await dependencies.table.find(keyHash.toString('hex'));
  return kept && answerKept(dependencies, kept, fingerprint);
}

/**
 * Answers a request whose key is in the table already.
 *
 * @throws DatabaseFailure when the database may take payments and doesn't
 */
export async function answerKept(
  dependencies: AnswerDependencies,
  kept: KeptIntake,
  fingerprint: Buffer,
): Promise<TakePaymentOutcome> {
  return kept.fingerprint.equals(fingerprint)
    ? answer(dependencies, kept, 'replayed')
    : { kind: 'key-reused' };
}

/**
 * While nothing but the table takes payments, what it holds is the answer. As soon as the database
 * may take some as well, the ledger has the last word on whose answer the key has.
 */
async function answer(
  dependencies: AnswerDependencies,
  intake: KeptIntake,
  kind: 'taken' | 'replayed',
): Promise<TakePaymentOutcome> {
  const { table, database, metrics, logger, mode } = dependencies;
  const { payment, state } = intake;
  if (state.kind === 'booked' || (await mode()) === 'open') return { kind, payment };
  // What was decided is not decided again: the key that it was decided by may have been forgotten.
  if (state.kind === 'conflict') return { kind: 'key-reused' };
  if (state.kind === 'alias') {
    const earlier = await findPayment(database.writer, state.paymentId);
    if (earlier !== undefined) return { kind: 'replayed', payment: earlier };
  }
  const booking = await bookIntake(database.writer, intake, dependencies);
  if (booking === 'in-flight') return { kind: 'in-flight' };
  try {
    const outcome = await table.settle(intake, booking.settlement);
    countSettlement(metrics, booking.settlement, outcome);
  } catch (error) {
    // The leader will say so; the client need not wait for that.
    logger.warn({ failure: describeFailure(error) }, 'an intake is booked and not settled');
  }
  switch (booking.settlement.kind) {
    case 'booked':
      return { kind, payment };
    case 'alias':
      return { kind: 'replayed', payment: booking.payment };
    case 'conflict':
      return { kind: 'key-reused' };
  }
}

/** As far as the database here can be read: a copy of the other region's, until it was lost. */
async function findInDatabase(
  database: RegionDatabase,
  keyHash: Buffer,
  fingerprint: Buffer,
): Promise<TakePaymentOutcome | undefined> {
  if (!(await database.isReadable())) return undefined;
  try {
    const found = await findPaymentByKey(await database.forReads(), keyHash);
    if (found === undefined) return undefined;
    return found.fingerprint.equals(fingerprint)
      ? { kind: 'replayed', payment: found.payment }
      : { kind: 'key-reused' };
  } catch {
    // Whatever it is, a database that can't be asked is why this runs at all; should it know the
    // key, the booking finds that out.
    return undefined;
  }
}

/** Also while handing over, when the database is away again: what was kept will be booked. */
async function orUnknown<T>(
  { logger }: TakeStandInDependencies,
  work: () => Promise<T>,
): Promise<T | NotTakenIn> {
  try {
    return await work();
  } catch (error) {
    logger.warn({ failure: describeFailure(error) }, 'a payment could not be taken in');
    return { kind: 'not-taken-in', reason: 'unknown' };
  }
}
