import { faultsOf, isDuring } from '../schedule/fault';
import { type Invariant, isAutomatic, minutesAndSeconds } from './invariant';

const NOTICED_AFTER_MS = 6 * 60_000;

export const deadWatcherPages: Invariant = {
  name: 'dead-watcher-pages',
  sentence: 'A watcher that is gone is paged for by its missing heartbeat, and starts nothing.',
  check: ({ schedule, seen }) =>
    faultsOf(schedule, 'watcher-dead').flatMap((fault) => {
      const noticedByMs = fault.fromMs + NOTICED_AFTER_MS;
      const isNoticed = seen.silentWatchers.some(
        ({ place, atMs }) => place === fault.place && isDuring(fault, atMs),
      );
      const mustBeNoticed = Math.min(fault.untilMs, schedule.durationMs) >= noticedByMs;
      const started = seen.executions.filter(
        (execution) =>
          execution.place === fault.place &&
          isAutomatic(execution) &&
          isDuring(fault, execution.startedAtMs),
      );
      return [
        ...(mustBeNoticed && !isNoticed
          ? [`nobody was paged for the watcher of ${fault.place}`]
          : []),
        ...started.map(
          ({ name, startedAtMs }) =>
            `${name} was started at ${minutesAndSeconds(startedAtMs)} by a dead watcher`,
        ),
      ];
    }),
};
