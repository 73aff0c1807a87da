import type { EndedExecution, Observations, Promotion, PromotionRequest } from '../observations';
import type { Schedule } from '../schedule/fault';

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

/** The request that a promotion came from: the last one before it to the same end. */
export const requestOf = (run: Run, promotion: Promotion): PromotionRequest | undefined =>
  run.seen.promotionRequests.findLast(
    ({ kind, atMs }) => kind === promotion.kind && atMs <= promotion.requestedAtMs,
  );
