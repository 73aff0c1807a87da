import type { HttpsAnswer } from '../../shared/ports';
import { isObject } from '../../shared/state/guards';
import type { TaskContext } from '../dependencies';
import { NotYet, TaskRefused } from '../errors';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { requireOperation } from '../operation-item';
import type { PaymentFact } from '../report/facts';
import { type ServingRegion, servingRegion } from '../serving-region';
import { readFacts, recordFacts } from '../step-facts';
import { idempotencyKey, SYNTHETIC_PAYMENT } from '../synthetic-payment';
import { defineTask } from '../task';

const REQUEST_TIMEOUT_MS = 4_000;

/** Answers that a region gives which isn't ready, besides those of a broken server. */
const ASK_AGAIN: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** Writes a payment through the load balancer of the region that takes over, and reads it back. */
export const verifyPayment = defineTask({
  timeoutMs: 12_000,
  parse: parseOperationInput,
  run: runVerifyPayment,
});

async function runVerifyPayment(context: TaskContext, input: OperationInput): Promise<PaymentFact> {
  const { payment: done } = await readFacts(context, input.epoch);
  if (done !== undefined) return done;

  const operation = await requireOperation(context, input.epoch);
  const serving = servingRegion(context.config, input.kind);
  const paymentId = await write(context, serving, idempotencyKey(serving, operation));
  await readBack(context, serving, paymentId);

  const seen = { paymentId, verifiedAtMs: context.clock.nowMs() };
  await recordFacts(context, input.epoch, { payment: seen });
  return seen;
}

async function write(context: TaskContext, serving: ServingRegion, key: string): Promise<string> {
  const answer = await context.https.request({
    method: 'POST',
    url: `https://${serving.hostName}/payments`,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      'x-synthetic': 'true',
    },
    body: JSON.stringify(SYNTHETIC_PAYMENT),
    timeoutMs: REQUEST_TIMEOUT_MS,
  });
  return paymentIdIn(answer, 'writing the synthetic payment');
}

async function readBack(
  context: TaskContext,
  serving: ServingRegion,
  paymentId: string,
): Promise<void> {
  const answer = await context.https.request({
    method: 'GET',
    url: `https://${serving.hostName}/payments/${encodeURIComponent(paymentId)}`,
    headers: { 'x-synthetic': 'true' },
    timeoutMs: REQUEST_TIMEOUT_MS,
  });
  // Not there yet is as good as not ready: reads may come from a replica.
  if (answer.kind === 'response' && answer.status === 404) {
    throw new NotYet('reading the synthetic payment back: it is not there yet');
  }
  const found = paymentIdIn(answer, 'reading the synthetic payment back');
  if (found !== paymentId) {
    throw new TaskRefused('the payment read back is not the one that was written');
  }
}

/** Never repeats a body: it may hold what does not belong in a log. */
function paymentIdIn(answer: HttpsAnswer, what: string): string {
  if (answer.kind === 'failed') throw new NotYet(`${what}: ${answer.reason}`);
  const { status, body } = answer;
  if (status >= 500 || ASK_AGAIN.has(status)) throw new NotYet(`${what}: status ${status}`);
  if (status >= 300) throw new TaskRefused(`${what} was refused: status ${status}`);
  const id = idIn(body);
  if (id === undefined) throw new TaskRefused(`${what}: the answer names no payment`);
  return id;
}

function idIn(body: string): string | undefined {
  try {
    const payment: unknown = JSON.parse(body);
    return isObject(payment) && typeof payment.id === 'string' ? payment.id : undefined;
  } catch {
    return undefined;
  }
}
