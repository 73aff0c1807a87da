import { ConfigurationError } from '../shared/environment';
import { parseDecimalAmount, toMinorUnits } from './decimal-amount';
import { isJsonObject } from './fields';
import { CURRENCIES, type Currency } from './iso-4217';

/** Highest amount of one payment in minor units, by currency code. Currencies not in it are refused. */
export type PaymentLimits = ReadonlyMap<string, number>;

const VARIABLE = 'PAYMENT_LIMITS';
const DEFAULT = 'default';
const REMEDY = `Set it to a JSON object such as {"${DEFAULT}":"10000","USD":"50000.00","JPY":"5000000"}`;

const fail = (problem: string): never => {
  throw new ConfigurationError(VARIABLE, problem, REMEDY);
};

/**
 * Reads the limits from JSON: amounts as decimal strings, as a payment writes
 * them, by currency code, and under `default` the one for every other currency.
 *
 * @throws ConfigurationError when it isn't JSON, names an unknown currency,
 *   limits nothing, or an amount isn't positive and exact in its currency
 */
export function parsePaymentLimits(json: string): PaymentLimits {
  const { [DEFAULT]: fallback, ...own } = parseObject(json);
  for (const code of Object.keys(own)) {
    if (!CURRENCIES.has(code)) fail(`limits ${code}, which is no active ISO 4217 currency`);
  }
  const limits = new Map<string, number>();
  for (const currency of CURRENCIES.values()) {
    const isOwn = Object.hasOwn(own, currency.code);
    const limit = isOwn ? own[currency.code] : fallback;
    if (limit === undefined) continue;
    limits.set(currency.code, parseLimit(isOwn ? currency.code : DEFAULT, limit, currency));
  }
  return limits.size > 0 ? limits : fail('accepts no currency');
}

function parseObject(json: string): Readonly<Record<string, unknown>> {
  const parsed = parseJson(json);
  return isJsonObject(parsed) ? parsed : fail('is not a JSON object');
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return fail('is not valid JSON');
  }
}

function parseLimit(name: string, limit: unknown, currency: Currency): number {
  const amount = typeof limit === 'string' ? parseDecimalAmount(limit) : undefined;
  if (amount === undefined) return fail(`has a limit for ${name} that is not a decimal string`);
  const converted = toMinorUnits(amount, currency);
  switch (converted.kind) {
    case 'too-many-decimals':
      return fail(`has a limit for ${name} with more decimals than ${currency.code} has`);
    case 'too-large':
      return fail(`has a limit for ${name} of more than twelve digits in ${currency.code}`);
    case 'exact':
      return converted.minorUnits > 0
        ? converted.minorUnits
        : fail(`has a limit for ${name} that is not above zero`);
  }
}
