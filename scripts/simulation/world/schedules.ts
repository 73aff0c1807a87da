import type { DeployedSchedule } from '../deployment/deployed-region';
import type { Random } from '../kernel/random';
import { type During, faultsOf, isDuring, type RegionPlace } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';

/** EventBridge Scheduler promises the minute and not the second. */
const LATEST_MS = 10_000;

/** From one delivery to the second one of the same firing. */
const SECOND_DELIVERY_MS = 15_000;

export interface ScheduleOptions {
  readonly cloud: AwsCloud;
  readonly random: Random;
  readonly place: RegionPlace;
  readonly schedule: DeployedSchedule;
  readonly fire: () => void;
}

/** EventBridge Scheduler: once a period, unless the schedule of faults says late or twice. */
export function startSchedule({ cloud, random, place, schedule, fire }: ScheduleOptions): void {
  const { timeline, network, schedule: plan } = cloud.options;
  if (!schedule.isEnabled) {
    return;
  }
  const find = <T extends During & { readonly place: RegionPlace }>(faults: readonly T[]) =>
    faults.find((fault) => fault.place === place && isDuring(fault, timeline.nowMs()));
  const deliver = (afterMs: number) =>
    timeline.after(afterMs, () => {
      if (network.isUp(place, timeline.nowMs())) {
        fire();
      }
    });
  const startsAfterMs = () => {
    const late = find(faultsOf(plan, 'schedules-late'));
    return random.between(0, LATEST_MS) + (late === undefined ? 0 : random.between(0, late.lateMs));
  };
  timeline.every(schedule.periodMs, () => {
    const afterMs = find(faultsOf(plan, 'punctual'))?.afterMs ?? startsAfterMs();
    deliver(afterMs);
    if (find(faultsOf(plan, 'schedules-twice')) !== undefined) {
      deliver(afterMs + random.between(0, SECOND_DELIVERY_MS));
    }
  });
}
