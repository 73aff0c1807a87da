import type { SeedResult } from './run-seed';

export interface ScenarioSummary {
  readonly scenario: string;
  readonly runs: number;
  readonly failovers: number;
  readonly switchovers: number;
  readonly lostPayments: number;
  /** Over the runs that failed over by a loss. */
  readonly recoveryMs:
    | { readonly p50: number; readonly p95: number; readonly max: number }
    | undefined;
  readonly broken: number;
}

/** In the order in which the scenarios were asked for. */
export function summarize(
  scenarios: readonly string[],
  results: readonly SeedResult[],
): readonly ScenarioSummary[] {
  return scenarios.map((scenario) => {
    const runs = results.filter((result) => result.scenario === scenario);
    const sum = (count: (result: SeedResult) => number) =>
      runs.reduce((total, result) => total + count(result), 0);
    return {
      scenario,
      runs: runs.length,
      failovers: sum(({ failovers }) => failovers),
      switchovers: sum(({ switchovers }) => switchovers),
      lostPayments: sum(({ lostPayments }) => lostPayments),
      recoveryMs: percentiles(runs.flatMap(({ recoveryMs }) => recoveryMs ?? [])),
      broken: sum(({ violations }) => (violations.length > 0 ? 1 : 0)),
    };
  });
}

function percentiles(values: readonly number[]): ScenarioSummary['recoveryMs'] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return sorted.length === 0 ? undefined : { p50: at(0.5), p95: at(0.95), max: at(1) };
}
