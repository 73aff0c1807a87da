/** What the product promises; see docs/rto.md. */
export const TARGETS = {
  rtoSeconds: 900,
  /** Share of failovers that have to end within `rtoSeconds`. */
  withinRto: 0.999,
  /** Half of all failovers have to end before this. */
  medianSeconds: 300,
} as const;

export type TargetName = 'P(RTO <= 15 min)' | 'p50';

export interface TargetResult {
  readonly name: TargetName;
  readonly target: string;
  readonly value: number;
  readonly isMet: boolean;
}

export function compareWithTargets(summary: {
  readonly p50: number;
  readonly withinRto: number;
}): TargetResult[] {
  return [
    {
      name: 'P(RTO <= 15 min)',
      target: '>= 99.9 %',
      value: summary.withinRto,
      isMet: summary.withinRto >= TARGETS.withinRto,
    },
    {
      name: 'p50',
      target: '< 5 min',
      value: summary.p50,
      isMet: summary.p50 < TARGETS.medianSeconds,
    },
  ];
}

/** 0 when every target is met, else 1. */
export function exitCodeFor(results: readonly TargetResult[]): 0 | 1 {
  return results.every(({ isMet }) => isMet) ? 0 : 1;
}
