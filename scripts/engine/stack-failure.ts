import type { Finding } from './diagnosis/finding';
import { DrError } from './errors';
import type { FailedResource } from './events';
import type { StackEvent } from './ports';

/** A stack operation that failed, with the resources that made it fail. */
export class StackFailure extends DrError {
  readonly failures: readonly FailedResource[];
  /** Logical ids of resources that were given up only because of those. */
  readonly cancelled: readonly string[];
  /** The operation's events in the console. */
  readonly consoleUrl: string;

  /** What was found out about the failure as a whole. */
  readonly findings: readonly Finding[];

  constructor(options: {
    /** @default DR_STACK_FAILED */
    readonly code?: 'DR_CHANGE_SET_FAILED';
    readonly message: string;
    readonly nextSteps: readonly string[];
    readonly failures: readonly FailedResource[];
    readonly cancelled: readonly string[];
    readonly findings?: readonly Finding[];
    readonly consoleUrl: string;
  }) {
    const { code = 'DR_STACK_FAILED', message, nextSteps } = options;
    super({ code, message, nextSteps });
    this.findings = options.findings ?? [];
    this.failures = options.failures;
    this.cancelled = options.cancelled;
    this.consoleUrl = options.consoleUrl;
  }

  /** The same failure, with another way on. */
  withNextSteps(nextSteps: readonly string[]): StackFailure {
    const { code, message, failures, cancelled, findings, consoleUrl } = this;
    return new StackFailure({
      ...(code === 'DR_CHANGE_SET_FAILED' && { code }),
      ...{ message, nextSteps, failures, cancelled, findings, consoleUrl },
    });
  }
}

/**
 * CloudFormation's words for resources that failed only because another one
 * did. Seen in recorded responses: "Resource creation cancelled", "Resource
 * update cancelled".
 */
const CANCELLED = /^Resource (creation|update|deletion) cancelled/i;

/** The resources that really failed, in the order in which they did; `events` newest first. */
export function failedResources(events: readonly StackEvent[]): FailedResource[] {
  return firstOfEach(failures(events).filter((event) => !isCancelled(event))).map(
    ({ logicalId, physicalId, resourceType, status, reason, timestampMs }) => ({
      logicalId,
      physicalId: physicalId === '' ? undefined : physicalId,
      resourceType,
      status,
      reason: reason ?? 'CloudFormation gave no reason',
      failedAtMs: timestampMs,
    }),
  );
}

/** Logical ids of what was given up because of the first failure; `events` newest first. */
export function cancelledResources(events: readonly StackEvent[]): string[] {
  const failed = new Set(failedResources(events).map(({ logicalId }) => logicalId));
  return firstOfEach(failures(events).filter(isCancelled))
    .map(({ logicalId }) => logicalId)
    .filter((logicalId) => !failed.has(logicalId));
}

function failures(events: readonly StackEvent[]): StackEvent[] {
  return [...events]
    .reverse()
    .filter(({ isStackItself, status }) => !isStackItself && status.endsWith('_FAILED'));
}

function isCancelled({ reason }: StackEvent): boolean {
  return reason !== undefined && CANCELLED.test(reason);
}

function firstOfEach(events: readonly StackEvent[]): StackEvent[] {
  const seen = new Set<string>();
  return events.filter(({ logicalId }) => !seen.has(logicalId) && seen.add(logicalId));
}
