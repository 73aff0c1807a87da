import type { ErrorDescription, FailedResource } from '../../../engine/events';
import type { Style } from '../style';
import { timeText } from '../text';
import { findingLines } from './finding-lines';

/** What failed below an error's own message: each resource, what was given up for it, where to look. */
export function failedResourceLines(
  { failures = [], cancelled = [], findings = [], consoleUrl }: ErrorDescription,
  style: Style,
): string[] {
  return [
    ...failures.flatMap((failure) => failureLines(failure, style)),
    ...findings.flatMap(findingLines).map((line) => `  ${line}`),
    ...(cancelled.length === 0
      ? []
      : [`  ${style.dim(`given up because of that: ${cancelled.join(', ')}`)}`]),
    ...(consoleUrl === undefined ? [] : [`  ${style.dim(`events: ${consoleUrl}`)}`]),
  ];
}

function failureLines(failure: FailedResource, style: Style): string[] {
  const {
    logicalId,
    physicalId,
    resourceType,
    status,
    reason,
    failedAtMs,
    findings = [],
  } = failure;
  const name = physicalId === undefined ? logicalId : `${logicalId} (${physicalId})`;
  const at = failedAtMs === undefined ? '' : ` at ${timeText(failedAtMs)}`;
  return [
    `  ${style.bold(name)} ${resourceType} ${status}${at}`,
    ...reason.split('\n').map((line) => `    ${line}`),
    ...findings.flatMap(findingLines).map((line) => `    ${line}`),
  ];
}
