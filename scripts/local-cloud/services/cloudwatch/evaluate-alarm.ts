import type { AlarmValue } from './cloudwatch-state';

/** An alarm's settings as far as evaluating needs them. */
export interface AlarmRule {
  readonly comparison: string;
  readonly threshold: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly treatMissingData: string;
}

/** Periods that are read beyond those that are evaluated; AWS's examples read five for three. */
export const EXTRA_PERIODS = 2;

/**
 * An alarm's value out of the newest periods, oldest first, `undefined` where
 * data is missing; `undefined` when the alarm stays as it is.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluateAlarm(
  rule: AlarmRule,
  range: readonly (number | undefined)[],
): AlarmValue | undefined {
  const known = range.filter((value) => value !== undefined);
  if (known.length >= rule.evaluationPeriods) {
    return alarmOrOk(rule, known.slice(-rule.evaluationPeriods).map(isBreaching(rule)));
  }
  const missing = rule.evaluationPeriods - known.length;
  switch (rule.treatMissingData) {
    case 'breaching':
    case 'notBreaching': {
      const filled = Array<boolean>(missing).fill(rule.treatMissingData === 'breaching');
      return alarmOrOk(rule, [...known.map(isBreaching(rule)), ...filled]);
    }
    default:
      return withoutFilling(rule, range, known);
  }
}

/** `missing` and `ignore`: what is there decides. */
function withoutFilling(
  rule: AlarmRule,
  range: readonly (number | undefined)[],
  known: readonly number[],
): AlarmValue | undefined {
  if (known.length === 0) {
    return rule.treatMissingData === 'ignore' ? undefined : 'INSUFFICIENT_DATA';
  }
  const breaching = known.map(isBreaching(rule));
  return hasBreachedForLong(rule, range) ? 'ALARM' : alarmOrOk(rule, breaching);
}

/** The oldest breaching point is old enough, and nothing since has been good. */
function hasBreachedForLong(rule: AlarmRule, range: readonly (number | undefined)[]): boolean {
  const breaches = range
    .slice(-rule.evaluationPeriods)
    .map((value) => (value === undefined ? undefined : isBreaching(rule)(value)));
  const oldest = breaches.indexOf(true);
  return (
    oldest >= 0 &&
    breaches.length - oldest >= rule.datapointsToAlarm &&
    !breaches.slice(oldest).includes(false)
  );
}

function alarmOrOk(rule: AlarmRule, breaching: readonly boolean[]): AlarmValue {
  return breaching.filter(Boolean).length >= rule.datapointsToAlarm ? 'ALARM' : 'OK';
}

function isBreaching({ comparison, threshold }: AlarmRule): (value: number) => boolean {
  switch (comparison) {
    case 'GreaterThanThreshold':
      return (value) => value > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return (value) => value >= threshold;
    case 'LessThanThreshold':
      return (value) => value < threshold;
    case 'LessThanOrEqualToThreshold':
      return (value) => value <= threshold;
    default:
      throw new Error(`the local cloud doesn't model the alarm comparison ${comparison}`);
  }
}
