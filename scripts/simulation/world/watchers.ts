import type { Random } from '../kernel/random';
import { faultsOf, isDuring, type RegionPlace } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import type { MetricsByPlace } from './aws/cloudwatch';
import type { Functions } from './functions';
import type { Invocation } from './invocation';
import { PLACES } from './places';

const MINUTE_MS = 60_000;
/** EventBridge Scheduler promises the minute and not the second. */
const LATEST_MS = 10_000;

/** A heartbeat that has been missing for this long pages by itself. */
const SILENCE_MS = 3 * MINUTE_MS;

export interface WatcherOptions {
  readonly cloud: AwsCloud;
  readonly functions: Functions;
  readonly metrics: MetricsByPlace;
  readonly random: Random;
}

/** EventBridge Scheduler and the alarm on the heartbeat, in each region. */
export function startWatchers(options: WatcherOptions): void {
  for (const place of PLACES) {
    startWatcher(options, place);
    watchHeartbeat(options, place);
  }
}

function startWatcher({ cloud, functions, random }: WatcherOptions, place: RegionPlace): void {
  const { timeline, network, schedule } = cloud.options;
  let running: Invocation[] = [];
  const isDead = (atMs: number) =>
    !network.isUp(place, atMs) ||
    faultsOf(schedule, 'watcher-dead').some(
      (fault) => fault.place === place && isDuring(fault, atMs),
    );
  timeline.every(MINUTE_MS, () => {
    timeline.after(random.between(0, LATEST_MS), () => {
      running = running.filter(({ isAlive }) => isAlive);
      if (!isDead(timeline.nowMs())) {
        running.push(functions.startWatch(place, () => undefined));
      }
    });
  });
  for (const fault of [
    ...faultsOf(schedule, 'region-lost'),
    ...faultsOf(schedule, 'watcher-dead'),
  ]) {
    if (fault.place === place) {
      timeline.at(fault.fromMs, () => {
        for (const invocation of running) {
          invocation.die('its region was lost');
        }
      });
    }
  }
}

function watchHeartbeat({ cloud, metrics }: WatcherOptions, place: RegionPlace): void {
  const { timeline, network, observations } = cloud.options;
  let isSilent = false;
  timeline.every(
    MINUTE_MS,
    () => {
      const silent = metrics[place].newest('WatchRan', SILENCE_MS) === undefined;
      if (silent && !isSilent && network.isUp(place, timeline.nowMs())) {
        observations.silentWatchers.push({ place, atMs: timeline.nowMs() });
      }
      isSilent = silent;
    },
    SILENCE_MS,
  );
}
