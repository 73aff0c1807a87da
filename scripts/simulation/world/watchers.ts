import { deployedRegion } from '../deployment/deployment';
import type { Random } from '../kernel/random';
import { faultsOf, isDuring, type RegionPlace } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import type { MetricsByPlace } from './aws/cloudwatch';
import type { FunctionCalls } from './function-calls';
import type { Functions } from './functions';
import { PLACES } from './places';
import { startSchedule } from './schedules';

const MINUTE_MS = 60_000;

export interface WatcherOptions {
  readonly cloud: AwsCloud;
  readonly functions: Functions;
  readonly deliver: FunctionCalls;
  readonly metrics: MetricsByPlace;
  readonly random: Random;
}

/** What each region does every minute, and the alarm on the watcher's heartbeat. */
export function startWatchers(options: WatcherOptions): void {
  for (const place of PLACES) {
    scheduleWatcher(options, place);
    scheduleLostWrites(options, place);
    watchHeartbeat(options, place);
  }
}

function scheduleWatcher({ cloud, functions, random }: WatcherOptions, place: RegionPlace): void {
  const { timeline, schedule } = cloud.options;
  const dead = faultsOf(schedule, 'watcher-dead').filter((fault) => fault.place === place);
  startSchedule({
    cloud,
    random,
    place,
    schedule: deployedRegion(place).watchSchedule,
    fire: () => {
      if (!dead.some((fault) => isDuring(fault, timeline.nowMs()))) {
        functions.startWatch(place);
      }
    },
  });
  for (const { fromMs } of dead) {
    timeline.at(fromMs, () => functions.lose(place, 'region-watch'));
  }
}

function scheduleLostWrites({ cloud, deliver, random }: WatcherOptions, place: RegionPlace): void {
  const { lostWritesSchedule: schedule } = deployedRegion(place);
  const payload: unknown = JSON.parse(schedule.input ?? 'null');
  startSchedule({ cloud, random, place, schedule, fire: () => deliver({ place, payload }) });
}

function watchHeartbeat({ cloud, metrics }: WatcherOptions, place: RegionPlace): void {
  const { timeline, network, observations } = cloud.options;
  const { metric, periodMs, periods, threshold, missingBreaches } =
    deployedRegion(place).heartbeatAlarm;
  let isSilent = false;
  timeline.every(
    MINUTE_MS,
    () => {
      const newest = metrics[place].newest(metric, periodMs * periods);
      const silent = newest === undefined ? missingBreaches : newest.value < threshold;
      if (silent && !isSilent && network.isUp(place, timeline.nowMs())) {
        observations.silentWatchers.push({ place, atMs: timeline.nowMs() });
      }
      isSilent = silent;
    },
    periodMs * periods,
  );
}
