import { type Invariant, minutesAndSeconds, type Run } from './invariant';
import { stepFailure } from './steps-persist';

/** What a page may take: its own retries among them. */
const PAGED_WITHIN_MS = 10 * 60_000;

export const failuresPage: Invariant = {
  name: 'failures-page',
  sentence: 'An operation that did not succeed is paged for.',
  // Without the state machine's page, the alarm on failed executions is left.
  check: ({ schedule, seen }) =>
    stepFailure({ schedule })?.step.without === 'unpaged' ? [] : unpaged({ schedule, seen }),
};

function unpaged({ schedule, seen }: Run): string[] {
  return seen.executions
    .filter(
      ({ status, endedAtMs }) =>
        (status === 'FAILED' || status === 'TIMED_OUT') &&
        (endedAtMs ?? 0) + PAGED_WITHIN_MS < schedule.durationMs,
    )
    .filter(
      ({ place, startedAtMs }) =>
        !seen.pages.some((page) => page.place === place && page.atMs >= startedAtMs),
    )
    .map(
      ({ name, status, endedAtMs }) =>
        `${name} ended ${status} at ${minutesAndSeconds(endedAtMs ?? 0)}, and nobody was paged`,
    );
}
