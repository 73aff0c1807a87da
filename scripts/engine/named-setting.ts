import type { DeployInput } from './deploy-input';
import type { Environment } from './environment';
import type { FailedResource } from './events';
import { StackFailure } from './stack-failure';
import type { StackLocation } from './topology';

/**
 * The error of a stack that failed, with the command that gives another value first where AWS's
 * reason quotes a setting's value. Any other error stays as it is.
 */
export function namingSetting(
  error: unknown,
  { command }: Environment,
  input: DeployInput,
  location: StackLocation,
): unknown {
  if (!(error instanceof StackFailure)) {
    return error;
  }
  const reasons = [
    error.message,
    ...error.failures.filter(isUnexplained).map(({ reason }) => reason),
  ];
  const steps = Object.entries(input.parameters(location)).flatMap(([parameter, desired]) => {
    const option = input.settingOption?.(parameter);
    return option === undefined || desired.kind !== 'given' || !quotes(reasons, desired.value)
      ? []
      : [`${command('deploy', option.flag, option.placeholder)} (AWS says no to ${desired.value})`];
  });
  return steps.length === 0 ? error : error.withNextSteps([...steps, ...error.nextSteps]);
}

/** What is explained otherwise, such as by a quota, may name a value by the way. */
function isUnexplained({ findings = [] }: FailedResource): boolean {
  return findings.every(({ kind }) => kind === 'could-not-look');
}

/** Whether the value stands there as a word of its own. */
function quotes(reasons: readonly string[], value: string): boolean {
  const words = reasons.flatMap((reason) => reason.split(/[\s"'=,;()[\]]+/));
  return value !== '' && words.some((word) => word.replace(/[.:]+$/, '') === value);
}
