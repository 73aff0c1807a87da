import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DatabaseFailure } from '../../database/failure';
import type { PaymentRequest } from '../../payments/payment-request';
import { type TakePaymentOutcome, takePayment } from '../../payments/take-payment';
import type { NotTakenIn, StandInOutcome } from '../../stand-in/take-stand-in';
import type { AppDependencies } from '../dependencies';
import { readIdempotencyKey } from '../idempotency-key';
import { toFirstAnswer } from '../payment-resource';
import { ProblemError, type ProblemKind } from '../problem';
import { PaymentBodySchema, PaymentResource, problems, TakePaymentHeaders } from '../schemas';
import { readTrace } from '../trace';

/** Names the region whose function validated the payment: the other one while this one's is away. */
const VALIDATED_IN_REGION = 'validated-in-region';
const REPLAYED = 'idempotency-replayed';

/** `POST /payments`. */
export const takePaymentRoute =
  (dependencies: AppDependencies): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { metrics, maxPaymentsInFlight } = dependencies;
    let inFlight = 0;

    app.post(
      '/payments',
      {
        schema: {
          operationId: 'takePayment',
          summary: 'Takes a payment, once per idempotency key',
          headers: TakePaymentHeaders,
          body: PaymentBodySchema,
          response: {
            201: {
              description: 'Taken; a retry with the same key and body gets the same answer',
              headers: {
                [VALIDATED_IN_REGION]: { type: 'string' },
                [REPLAYED]: { type: 'string', description: '`true` on the answer to a retry' },
              },
              content: { 'application/json': { schema: PaymentResource } },
            },
            202: {
              description:
                'Accepted for good and not booked yet, because no database takes writes; a retry ' +
                'with the same key and body gets the same answer, also when it is booked',
              headers: {
                [VALIDATED_IN_REGION]: { type: 'string' },
                [REPLAYED]: { type: 'string', description: '`true` on the answer to a retry' },
              },
              content: { 'application/json': { schema: PaymentResource } },
            },
            ...problems({
              400: 'Not a payment, or the idempotency key is missing',
              409: 'Another request with this key is being answered',
              413: 'The body is too large',
              415: 'The body is not JSON',
              422: 'The payment is invalid, or the key was used for another payment',
              503: 'Not now, or not known; ask again with the same key',
            }),
          },
        },
      },
      async (request, reply) => {
        const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
        if (inFlight >= maxPaymentsInFlight) throw new ProblemError('overloaded');
        inFlight += 1;
        try {
          const outcome = await take(
            dependencies,
            {
              idempotencyKey,
              synthetic: request.headers['x-synthetic'] === 'true',
              body: request.body,
            },
            readTrace(request.raw.headers)?.amazonHeader,
          );
          count(metrics, outcome);
          const payment = requirePayment(outcome);
          request.paymentId = payment.id;
          reply.header(VALIDATED_IN_REGION, payment.validatedInRegion);
          if (outcome.kind === 'replayed') reply.header(REPLAYED, 'true');
          const { status, body } = toFirstAnswer(payment);
          return await reply.status(status).send(body);
        } finally {
          inFlight -= 1;
        }
      },
    );
  };

/** By the database where it writes; taken in where it should and doesn't. */
async function take(
  dependencies: AppDependencies,
  payment: PaymentRequest,
  trace: string | undefined,
): Promise<StandInOutcome> {
  const { drain, standIn } = dependencies;
  if (drain.isDraining()) throw new ProblemError('draining');
  // A synthetic payment is there to prove the database, and nothing else proves that.
  const standsIn = !payment.synthetic && standIn !== undefined ? await standIn.mode() : 'closed';
  if (standIn !== undefined && standsIn !== 'closed') {
    const outcome = await standIn.take(payment, trace);
    if (outcome.kind !== 'not-taken-in') return outcome;
    // A database that writes doesn't wait for a table that doesn't.
    if (standsIn === 'open' && outcome.reason !== 'closed') return outcome;
    if (outcome.reason === 'unknown') return takeWhatMayBeKept(dependencies, payment, trace);
  }
  return takeIntoLedger(dependencies, payment, trace);
}

async function takeIntoLedger(
  dependencies: AppDependencies,
  payment: PaymentRequest,
  trace: string | undefined,
): Promise<TakePaymentOutcome> {
  await requireWriter(dependencies);
  return takePayment({ ...dependencies, database: dependencies.database.writer }, payment, trace);
}

/**
 * The table may hold the payment, and then it will be booked: whatever keeps the ledger from taking
 * it now, the client must not hear that nothing was stored.
 */
async function takeWhatMayBeKept(
  dependencies: AppDependencies,
  payment: PaymentRequest,
  trace: string | undefined,
): Promise<StandInOutcome> {
  try {
    const outcome = await takeIntoLedger(dependencies, payment, trace);
    return outcome.kind === 'validator-unavailable'
      ? { kind: 'not-taken-in', reason: 'unknown' }
      : outcome;
  } catch (cause) {
    if (!(cause instanceof ProblemError || cause instanceof DatabaseFailure)) throw cause;
    throw new ProblemError('outcome-unknown', { cause });
  }
}

async function requireWriter({ database }: AppDependencies): Promise<void> {
  const status = await database.status();
  switch (status.kind) {
    case 'standby':
      throw new ProblemError('standby-region');
    case 'unavailable':
      throw new ProblemError('database-unavailable', { cause: status.reason });
    case 'writer':
      if (!(await database.hasSchema())) throw new ProblemError('database-unavailable');
  }
}

function count(metrics: AppDependencies['metrics'], outcome: StandInOutcome): void {
  switch (outcome.kind) {
    case 'taken':
      if (outcome.payment.standIn) metrics.count('IntakesTaken');
      else if (!outcome.payment.synthetic) metrics.count('PaymentsTaken');
      return;
    case 'replayed':
      metrics.count('PaymentsReplayed');
      return;
    case 'rejected':
      metrics.count('PaymentsRejected');
      return;
    case 'key-reused':
    case 'in-flight':
    case 'validator-unavailable':
    case 'not-taken-in':
  }
}

const NOT_TAKEN_IN: Readonly<Record<NotTakenIn['reason'], ProblemKind>> = {
  full: 'overloaded',
  closed: 'standby-region',
  unknown: 'outcome-unknown',
};

function requirePayment(outcome: StandInOutcome) {
  switch (outcome.kind) {
    case 'taken':
    case 'replayed':
      return outcome.payment;
    case 'rejected':
      throw new ProblemError('payment-rejected', { violations: outcome.violations });
    case 'key-reused':
      throw new ProblemError('idempotency-key-reused', {
        detail: 'Retries have to repeat the body; another payment needs a key of its own.',
      });
    case 'in-flight':
      throw new ProblemError('request-in-flight');
    case 'validator-unavailable':
      throw new ProblemError('validator-unavailable');
    case 'not-taken-in':
      throw new ProblemError(NOT_TAKEN_IN[outcome.reason]);
  }
}
