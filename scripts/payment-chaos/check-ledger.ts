import type { StoredPayment, Violation } from './history';

/** Each payment has its two entries, in its currency, of its amount; every currency sums to zero. */
export function checkLedger(stored: readonly StoredPayment[]): readonly Violation[] {
  const balances = new Map<string, bigint>();
  const violations: Violation[] = [];
  for (const payment of stored) {
    for (const { currency, amountMinor } of payment.entries) {
      balances.set(currency, (balances.get(currency) ?? 0n) + amountMinor);
    }
    if (!isBooked(payment)) {
      violations.push({
        promise: 'every payment is booked twice, once on each side',
        detail: payment.id,
      });
    }
  }
  for (const [currency, balance] of balances) {
    if (balance !== 0n) {
      violations.push({ promise: 'the ledger sums to zero', detail: `${balance} ${currency}` });
    }
  }
  return violations;
}

function isBooked({ entries, currency, amountMinor }: StoredPayment): boolean {
  const [debit, credit, ...others] = [...entries].sort((a, b) =>
    a.amountMinor > b.amountMinor ? -1 : 1,
  );
  return (
    others.length === 0 &&
    debit?.amountMinor === amountMinor &&
    credit?.amountMinor === -amountMinor &&
    debit.currency === currency &&
    credit.currency === currency
  );
}
