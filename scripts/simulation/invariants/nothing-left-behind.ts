import type { ObservedCall } from '../observations';
import { type Invariant, minutesAndSeconds } from './invariant';

const SECOND_MS = 1000;

const DESCRIPTION_LIMIT_MS = 4 * SECOND_MS;

/** Nearly every call is answered before, and not looked at any closer. */
const SHORTEST_LIMIT_MS = DESCRIPTION_LIMIT_MS;

/** What a call may be over its time: the look at the clock, and the way. */
const A_MOMENT_MS = 50;

/**
 * Lambda freezes a process between two calls: what is under way then goes on minutes later, or never.
 */
export const nothingLeftBehind: Invariant = {
  name: 'nothing-left-behind',
  sentence:
    'When the call of a function is over, so are all calls to AWS that it has made, whether or not they were answered, and its timers; and what nobody waits for any more is given up.',
  check: ({ seen }) => [
    ...seen.callsLeftBehind.map((call) => `${nameOf(call)} was left behind`).slice(0, 3),
    ...seen.timersLeftBehind
      .map(
        ({ functionName, task, atMs }) =>
          `${functionName} ${task} left a timer behind at ${minutesAndSeconds(atMs)}`,
      )
      .slice(0, 3),
    ...seen.calls
      .filter((call) => {
        const tookMs = call.endedAtMs - call.startedAtMs;
        return tookMs > SHORTEST_LIMIT_MS && tookMs > limitMsOf(call) + A_MOMENT_MS;
      })
      .map((call) => `${nameOf(call)} went on until ${minutesAndSeconds(call.endedAtMs)}`)
      .slice(0, 3),
  ],
};

type Call = Omit<ObservedCall, 'endedAtMs'>;

/** A sample waits for a description, and an operation for the lost region, no longer than this. */
function limitMsOf({ functionName, operation, task, from, to }: Call): number {
  switch (true) {
    case functionName === 'operator':
      return Number.POSITIVE_INFINITY;
    case ['DescribeGlobalClusters', 'DescribeDBClusters', 'GetMetricData'].includes(operation):
      return DESCRIPTION_LIMIT_MS;
    case operation === 'Invoke':
      return 5 * SECOND_MS;
    case from !== to && ['fence', 'copy-lost-writes-snapshot', 'record-rds-event'].includes(task):
      return 12 * SECOND_MS;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

const nameOf = ({ functionName, task, service, operation, to, startedAtMs }: Call): string =>
  `${functionName} ${task}: ${service} ${operation} in ${to} of ${minutesAndSeconds(startedAtMs)}`;
