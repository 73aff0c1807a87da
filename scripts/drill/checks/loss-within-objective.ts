import { lostIn } from './acknowledged';
import { type Check, judged } from './check';
import type { Acknowledged, DrillHistory } from './drill-history';

export interface MeasuredLoss {
  /** From the oldest payment that was lost to the fault that lost it. */
  readonly spanMs: number;
  readonly lost: readonly Acknowledged[];
  /** In minor units, by currency. */
  readonly amounts: ReadonlyMap<string, number>;
}

export function measuredLoss(history: DrillHistory): MeasuredLoss {
  const lost = lostIn(history);
  const amounts = new Map<string, number>();
  for (const { currency, minorUnits } of lost) {
    amounts.set(currency, (amounts.get(currency) ?? 0) + minorUnits);
  }
  const oldestMs = Math.min(...lost.map(({ acknowledgedAtMs }) => acknowledgedAtMs));
  const losing = history.faults.filter(({ losesWrites }) => losesWrites);
  const lostAtMs = Math.max(
    ...lost.map(({ acknowledgedAtMs }) => acknowledgedAtMs),
    ...losing.slice(0, 1).map(({ beginsAtMs }) => beginsAtMs),
  );
  return { spanMs: lost.length === 0 ? 0 : Math.max(0, lostAtMs - oldestMs), lost, amounts };
}

export const lossWithinObjective: Check = {
  name: 'loss-within-objective',
  promise: 'What is lost is no older than the recovery point objective.',
  judge: (history) => {
    const { spanMs, lost, amounts } = measuredLoss(history);
    return judged(
      {
        'payments lost': lost.length,
        ...Object.fromEntries(
          [...amounts].map(([currency, minor]) => [`${currency} lost`, (minor / 100).toFixed(2)]),
        ),
        'oldest before the loss': `${(spanMs / 1000).toFixed(3)} s`,
        target: `${history.targets.rpoMs / 1000} s`,
      },
      spanMs > history.targets.rpoMs ? [`The oldest was ${spanMs / 1000} s old.`] : [],
    );
  },
};
