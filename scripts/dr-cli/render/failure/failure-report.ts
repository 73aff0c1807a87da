import type { EngineEvent, ErrorDescription } from '../../../engine/events';
import { errorLines, nextStepLines } from '../error';
import type { Style } from '../style';
import { lines } from '../text';

/** One thing that went wrong, and what never began for it. */
export interface ReportedFailure {
  /** Undefined for what is no step: the search for what a destroy has left. */
  readonly step: string | undefined;
  readonly error: ErrorDescription;
  /** When the first resource failed, or else when this was told. Milliseconds since the epoch. */
  readonly failedAtMs: number;
  /** Steps that never began because of it; each is named with one failure only. */
  readonly blocked: readonly string[];
}

/** The failures after an event, in the order in which they were told. */
export function nextFailures(
  failures: readonly ReportedFailure[],
  event: EngineEvent,
  nowMs: number,
): readonly ReportedFailure[] {
  const failed = (step: string | undefined, error: ErrorDescription): ReportedFailure => ({
    step,
    error,
    failedAtMs: error.failures?.[0]?.failedAtMs ?? nowMs,
    blocked: [],
  });
  switch (event.type) {
    case 'step_failed':
      return [...failures, failed(event.step, event.error)];
    case 'remaining':
      return event.error === undefined ? failures : [...failures, failed(undefined, event.error)];
    case 'step_blocked':
      return isBlocked(failures, event.step)
        ? failures
        : failures.map((failure) =>
            failure.step === event.cause
              ? { ...failure, blocked: [...failure.blocked, event.step] }
              : failure,
          );
    default:
      return failures;
  }
}

/** Whether a step is told as blocked already, however many failures stand above it. */
export function isBlocked(failures: readonly ReportedFailure[], step: string): boolean {
  return failures.some(({ blocked }) => blocked.includes(step));
}

/** Every failure, the first cause first, and what to type next: once where it is the same for all. */
export function failureReportText(failures: readonly ReportedFailure[], style: Style): string {
  const ordered = [...failures].sort((one, other) => one.failedAtMs - other.failedAtMs);
  const steps = ordered.map(({ error }) => error.nextSteps);
  const common = steps.every((each) => each.join('\n') === steps[0]?.join('\n'))
    ? (steps[0] ?? [])
    : undefined;
  const parts = ordered.map(({ error, blocked }) =>
    lines(
      errorLines(error, style),
      blocked.length === 0
        ? []
        : [`  ${style.dim(`not started because of that: ${blocked.join(', ')}`)}`],
      common === undefined ? nextStepLines(error.nextSteps, style) : [],
    ),
  );
  return `${parts.join('\n')}${lines(common === undefined ? [] : nextStepLines(common, style))}`;
}
