import { type Invariant, minutesAndSeconds } from './invariant';

/** Beside the path, each with a limit of its own. */
const BEST_EFFORT: ReadonlySet<string> = new Set([
  'fence',
  'raise-capacity',
  'record-rds-event',
  'copy-lost-writes-snapshot',
]);

/** Control planes that are in us-east-1 alone: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html */
const US_EAST_1_CONTROL_PLANES: ReadonlySet<string> = new Set([
  'Route 53',
  'IAM',
  'CloudFormation',
]);

/** What a best-effort call may hold up at most. */
const MAX_BEST_EFFORT_MS = 20_000;

export const lostRegionOffThePath: Invariant = {
  name: 'lost-region-off-the-path',
  sentence:
    "The path of a failover calls neither the other region nor a control plane of us-east-1; the fence's calls are over in 20 s.",
  check: ({ seen }) => {
    const switched = seen.executions.some(({ name }) => name.startsWith('switchover'));
    return seen.calls
      .filter(
        ({ functionName, service, from, to }) =>
          functionName !== 'operator' && (from !== to || US_EAST_1_CONTROL_PLANES.has(service)),
      )
      .flatMap((call) => {
        const what = `${call.functionName} ${call.task} called ${call.service} ${call.operation} in ${call.to} at ${minutesAndSeconds(call.startedAtMs)}`;
        const tookMs = call.endedAtMs - call.startedAtMs;
        if (US_EAST_1_CONTROL_PLANES.has(call.service)) {
          return [what];
        }
        // A switchover runs while both regions are alive, and acts in both.
        if (!BEST_EFFORT.has(call.task) && !switched) {
          return [what];
        }
        return tookMs > MAX_BEST_EFFORT_MS ? [`${what} for ${tookMs} ms`] : [];
      })
      .slice(0, 3);
  },
};
