import type { ErrorDescription, FailedResource } from '../../engine/events';
import type { Style } from './style';
import { lines } from './text';

/** What failed, why, and what to type next. */
export function errorText(error: ErrorDescription, style: Style): string {
  const [next, ...others] = error.nextSteps;
  return lines(
    `${style.red('error:')} ${error.message}`,
    (error.failures ?? []).flatMap((failure) => failureLines(failure, style)),
    next === undefined ? [] : [`${style.bold('next:')} ${next}`],
    others.map((step) => `  or: ${step}`),
  );
}

function failureLines(failure: FailedResource, style: Style): string[] {
  const { logicalId, physicalId, resourceType, status, reason } = failure;
  const name = physicalId === undefined ? logicalId : `${logicalId} (${physicalId})`;
  return [`  ${style.bold(name)} ${resourceType} ${status}`, `    ${reason}`];
}
