import { isObject } from '../../../functions/shared/state/guards';
import type { Promotion } from '../observations';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

export const oneWriter: Invariant = {
  name: 'one-writer',
  sentence:
    "After a promotion only the new writer's region acknowledges payments, or the report says that two may have written.",
  check: (run) =>
    run.seen.promotions.flatMap((promotion, index) => {
      const untilMs = run.seen.promotions[index + 1]?.atMs ?? Number.POSITIVE_INFINITY;
      const others = run.seen.acknowledged.filter(
        ({ atMs, place }) => place !== promotion.to && atMs > promotion.atMs && atMs < untilMs,
      );
      const [first] = others;
      return first === undefined || saysSplitBrain(run, promotion)
        ? []
        : [
            `${others.length} payments taken in ${first.place} from ${minutesAndSeconds(first.atMs)} on, after ${promotion.to} became the writer at ${minutesAndSeconds(promotion.atMs)}; no report says that two may have written`,
          ];
    }),
};

/** By the newest report of that operation's kind, of the region that took over. A report that was not written says nothing. */
export function saysSplitBrain({ seen }: Run, promotion: Promotion): boolean {
  const newest = seen.reports.findLast(
    ({ place, atMs, report }) =>
      place === promotion.to &&
      atMs >= promotion.atMs &&
      isObject(report) &&
      report.kind === promotion.kind,
  )?.report;
  if (newest === undefined) {
    return seen.pages.some(({ atMs }) => atMs >= promotion.requestedAtMs);
  }
  const { fencing } = isObject(newest) ? newest : {};
  const { splitBrain } = isObject(fencing) ? fencing : {};
  return isObject(splitBrain) && splitBrain.kind === 'possible';
}
