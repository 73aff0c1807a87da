import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type TakePaymentOutcome, takePayment } from '../../payments/take-payment';
import type { AppDependencies } from '../dependencies';
import { readIdempotencyKey } from '../idempotency-key';
import { toResource } from '../payment-resource';
import { ProblemError } from '../problem';
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
          await requireWriter(dependencies);
          const outcome = await takePayment(
            { ...dependencies, database: dependencies.database.writer },
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
          return await reply.status(201).send(toResource(payment));
        } finally {
          inFlight -= 1;
        }
      },
    );
  };

async function requireWriter({ database, drain }: AppDependencies): Promise<void> {
  if (drain.isDraining()) throw new ProblemError('draining');
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

function count(metrics: AppDependencies['metrics'], outcome: TakePaymentOutcome): void {
  switch (outcome.kind) {
    case 'taken':
      if (!outcome.payment.synthetic) metrics.count('PaymentsTaken');
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
  }
}

function requirePayment(outcome: TakePaymentOutcome) {
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
  }
}
