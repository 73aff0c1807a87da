import type { Scenario } from './model/scenario';
import { VOLUME_RESTORE_SHARE } from './priors';
import { type LongPole, simulate, simulatePaid } from './simulation';
import { type SortedSeconds, type Summary, shareErrorMargin, summarize } from './statistics';
import { compareWithTargets, TARGETS, type TargetResult } from './targets';
import {
  assumptionVariants,
  settingVariants,
  type Variant,
  VOLUME_RESTORE_SHARES,
  withoutStandIn,
  withVolumeRestoreShare,
} from './variants';

export interface VariantResult {
  readonly name: string;
  readonly summary: Summary;
  /** Against the deployed design; negative is faster. */
  readonly medianDifferenceSeconds: number;
}

export interface ShareResult {
  readonly share: number;
  readonly summary: Summary;
}

export interface Analysis {
  readonly runs: number;
  readonly comparisonRuns: number;
  readonly seed: number;
  readonly clientsPaid: Summary;
  /** 95 % confidence, of the share within the RTO: what another seed would change. */
  readonly withinRtoErrorMargin: number;
  readonly verified: Summary;
  readonly targets: readonly TargetResult[];
  readonly longPoles: readonly LongPole[];
  readonly criticalBranches: Readonly<Record<string, number>>;
  readonly settings: readonly VariantResult[];
  readonly assumptions: readonly VariantResult[];
  readonly volumeRestoreShares: readonly ShareResult[];
  /** Largest share of volume restores with which P(RTO <= 15 min) is met; undefined: not even with none. */
  readonly affordableVolumeRestoreShare: number | undefined;
  /** Share of failovers in which payments are taken in before the database takes them. */
  readonly standInShare: number;
  /** The same design, had it nothing to stand in with. */
  readonly withoutStandIn: Summary;
  /** Every run's RTO, for the plot. */
  readonly distribution: SortedSeconds;
}

export interface AnalysisOptions {
  readonly runs: number;
  /** For each of the variants, which are many; they share their draws with the deployed design. */
  readonly comparisonRuns: number;
  readonly seed: number;
}

/**
 * What can be afforded is read from the runs without any restore, and hangs on a
 * few late ones; and the believed share has to agree with the headline.
 */
const NEEDS_ALL_RUNS: ReadonlySet<number> = new Set([0, VOLUME_RESTORE_SHARE]);

/** Simulates the deployed design and everything it is compared with, all with the same seed. */
export function analyse(
  deployed: Scenario,
  { runs, comparisonRuns, seed }: AnalysisOptions,
): Analysis {
  const { rtoSeconds } = TARGETS;
  const summaryOf = (scenario: Scenario, runsOfIt: number): Summary =>
    summarize(simulatePaid(scenario, { runs: runsOfIt, seed }), rtoSeconds);
  const simulation = simulate(deployed, { runs, seed, rtoSeconds });
  const clientsPaid = summarize(simulation.paid, rtoSeconds);
  const compared = summaryOf(deployed, comparisonRuns);
  const compare = ({ name, scenario }: Variant): VariantResult => {
    const summary = summaryOf(scenario, comparisonRuns);
    return { name, summary, medianDifferenceSeconds: summary.p50 - compared.p50 };
  };
  const volumeRestoreShares = VOLUME_RESTORE_SHARES.map((share) => ({
    share,
    summary: summaryOf(
      withVolumeRestoreShare(deployed, share),
      NEEDS_ALL_RUNS.has(share) ? runs : comparisonRuns,
    ),
  }));
  return {
    runs,
    comparisonRuns,
    seed,
    clientsPaid,
    withinRtoErrorMargin: shareErrorMargin(clientsPaid.withinRto, runs),
    verified: summarize(simulation.verified, rtoSeconds),
    targets: compareWithTargets(clientsPaid),
    longPoles: simulation.longPoles,
    criticalBranches: simulation.criticalBranches,
    settings: settingVariants(deployed).map(compare),
    assumptions: assumptionVariants(deployed).map(compare),
    volumeRestoreShares,
    affordableVolumeRestoreShare: affordableShare(
      volumeRestoreShares,
      summaryOf(withVolumeRestoreShare(deployed, 1), comparisonRuns),
    ),
    standInShare: simulation.standInShare,
    withoutStandIn: summaryOf(withoutStandIn(deployed), runs),
    distribution: simulation.paid,
  };
}

/** A run has a restore or it doesn't, so the share within the RTO lies between the two on a line. */
function affordableShare(
  results: readonly ShareResult[],
  onlyRestores: Summary,
): number | undefined {
  const withoutRestores = results.find(({ share }) => share === 0)?.summary.withinRto;
  if (withoutRestores === undefined || withoutRestores < TARGETS.withinRto) return undefined;
  if (onlyRestores.withinRto >= TARGETS.withinRto) return 1;
  return (withoutRestores - TARGETS.withinRto) / (withoutRestores - onlyRestores.withinRto);
}
