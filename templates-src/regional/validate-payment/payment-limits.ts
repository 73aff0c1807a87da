/**
 * Highest amount of one payment by ISO 4217 code, in the currency's own unit, as decimal texts
 * so that no amount passes through a floating point number. `default` is for the rest.
 */
export const paymentLimits = {
  default: '10000',
  USD: '50000',
  EUR: '50000',
  GBP: '50000',
  JPY: '5000000',
} as const;
