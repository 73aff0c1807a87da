import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { formatCursor, parseCursor, START } from '../../payments/cursor';
import { findPayment } from '../../payments/find-payment';
import { listPayments } from '../../payments/list-payments';
import { findUnbookedPayment } from '../../stand-in/find-unbooked-payment';
import type { AppDependencies } from '../dependencies';
import { toResource } from '../payment-resource';
import { ProblemError } from '../problem';
import { ListQuery, PaymentPage, PaymentPath, PaymentResource, problems } from '../schemas';

const DEFAULT_PAGE_SIZE = 100;

const UNAVAILABLE = 'The database is not available; ask again';

/** `GET /payments/{id}` and `GET /payments`, in both regions. */
export const readPaymentsRoutes =
  ({ database, standIn }: AppDependencies): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/payments/:id',
      {
        schema: {
          operationId: 'getPayment',
          summary: 'A payment; in the standby region as far as it is replicated',
          params: PaymentPath,
          response: {
            200: {
              description: 'The payment',
              content: { 'application/json': { schema: PaymentResource } },
            },
            ...problems({ 400: 'Not an id', 404: 'No such payment here', 503: UNAVAILABLE }),
          },
        },
      },
      async (request) => {
        // Upper case is the same id (RFC 9562 section 4), and the intake table knows it as text.
        const id = request.params.id.toLowerCase();
        const find = async (id: string) => findPayment(await database.forReads(), id);
        const found = standIn
          ? await findUnbookedPayment({ find, standIn }, id)
          : { payment: await find(id), isBooked: true };
        const { payment, isBooked } = found;
        request.paymentId = payment?.id;
        if (payment === undefined) throw new ProblemError('not-found');
        return toResource(payment, isBooked ? 'accepted' : 'pending');
      },
    );

    app.get(
      '/payments',
      {
        schema: {
          operationId: 'listPayments',
          summary: 'All payments in an order that never changes, for reconciliation',
          querystring: ListQuery,
          response: {
            200: {
              description: 'A page; none is left out by reading on from its `next`',
              content: { 'application/json': { schema: PaymentPage } },
            },
            ...problems({
              400: 'Not a cursor or a limit',
              410: 'A failover has lost the payment that the cursor names; read on from an earlier one',
              503: UNAVAILABLE,
            }),
          },
        },
      },
      async (request) => {
        const { after, limit = DEFAULT_PAGE_SIZE } = request.query;
        const start = after === undefined ? START : parseCursor(after);
        if (start === undefined) {
          throw new ProblemError('malformed-request', { detail: '`after` is not a cursor' });
        }
        const page = await listPayments(await database.forReads(), { after: start, limit });
        if (page.kind === 'cursor-lost') {
          throw new ProblemError('cursor-lost', {
            detail:
              'Read on from an earlier `next`, or from the start; ids tell what was read before.',
          });
        }
        const last = page.payments.at(-1)?.cursor;
        return {
          payments: page.payments.map(({ payment }) => toResource(payment)),
          next: last === undefined ? (after ?? null) : formatCursor(last),
        };
      },
    );
  };
