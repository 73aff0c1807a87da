import { type Fault, faultsOf, type Schedule } from '../schedule/fault';
import { RTO_MS } from './agreed';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

const MINUTE_MS = 60_000;

/** What Aurora's part may take for the budget to be ours to keep: "within a few minutes". */
const PROMOTION_BUDGET_MS = 5 * MINUTE_MS;

export const lossIsFailedOver: Invariant = {
  name: 'loss-is-failed-over',
  sentence:
    'A primary that is lost for good is failed over within 15 minutes, when Aurora promotes within five and nothing speaks against it.',
  check: (run) => {
    const lostAtMs = lossToFailOver(run.schedule);
    if (lostAtMs === undefined || lostAtMs + RTO_MS > run.schedule.durationMs) {
      return [];
    }
    const servedMs = recoveryMs(run);
    return servedMs === undefined || servedMs > RTO_MS
      ? [
          `the primary was lost at ${minutesAndSeconds(lostAtMs)}, and payments were taken again ${
            servedMs === undefined ? 'never' : `after ${minutesAndSeconds(servedMs)}`
          }`,
        ]
      : [];
  },
};

/** From the loss of the primary to the first payment that the DR region acknowledges. */
export function recoveryMs({ schedule, seen }: Run): number | undefined {
  const lostAtMs = firstLossMs(schedule);
  const served = seen.acknowledged.find(({ place, atMs }) => place === 'dr' && atMs > lostAtMs);
  return served === undefined ? undefined : served.atMs - lostAtMs;
}

const firstLossMs = (schedule: Schedule): number =>
  Math.min(
    ...[...faultsOf(schedule, 'region-lost'), ...faultsOf(schedule, 'writer-lost')]
      .filter(({ place }) => place === 'primary')
      .map(({ fromMs }) => fromMs),
  );

/** When the primary is lost for good, unless something in the schedule is a reason to hold. */
function lossToFailOver(schedule: Schedule): number | undefined {
  const losses = [...faultsOf(schedule, 'region-lost'), ...faultsOf(schedule, 'writer-lost')];
  const [loss] = losses;
  const isForGood = loss?.place === 'primary' && loss.untilMs >= schedule.durationMs;
  return loss !== undefined && losses.length === 1 && isForGood && schedule.faults.every(allows)
    ? loss.fromMs
    : undefined;
}

function allows(fault: Fault): boolean {
  switch (fault.kind) {
    case 'region-lost':
    case 'writer-lost':
    case 'events':
    case 'fence-times-out':
    case 'crash':
    case 'schedules-twice':
    case 'on-call':
      return true;
    case 'schedules-late':
      return fault.lateMs <= 20_000;
    case 'calls':
      return fault.share <= 0.1;
    case 'throttling':
      return fault.share <= 0.1;
    case 'promotion-slow':
      return fault.promotionMs <= PROMOTION_BUDGET_MS;
    default:
      return false;
  }
}
