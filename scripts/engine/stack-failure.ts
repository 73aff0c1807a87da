import { DrError } from './errors';
import type { FailedResource } from './events';
import type { StackEvent } from './ports';

/** A stack operation that failed, with the resources that made it fail. */
export class StackFailure extends DrError {
  readonly failures: readonly FailedResource[];

  constructor(options: {
    readonly message: string;
    readonly nextSteps: readonly string[];
    readonly failures: readonly FailedResource[];
  }) {
    super({ code: 'DR_STACK_FAILED', message: options.message, nextSteps: options.nextSteps });
    this.failures = options.failures;
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
  const seen = new Set<string>();
  return [...events]
    .reverse()
    .filter(({ isStackItself, status, reason }) => {
      const isCause = !isStackItself && status.endsWith('_FAILED');
      return isCause && !(reason !== undefined && CANCELLED.test(reason));
    })
    .filter(({ logicalId }) => !seen.has(logicalId) && seen.add(logicalId))
    .map(({ logicalId, physicalId, resourceType, status, reason }) => ({
      logicalId,
      physicalId: physicalId === '' ? undefined : physicalId,
      resourceType,
      status,
      reason: reason ?? 'CloudFormation gave no reason',
    }));
}
