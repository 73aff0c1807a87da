import type { ReportFacts } from './facts';

/** How long clients were without the service, or why that can't be said. */
export type RecoveryTime =
  | {
      readonly kind: 'measured';
      readonly durationMs: number;
      readonly from: 'first-failed-probe' | 'start-by-operator';
      readonly fromMs: number;
      readonly toMs: number;
    }
  | { readonly kind: 'not-measured'; readonly reason: string };

/**
 * From the first failed probe, not from the alarm or the decision, to the moment when DNS was
 * seen to answer with the region that had taken a payment. The later of the two proofs counts:
 * traffic that arrives before payments are taken isn't recovery, and neither is the reverse.
 *
 * Leaves out what no one here can see: up to one sample before the first failed probe, and
 * clients that keep an old address beyond its TTL.
 */
export function recoveryTime({ operation, payment, traffic }: ReportFacts): RecoveryTime {
  if (payment === undefined) {
    return { kind: 'not-measured', reason: 'no payment was verified' };
  }
  if (traffic === undefined) {
    return { kind: 'not-measured', reason: 'DNS was not seen to answer with this region' };
  }
  const { operatorStarted, startedAtMs, firstBadSampleAtMs } = operation;
  // One that was resumed has a later start, and kept the moment of the first; a person's clock may be ahead.
  const fromMs = Math.min(startedAtMs, firstBadSampleAtMs);
  const toMs = Math.max(payment.verifiedAtMs, traffic.verifiedAtMs);
  return {
    kind: 'measured',
    durationMs: toMs - fromMs,
    from: operatorStarted ? 'start-by-operator' : 'first-failed-probe',
    fromMs,
    toMs,
  };
}
