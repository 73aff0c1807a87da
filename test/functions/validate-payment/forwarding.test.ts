import { createLogger } from '../../../functions/shared/logger';
import { createMetrics } from '../../../functions/shared/metrics';
import { readConfig } from '../../../functions/validate-payment/config';
import {
  createHandler,
  type HandlerDependencies,
  type ValidatePaymentHandler,
} from '../../../functions/validate-payment/handler';
import type { PeerFunction } from '../../../functions/validate-payment/peer';
import type { ValidatePaymentResult } from '../../../functions/validate-payment/result';
import { type CapturedOutput, captureOutput, parseLines } from '../support/captured-output';
import { CONTEXT, ENVIRONMENT, setEnvironment } from '../support/lambda';
import { PAYMENT, RULES } from '../support/payments';

type Region = 'us-east-1' | 'us-east-2';

let output: CapturedOutput;
let restoreEnvironment: () => void;

beforeEach(() => {
  restoreEnvironment = setEnvironment(ENVIRONMENT);
  output = captureOutput();
});

afterEach(() => {
  output.restore();
  restoreEnvironment();
});

const handlerIn = (
  region: Region,
  peer: PeerFunction,
  validate?: HandlerDependencies['validate'],
): ValidatePaymentHandler =>
  createHandler({
    config: readConfig({ ...process.env, AWS_REGION: region }),
    clock: () => RULES.now,
    logger: createLogger(),
    metrics: createMetrics(),
    peer,
    ...(validate && { validate }),
  });

/** Two functions that are each other's peer, and every event that crosses between them. */
function pairOfRegions(down: readonly Region[] = []) {
  const crossed: unknown[] = [];
  const handlers: Partial<Record<Region, ValidatePaymentHandler>> = {};
  const handler = (region: Region, other: Region): ValidatePaymentHandler =>
    handlerIn(
      region,
      {
        invoke: async (event) => {
          crossed.push(event);
          // As it goes over the wire.
          return handlers[other]?.(JSON.parse(JSON.stringify(event)), CONTEXT);
        },
      },
      down.includes(region)
        ? () => {
            throw new Error(`the rules of ${region} cannot be read`);
          }
        : undefined,
    );
  const here = handler('us-east-1', 'us-east-2');
  handlers['us-east-1'] = here;
  handlers['us-east-2'] = handler('us-east-2', 'us-east-1');
  return { here, crossed };
}

const validateIn = (event: unknown, handler: ValidatePaymentHandler) => handler(event, CONTEXT);

it('decides in its own region, where nobody says otherwise', async () => {
  const { here, crossed } = pairOfRegions();

  const result = await validateIn(PAYMENT, here);

  expect(result).toMatchObject({ outcome: 'accepted', region: 'us-east-1' });
  expect(crossed).toEqual([]);
});

it('lets the other region decide when it is told to, and says which one did', async () => {
  const { here, crossed } = pairOfRegions();

  const result = await validateIn({ payment: PAYMENT, validateIn: 'peer' }, here);

  expect(result).toMatchObject({ outcome: 'accepted', region: 'us-east-2' });
  expect(crossed).toEqual([{ payment: PAYMENT, forwardedFrom: 'us-east-1' }]);
});

it('lets the other region decide when it can not itself', async () => {
  const { here } = pairOfRegions(['us-east-1']);

  const result = await validateIn(PAYMENT, here);

  expect(result).toMatchObject({ outcome: 'accepted', region: 'us-east-2' });
});

it('decides itself when it is told to ask a region that can not', async () => {
  const { here } = pairOfRegions(['us-east-2']);

  const result = await validateIn({ payment: PAYMENT, validateIn: 'peer' }, here);

  expect(result).toMatchObject({ outcome: 'accepted', region: 'us-east-1' });
});

it.each([
  ['a plain payment', PAYMENT],
  ['one that is meant for the other region', { payment: PAYMENT, validateIn: 'peer' }],
])('crosses once and fails when neither region can decide: %s', async (_, event) => {
  const { here, crossed } = pairOfRegions(['us-east-1', 'us-east-2']);

  await expect(validateIn(event, here)).rejects.toThrow('cannot be read');

  expect(crossed).toHaveLength(1);
});

it.each([
  ['by a region', { payment: PAYMENT, forwardedFrom: 'us-east-2', validateIn: 'peer' }],
  ['with a mark of another type', { payment: PAYMENT, forwardedFrom: null, validateIn: 'peer' }],
])('never passes on what was passed on to it %s', async (_, event) => {
  const { here, crossed } = pairOfRegions();

  const result = await validateIn(event, here);

  expect(result).toMatchObject({ outcome: 'accepted', region: 'us-east-1' });
  expect(crossed).toEqual([]);
});

it('takes an envelope with anything else in it for a payment, and rejects it', async () => {
  const { here } = pairOfRegions();

  const result = await validateIn({ payment: PAYMENT, extra: 1 }, here);

  expect(result.outcome).toBe('rejected');
});

it('does not pass on an answer that is none', async () => {
  const handler = handlerIn('us-east-1', { invoke: async () => ({ outcome: 'maybe' }) });

  const result = await validateIn({ payment: PAYMENT, validateIn: 'peer' }, handler);

  expect(result.region).toBe('us-east-1');
});

it('counts what it passed on, and logs where it went', async () => {
  const { here } = pairOfRegions();

  await validateIn({ payment: PAYMENT, validateIn: 'peer' }, here);

  const lines = parseLines(output.take());
  expect(lines).toContainEqual(expect.objectContaining({ PaymentForwarded: 1 }));
  expect(lines).toContainEqual(
    expect.objectContaining({ message: 'Payment forwarded', validated_in: 'us-east-2' }),
  );
});

it('answers the same as the other region would itself', async () => {
  const { here } = pairOfRegions();
  const there: ValidatePaymentResult = await handlerIn('us-east-2', {
    invoke: () => Promise.reject(new Error('not asked')),
  })(PAYMENT, CONTEXT);

  const forwarded = await validateIn({ payment: PAYMENT, validateIn: 'peer' }, here);

  expect(forwarded).toEqual(there);
});
