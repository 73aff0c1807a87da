import type { LossReportBody, LostPayment } from '../evidence/types';
import type { Interruption } from './interruptions';

/** A figure that was measured, beside what was promised. */
export interface Objective {
  /** Null when there is nothing to measure by, or it never came to an end. */
  readonly measuredMs: number | null;
  readonly targetMs: number;
  readonly verdict: 'met' | 'missed' | 'not-measured';
  /** What was measured, from when to when. */
  readonly meaning: string;
}

/** From the first request that failed to the last client's next payment. */
export function recoveryTime(
  longest: Interruption | undefined,
  { clients, targetMs }: { readonly clients: number; readonly targetMs: number },
): Objective {
  if (clients === 0) {
    const meaning = 'no client has reported, so nothing was measured';
    return { measuredMs: null, targetMs, verdict: 'not-measured', meaning };
  }
  if (longest === undefined) {
    return { measuredMs: 0, targetMs, verdict: 'met', meaning: 'no request of any client failed' };
  }
  if (longest.toMs === null) {
    const meaning = 'at least one client was not paid again before the drill ended';
    return { measuredMs: null, targetMs, verdict: 'missed', meaning };
  }
  const measuredMs = longest.toMs - longest.fromMs;
  const meaning = 'from the first failed request of any client to the last client paid again';
  return { measuredMs, targetMs, verdict: verdictOf(measuredMs, targetMs), meaning };
}

/** How far back the lost payments go, from the moment the writes were lost. */
export function recoveryPoint(
  loss: LossReportBody | undefined,
  { lostAtMs, targetMs }: { readonly lostAtMs: number | undefined; readonly targetMs: number },
): Objective {
  if (loss === undefined) {
    const meaning = 'nobody compared the acknowledged payments with the database';
    return { measuredMs: null, targetMs, verdict: 'not-measured', meaning };
  }
  if (loss.lost.length === 0) {
    const meaning = 'every acknowledged payment is in the database that writes now';
    return { measuredMs: 0, targetMs, verdict: 'met', meaning };
  }
  const times = loss.lost.map(({ acknowledgedAtMs }) => acknowledgedAtMs);
  // Without a fault that takes writes, nothing should be lost: then the span itself is counted.
  const measuredMs = Math.max(0, Math.max(...times, lostAtMs ?? 0) - Math.min(...times));
  const meaning =
    'from the earliest acknowledgement of a lost payment to the moment the writes were lost';
  return { measuredMs, targetMs, verdict: verdictOf(measuredMs, targetMs), meaning };
}

/** Sums of lost payments, by currency. */
export function moneyOf(lost: readonly LostPayment[]): { currency: string; minorUnits: number }[] {
  const sums = new Map<string, number>();
  for (const { currency, minorUnits } of lost) {
    sums.set(currency, (sums.get(currency) ?? 0) + minorUnits);
  }
  return [...sums]
    .map(([currency, minorUnits]) => ({ currency, minorUnits }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function verdictOf(measuredMs: number, targetMs: number): 'met' | 'missed' {
  return measuredMs <= targetMs ? 'met' : 'missed';
}
