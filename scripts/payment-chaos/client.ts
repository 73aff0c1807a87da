import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange, PaymentsClient } from '../payments-lab/payments-client';
import type { Attempt, Outcome } from './history';
import type { Intent, Step } from './plan';

/** Far longer than all faults of a run last; what isn't answered by then never is. */
const PATIENCE_MS = 20_000;

/** Clients that are told "in a second" ask much sooner, to meet more of what goes wrong. */
const RETRY_AFTER_MS = 20;

export interface ClientOptions {
  readonly client: number;
  /** Tries go to them in turn, as through a load balancer. */
  readonly services: readonly PaymentsClient[];
  /** Told before every step. */
  readonly onStep: () => void;
  readonly record: (attempt: Attempt) => void;
  readonly onUnanswered: (intent: Intent) => void;
}

/** Does its steps one after the other. */
export async function runClient(
  steps: readonly Step[],
  { client, services, onStep, record, onUnanswered }: ClientOptions,
): Promise<void> {
  let tries = 0;
  const attempt = async (
    intent: Intent,
    asked: Attempt['asked'],
    hangUpAfterMs?: number,
  ): Promise<Outcome> => {
    const service = services[tries % services.length];
    tries += 1;
    if (service === undefined) throw new Error('there is no service to ask');
    const exchange = await service.send({
      method: 'POST',
      path: '/payments',
      headers: { 'idempotency-key': intent.key },
      body: bodyOf(intent, asked),
      ...(hangUpAfterMs !== undefined && { hangUpAfterMs }),
    });
    const outcome = toOutcome(exchange);
    record({ intent, client, asked, outcome });
    return outcome;
  };
  const insist = async (intent: Intent): Promise<boolean> => {
    const giveUpMs = Date.now() + PATIENCE_MS;
    while (Date.now() < giveUpMs) {
      const { kind } = await attempt(intent, 'as-intended');
      if (kind === 'taken') return true;
      await sleep(RETRY_AFTER_MS);
    }
    onUnanswered(intent);
    return false;
  };

  for (const { intent, manner, pauseBeforeMs, hangUpAfterMs, repeats, misusesKey } of steps) {
    await sleep(pauseBeforeMs);
    onStep();
    const first = await attempt(intent, 'as-intended', hangUpAfterMs);
    if (manner === 'gives-up') continue;
    if (first.kind !== 'taken' && !(await insist(intent))) continue;
    for (let repeat = 0; repeat < repeats; repeat += 1) await insist(intent);
    if (misusesKey) await attempt(intent, 'other-amount');
  }
}

const METHODS = {
  // Published for tests by Visa, and by the registry of IBANs.
  card: { type: 'card', number: '4111111111111111', expiryMonth: 12, expiryYear: 2035 },
  iban: { type: 'iban', iban: 'DE89370400440532013000' },
} as const;

function bodyOf(intent: Intent, asked: Attempt['asked']): string {
  const { merchantId, paymentReference, amount, currency, method } = intent;
  return JSON.stringify({
    merchantId,
    paymentReference,
    amount: asked === 'as-intended' ? amount : `1${amount}`,
    currency,
    paymentMethod: METHODS[method],
  });
}

const PROBLEM_TYPE = /"type":"urn:payment-service:problem:([\w-]+)"/;

function toOutcome(exchange: Exchange): Outcome {
  if (exchange.kind === 'lost') return exchange;
  const { status, headers, body } = exchange;
  return status === 201
    ? { kind: 'taken', body, isReplay: headers['idempotency-replayed'] === 'true' }
    : {
        kind: 'problem',
        status,
        problem: PROBLEM_TYPE.exec(body)?.[1] ?? 'no problem at all',
        hasRetryAfter: headers['retry-after'] !== undefined,
      };
}
