import type { Analysis, VariantResult } from '../analysis';
import type { LongPole } from '../simulation';
import type { Summary } from '../statistics';
import type { TargetResult } from '../targets';
import { clockTime, percent, signedSeconds, table } from './format';
import type { Figure } from './provenance';

const LATE_DIGITS = 3;
const SUMMARY_HEAD = ['', 'p50', 'p95', 'p99', 'p99.9', 'P(<= 15 min)'] as const;

/** The whole report, as people read it. */
export function renderText(analysis: Analysis, figures: readonly Figure[]): string {
  const late = 1 - analysis.clientsPaid.withinRto;
  return [
    `RTO as a distribution: ${analysis.runs.toLocaleString('en-US')} simulated losses of the primary, seed ${analysis.seed}`,
    `A model, not a measurement: ${provenanceCounts(figures)}.`,
    '',
    ...table([
      SUMMARY_HEAD,
      summaryRow('clients are paid again (the RTO)', analysis.clientsPaid),
      summaryRow('the same, without standing in', analysis.withoutStandIn),
      summaryRow('booked, proved by a synthetic payment', analysis.verified),
    ]),
    `In ${percent(analysis.standInShare)} of them payments are taken in before the database takes them, and booked later.`,
    `Another seed moves P(<= 15 min) by up to ${percent(analysis.withinRtoErrorMargin, LATE_DIGITS)}.`,
    '',
    'Targets',
    ...analysis.targets.map(targetLine),
    '',
    'Long poles: stages on the path that decided, by what they add',
    ...table([
      ['', 'mean', 'on the path', 'longest', 'longest when late'],
      ...analysis.longPoles.map(longPoleRow),
    ]),
    `Last to finish: ${branches(analysis)}.`,
    '',
    'What each setting buys: one thing changed, everything else as deployed;',
    `each of these ${analysis.comparisonRuns.toLocaleString('en-US')} runs`,
    ...variantTable(analysis.settings),
    '',
    'What the assumptions cost',
    ...variantTable(analysis.assumptions),
    '',
    'Share of promotions that wait for a volume restore (1 to 4 h); nobody publishes it',
    ...table([
      SUMMARY_HEAD,
      ...analysis.volumeRestoreShares.map(({ share, summary }) =>
        summaryRow(percent(share), summary),
      ),
    ]),
    affordable(analysis),
    '',
    'Where every figure comes from',
    ...figures.map(({ name, value, kind, source }) => `  ${kind}: ${name} = ${value} (${source})`),
    '',
    verdict(analysis.targets, late),
    '',
  ].join('\n');
}

function summaryRow(name: string, { p50, p95, p99, p999, withinRto }: Summary): string[] {
  return [`  ${name}`, ...[p50, p95, p99, p999].map(clockTime), percent(withinRto, LATE_DIGITS)];
}

function variantTable(results: readonly VariantResult[]): string[] {
  return table([
    ['', 'p50', 'change', 'p99', 'P(<= 15 min)'],
    ...results.map(({ name, summary, medianDifferenceSeconds }) => [
      `  ${name}`,
      clockTime(summary.p50),
      signedSeconds(medianDifferenceSeconds),
      clockTime(summary.p99),
      percent(summary.withinRto, LATE_DIGITS),
    ]),
  ]);
}

function longPoleRow(pole: LongPole): string[] {
  return [
    `  ${pole.stage}`,
    `${pole.meanSeconds.toFixed(1)} s`,
    percent(pole.criticalShare, 1),
    percent(pole.longestShare, 1),
    percent(pole.longestWhenLateShare, 1),
  ];
}

function branches({ criticalBranches }: Analysis): string {
  return Object.entries(criticalBranches)
    .map(([branch, share]) => `${branch} ${percent(share, 1)}`)
    .join(', ');
}

function targetLine({ name, target, value, isMet }: TargetResult): string {
  const shown = name === 'p50' ? clockTime(value) : percent(value, LATE_DIGITS);
  return `  ${isMet ? 'met    ' : 'NOT MET'}  ${name} ${target}: ${shown}`;
}

function affordable({ affordableVolumeRestoreShare: share }: Analysis): string {
  return share === undefined
    ? 'P(<= 15 min) misses its target even without volume restores.'
    : `P(<= 15 min) meets its target as long as at most 1 in ${Math.ceil(1 / share).toLocaleString('en-US')} promotions needs one (${percent(share, LATE_DIGITS)}).`;
}

function provenanceCounts(figures: readonly Figure[]): string {
  const count = (kind: Figure['kind']): number =>
    figures.filter((figure) => figure.kind === kind).length;
  return `${count('deployed setting')} figures are deployed settings, ${count('prior')} are priors, ${count('measured')} were measured`;
}

function verdict(targets: readonly TargetResult[], late: number): string {
  const missed = targets.filter(({ isMet }) => !isMet);
  return missed.length === 0
    ? 'Both targets are met.'
    : `Not met: ${missed.map(({ name }) => name).join(', ')}; ${percent(late, LATE_DIGITS)} of failovers take longer than 15 min. docs/rto.md says which prior decides and what would change it.`;
}
