import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { percentile } from '../payments-bench/percentile';
import { median } from './series';

/** What was asked for on two cores; shown beside the measurement. */
const TARGETS = { warmP99Ms: 2, coldStartMs: 150 } as const;

const COLD_STARTS = 15;
const WARM_INVOCATIONS = 20_000;

/** Compiled and optimised by then. */
const WARM_UP_INVOCATIONS = 2_000;

const BUNDLE = 'dist/functions/validate-payment/index.js';

/** A card that Visa publishes for tests. */
const PAYMENT = {
  idempotencyKey: '6fb3f2ba-1a5c-4e6b-9d3f-7c9f4b7f6a10',
  merchantId: 'merchant-1',
  paymentReference: 'order-1',
  amount: '10.50',
  currency: 'USD',
  paymentMethod: { type: 'card', number: '4111111111111111', expiryMonth: 12, expiryYear: 2035 },
};

const ENVIRONMENT = {
  AWS_REGION: 'us-east-1',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  POWERTOOLS_SERVICE_NAME: 'validate-payment-bench',
  POWERTOOLS_METRICS_NAMESPACE: 'Payments',
  PAYMENT_LIMITS: '{"default":"10000"}',
  PEER_FUNCTION_ARN: 'arn:aws:lambda:us-east-2:111122223333:function:validate-payment-bench:live',
} as const;

interface Invocations {
  readonly outcome: string;
  /** Since the process began, until the first line of the program ran: Node's own start. */
  readonly nodeStartedMs: number;
  /** Since the process began. */
  readonly firstAnswerMs: number;
  /** Of all invocations but the first. */
  readonly timesMs: readonly number[];
}

/** Times of the bundle that is deployed, as lines for people. */
export async function measureValidatePayment(): Promise<string> {
  const cold: Invocations[] = [];
  for (let start = 0; start < COLD_STARTS; start += 1) cold.push(await invoke(1));
  const { timesMs } = await invoke(WARM_INVOCATIONS);
  const warm = Float64Array.from(timesMs.slice(WARM_UP_INVOCATIONS)).sort();
  const ownMs = cold.map(({ firstAnswerMs, nodeStartedMs }) => firstAnswerMs - nodeStartedMs);
  const nodeMs = median(cold.map(({ nodeStartedMs }) => nodeStartedMs));
  return [
    `validate-payment warm: p50 ${ms(percentile(warm, 0.5))}, p99 ${ms(percentile(warm, 0.99))} ` +
      `(${warm.length} invocations), target p99 ${ms(TARGETS.warmP99Ms)}`,
    `validate-payment cold, to the first answer: median ${ms(median(ownMs))} ` +
      `(${ms(Math.min(...ownMs))} to ${ms(Math.max(...ownMs))}, ${COLD_STARTS} starts), ` +
      `Node.js itself ${ms(nodeMs)} before that, target ${ms(TARGETS.coldStartMs)}`,
    '',
  ].join('\n');
}

async function invoke(invocations: number): Promise<Invocations> {
  const program = fork(
    join(__dirname, 'invoke-bundle.cjs'),
    [resolve(BUNDLE), String(invocations), JSON.stringify(PAYMENT)],
    // Without what runs TypeScript here, which isn't there in Lambda.
    { env: ENVIRONMENT, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const [message] = await once(program, 'message');
  const result: Invocations = message;
  if (result.outcome !== 'accepted') {
    throw new Error('validate-payment rejects the payment that it is measured with');
  }
  return result;
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;
