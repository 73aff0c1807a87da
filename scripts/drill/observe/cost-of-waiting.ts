import type { PaymentAttempt } from '../load/history';

export interface Turn {
  /** From here on the load is compared, on the drill's clock. */
  readonly fromMs: number;
  /** From here on commits waited for the standby. */
  readonly untilMs: number;
  readonly clockFactor: number;
}

/** What commits that wait for the standby cost: payments in each second, and how long each took. */
export function costText(
  payments: readonly PaymentAttempt[],
  { fromMs, untilMs, clockFactor }: Turn,
): string {
  const lastMs = Math.max(...payments.map(({ endedAtMs }) => endedAtMs), untilMs);
  const before = rate(payments, fromMs, untilMs);
  const after = rate(payments, untilMs, lastMs + 1);
  const change = before.perSecond === 0 ? 0 : (after.perSecond / before.perSecond - 1) * 100;
  const text = ({ perSecond, p50Ms }: Rate) =>
    `${(perSecond * clockFactor).toFixed(1)} payments a second of the machine's, ${(p50Ms / clockFactor).toFixed(0)} ms each`;
  return `Commits wait for the standby: ${text(after)}, after ${text(before)} (${change.toFixed(0)} %).`;
}

interface Rate {
  readonly perSecond: number;
  readonly p50Ms: number;
}

function rate(payments: readonly PaymentAttempt[], fromMs: number, toMs: number): Rate {
  const taken = payments.filter(
    ({ outcome, endedAtMs }) => outcome.kind === 'taken' && endedAtMs >= fromMs && endedAtMs < toMs,
  );
  const tookMs = taken
    .map(({ startedAtMs, endedAtMs }) => endedAtMs - startedAtMs)
    .sort((a, b) => a - b);
  return {
    perSecond: toMs > fromMs ? taken.length / ((toMs - fromMs) / 1_000) : 0,
    p50Ms: tookMs[Math.floor(tookMs.length / 2)] ?? 0,
  };
}
