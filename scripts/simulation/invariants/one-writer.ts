import { isObject } from '../../../functions/shared/state/guards';
import type { Promotion } from '../observations';
import { otherPlace } from '../world/places';
import { type Invariant, minutesAndSeconds, type Run, reportOf } from './invariant';

/** From one promotion to the next: the time in which one region is the writer. */
interface Epoch {
  readonly promotion: Promotion | undefined;
  readonly fromMs: number;
  readonly untilMs: number;
}

export const oneWriter: Invariant = {
  name: 'one-writer',
  sentence:
    'In each epoch, from one promotion to the next, payments are acknowledged in the writer alone; or the report of that promotion says that two may have written, and why.',
  check: (run) =>
    epochsOf(run).flatMap(({ promotion, fromMs, untilMs }) => {
      const writer = promotion?.to ?? 'primary';
      const others = run.seen.acknowledged.filter(
        ({ atMs, place }) => place === otherPlace(writer) && atMs > fromMs && atMs < untilMs,
      );
      const [first] = others;
      return first === undefined || (promotion !== undefined && saysSplitBrain(run, promotion))
        ? []
        : [
            `${others.length} payments taken in ${first.place} from ${minutesAndSeconds(first.atMs)} on, while ${writer} was the writer since ${minutesAndSeconds(fromMs)}; no report says that two may have written`,
          ];
    }),
};

function epochsOf({ seen, schedule }: Run): readonly Epoch[] {
  const starts = [undefined, ...seen.promotions];
  return starts.map((promotion, index) => ({
    promotion,
    fromMs: promotion?.atMs ?? 0,
    untilMs: starts[index + 1]?.atMs ?? schedule.durationMs + 1,
  }));
}

/** While no report has been written, whether somebody was paged to look. */
export function saysSplitBrain(run: Run, promotion: Promotion): boolean {
  const report = reportOf(run, promotion);
  if (report === undefined) {
    return run.seen.pages.some(({ atMs }) => atMs >= promotion.requestedAtMs);
  }
  const { splitBrain } = isObject(report.fencing) ? report.fencing : {};
  return (
    isObject(splitBrain) &&
    splitBrain.kind === 'possible' &&
    typeof splitBrain.because === 'string' &&
    splitBrain.because !== ''
  );
}
