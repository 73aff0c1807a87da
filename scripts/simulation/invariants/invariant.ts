import { isObject } from '../../../functions/shared/state/guards';
import type { EndedExecution, Observations, Promotion, PromotionRequest } from '../observations';
import type { RegionPlace, Schedule } from '../schedule/fault';

export interface Run {
  readonly schedule: Schedule;
  readonly seen: Observations;
}

/** What must hold after every run, whatever went wrong in it. */
export interface Invariant {
  readonly name: string;
  /** For the documentation, and for whoever reads that it broke. */
  readonly sentence: string;
  /** What is wrong; nothing when it holds. */
  readonly check: (run: Run) => readonly string[];
}

export const minutesAndSeconds = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${((ms % 60_000) / 1000).toFixed(1).padStart(4, '0')}`;

/** Executions that no person started, the resumed ones of a person left out too. */
export const isAutomatic = ({ by }: Pick<EndedExecution, 'by'>): boolean =>
  by.startsWith('region-watch') && !by.includes('operator');

export function executionOf({ seen }: Run, request: PromotionRequest): EndedExecution | undefined {
  return seen.executions.find(
    ({ place, name }) => place === request.place && name === request.executionName,
  );
}

/** Requests to promote that come from an automatic decision. */
export const automaticRequests = (run: Run): readonly PromotionRequest[] =>
  run.seen.promotionRequests.filter((request) => {
    const execution = executionOf(run, request);
    return execution !== undefined && isAutomatic(execution);
  });

/** The request that a promotion came from: the last one before it that RDS accepted. */
export const requestOf = (run: Run, promotion: Promotion): PromotionRequest | undefined =>
  run.seen.promotionRequests.findLast(
    ({ kind, atMs, outcome }) =>
      outcome === 'accepted' && kind === promotion.kind && atMs <= promotion.requestedAtMs,
  );

/** Where the state machine runs: a failover in the region that takes over, a switchover in the other. */
export const placeOfMachine = ({ kind, from, to }: Promotion): RegionPlace =>
  kind === 'failover' ? to : from;

/**
 * The newest report of a promotion: of the execution that asked for it, or of one that resumed it
 * in a later epoch. A report that was not written says nothing.
 */
export function reportOf(run: Run, promotion: Promotion): Record<string, unknown> | undefined {
  const { promotions, reports } = run.seen;
  const place = placeOfMachine(promotion);
  const epoch = epochOf(requestOf(run, promotion)?.executionName ?? '');
  const next = promotions.find(
    (each) => each.atMs > promotion.atMs && placeOfMachine(each) === place,
  );
  const nextEpoch = epochOf((next && requestOf(run, next)?.executionName) ?? '');
  const found = reports.findLast(
    ({ place: writtenIn, report }) =>
      writtenIn === place &&
      isObject(report) &&
      report.kind === promotion.kind &&
      typeof report.epoch === 'number' &&
      report.epoch >= (epoch ?? 0) &&
      report.epoch < (nextEpoch ?? Number.POSITIVE_INFINITY),
  )?.report;
  return isObject(found) ? { ...found } : undefined;
}

/** `failover-3` is the third epoch. */
function epochOf(executionName: string): number | undefined {
  const [, epoch] = /-(\d+)$/.exec(executionName) ?? [];
  return epoch === undefined ? undefined : Number(epoch);
}
