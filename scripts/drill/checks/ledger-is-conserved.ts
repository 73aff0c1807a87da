import { type Check, judged } from './check';
import type { StoredPayment } from './drill-history';

export const ledgerIsConserved: Check = {
  name: 'ledger-is-conserved',
  promise: 'Every payment is booked once on each side, and the ledger sums to zero.',
  judge: ({ stored }) => {
    const balances = new Map<string, number>();
    for (const { currency, minorUnits } of stored.flatMap(({ entries }) => entries)) {
      balances.set(currency, (balances.get(currency) ?? 0) + minorUnits);
    }
    return judged({ payments: stored.length, currencies: balances.size }, [
      ...stored.filter((payment) => !isBooked(payment)).map(({ id }) => `${id} is booked wrongly.`),
      ...[...balances]
        .filter(([, balance]) => balance !== 0)
        .map(([currency, balance]) => `${currency} is off by ${balance} minor units.`),
    ]);
  },
};

function isBooked({ entries, currency, minorUnits }: StoredPayment): boolean {
  const [debit, credit, ...others] = [...entries].sort((a, b) => b.minorUnits - a.minorUnits);
  return (
    others.length === 0 &&
    debit?.minorUnits === minorUnits &&
    credit?.minorUnits === -minorUnits &&
    debit.currency === currency &&
    credit.currency === currency
  );
}
