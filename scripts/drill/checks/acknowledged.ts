import type { PaymentAttempt } from '../load/history';
import type { Acknowledged, DrillHistory, StoredPayment } from './drill-history';

/** Payments that clients were told are taken, by the first time that they were. */
export function acknowledgedIn(payments: readonly PaymentAttempt[]): readonly Acknowledged[] {
  const byId = new Map<string, Acknowledged>();
  for (const { outcome, intent, endedAtMs, region } of payments) {
    if (outcome.kind !== 'taken' || region === 'none' || byId.has(outcome.id)) continue;
    const { currency, minorUnits } = intent;
    byId.set(outcome.id, {
      id: outcome.id,
      currency,
      minorUnits,
      acknowledgedAtMs: endedAtMs,
      region,
    });
  }
  return [...byId.values()];
}

/** Acknowledged, and not in the database that writes in the end. */
export function lostIn({ payments, stored }: DrillHistory): readonly Acknowledged[] {
  const present = new Set(stored.map(({ id }) => id));
  return acknowledgedIn(payments).filter(({ id }) => !present.has(id));
}

/**
 * What the volumes that were left behind have and the writer does not. Made without knowing what
 * clients were told: the check holds the two against each other.
 */
export function reportedLost({
  stored,
  leftBehind,
}: Pick<DrillHistory, 'stored' | 'leftBehind'>): readonly StoredPayment[] {
  const present = new Set(stored.map(({ id }) => id));
  return leftBehind.filter(({ id }) => !present.has(id));
}
