import type { ErrorDescription } from '../../engine/events';
import { failedResourceLines } from './failure/failed-resource-lines';
import type { Style } from './style';
import { lines } from './text';

/** What failed, why, and what to type next. */
export function errorText(error: ErrorDescription, style: Style): string {
  return lines(errorLines(error, style), nextStepLines(error.nextSteps, style));
}

/** What failed and why. */
export function errorLines(error: ErrorDescription, style: Style): string[] {
  return [`${style.red('error:')} ${error.message}`, ...failedResourceLines(error, style)];
}

/** What to type, most useful first. */
export function nextStepLines(
  [next, ...others]: ErrorDescription['nextSteps'],
  style: Style,
): string[] {
  return [
    ...(next === undefined ? [] : [`${style.bold('next:')} ${next}`]),
    ...others.map((step) => `  or: ${step}`),
  ];
}
