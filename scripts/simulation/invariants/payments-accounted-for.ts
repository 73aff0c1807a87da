import { isObject } from '../../../functions/shared/state/guards';
import type { Payment, Promotion } from '../observations';
import { EPOCH_MS } from '../world/places';
import { type Invariant, minutesAndSeconds, type Run, reportOf } from './invariant';
import { saysSplitBrain } from './one-writer';

/** A lag is a data point of a minute: it may speak for any moment of it. */
const METRIC_PERIOD_MS = 60_000;

export const paymentsAccountedFor: Invariant = {
  name: 'payments-accounted-for',
  sentence:
    'Every acknowledged payment is in the ledger afterwards, or within the loss that the report names.',
  check: (run) =>
    run.seen.acknowledged
      .filter(({ id }) => !run.seen.ledger.has(id))
      .flatMap((payment) => {
        const problem = problemOf(run, payment);
        return problem === undefined ? [] : [problem];
      })
      .slice(0, 3),
};

function problemOf(run: Run, payment: Payment): string | undefined {
  const what = `payment ${payment.id} of ${minutesAndSeconds(payment.atMs)} in ${payment.place}`;
  const lostWith = run.seen.promotions.find(({ lost }) => lost.some(({ id }) => id === payment.id));
  if (lostWith !== undefined) {
    return isWithinReport(run, lostWith, payment)
      ? undefined
      : `${what} is lost and older than the loss that the report names`;
  }
  const taken = run.seen.promotions.findLast(
    ({ from, atMs }) => from === payment.place && atMs <= payment.atMs,
  );
  return taken !== undefined && saysSplitBrain(run, taken)
    ? undefined
    : `${what} is in no ledger and in no report`;
}

/** The newest report of that failover. Without one there is no claim to be wrong. */
function isWithinReport(run: Run, promotion: Promotion, payment: Payment): boolean {
  const newest = reportOf(run, promotion);
  if (newest === undefined || !isObject(newest.expectedLoss)) {
    return newest === undefined;
  }
  const { kind, lagMs, measuredAtMs } = newest.expectedLoss;
  switch (kind) {
    case 'unknown':
      return true;
    case 'estimated':
      return (
        typeof lagMs === 'number' &&
        typeof measuredAtMs === 'number' &&
        payment.atMs >= measuredAtMs - EPOCH_MS - lagMs - METRIC_PERIOD_MS
      );
    default:
      return false;
  }
}
