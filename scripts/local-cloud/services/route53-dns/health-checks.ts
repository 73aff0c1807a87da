import { flag, number, record, text, texts } from '../../resources/read';
import { serviceData, setServiceData } from '../../resources/service-data';
import { findResource, resourcesOfType } from '../../resources/store';
import { schedule, startRecurring, stopRecurring } from '../../runtime/agenda';
import type { EventHandler, RuntimeContext, Starter } from '../../runtime/context';
import type { ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { ALARM, alarmMetric, alarmRule } from '../cloudwatch/alarms';
import { evaluateAlarm } from '../cloudwatch/evaluate-alarm';
import { datapointsOf } from '../cloudwatch/metrics';

const HEALTH_CHECK = 'AWS::Route53::HealthCheck';
const DEFAULT_INTERVAL_SECONDS = 30;
const DEFAULT_FAILURE_THRESHOLD = 3;

/** How often checks without an interval of their own are looked at; a guess. */
const METRIC_INTERVAL_MS = 10_000;

/** Route 53 looks a little farther back than it evaluates, as metrics come late; a guess. */
const METRIC_EXTRA_PERIODS = 1;

interface Observation {
  /** `undefined`: no data yet, which counts as healthy. */
  readonly isHealthy?: boolean;
  /** Answers in a row that say otherwise. */
  readonly contradictions: number;
}

type Configuration = Readonly<Record<string, unknown>>;

export const startHealthChecks: Starter = (context) => {
  for (const check of resourcesOfType(context, HEALTH_CHECK)) {
    if (text(configurationOf(check), 'Type') !== 'CALCULATED') {
      startRecurring(context.state, {
        atMs: context.nowMs + intervalMs(check),
        kind: 'health-check.observe',
        // Health checks belong to no region.
        region: '',
        subject: check.physicalId,
      });
    }
  }
};

export const onObserve: EventHandler = (context, event) => {
  const check = findResource(context, HEALTH_CHECK, event.subject);
  if (check === undefined) {
    stopRecurring(context.state, event);
    return;
  }
  const { kind, region, subject } = event;
  schedule(context.state, { atMs: event.atMs + intervalMs(check), kind, region, subject });
  const configuration = configurationOf(check);
  if (text(configuration, 'Type') === 'CLOUDWATCH_METRIC') {
    const isHealthy = metricHealth(context, configuration);
    // Kept for LastKnownStatus.
    if (isHealthy !== undefined) {
      setServiceData(check, 'observation', { isHealthy, contradictions: 0 });
    }
    return;
  }
  const request = {
    healthCheckId: check.physicalId,
    url: urlOf(configuration),
    atMs: context.nowMs,
  };
  const seen = context.behaviour.probe(request, context);
  if (seen !== 'pending') {
    observe(check, seen);
  }
};

/** What a probe that was pending came to. */
export function recordProbe(context: ServiceContext, healthCheckId: string, isGood: boolean): void {
  const check = findResource(context, HEALTH_CHECK, healthCheckId);
  if (check !== undefined) {
    observe(check, isGood);
  }
}

/** The verdict changes after as many answers in a row as the threshold says. */
function observe(check: StoredResource, isGood: boolean): void {
  const { isHealthy, contradictions } = observationOf(check);
  const threshold = number(configurationOf(check), 'FailureThreshold') ?? DEFAULT_FAILURE_THRESHOLD;
  const inARow = isGood === (isHealthy ?? true) ? 0 : contradictions + 1;
  const next: Observation =
    inARow >= threshold
      ? { isHealthy: isGood, contradictions: 0 }
      : { isHealthy: isHealthy ?? true, contradictions: inARow };
  setServiceData(check, 'observation', next);
}

/** What Route 53 holds of a check now. */
export function isHealthy(context: ServiceContext, healthCheckId: string): boolean {
  const check = findResource(context, HEALTH_CHECK, healthCheckId);
  if (check === undefined) {
    return true;
  }
  const configuration = configurationOf(check);
  if (flag(configuration, 'Disabled')) {
    return !flag(configuration, 'Inverted');
  }
  const verdict = verdictOf(context, check, configuration);
  return flag(configuration, 'Inverted') ? !verdict : verdict;
}

function verdictOf(
  context: ServiceContext,
  check: StoredResource,
  configuration: Configuration,
): boolean {
  switch (text(configuration, 'Type')) {
    case 'CALCULATED': {
      const children = texts(configuration, 'ChildHealthChecks');
      const healthy = children.filter((child) => isHealthy(context, child)).length;
      return healthy >= (number(configuration, 'HealthThreshold') ?? 0);
    }
    case 'CLOUDWATCH_METRIC':
      return (
        metricHealth(context, configuration) ?? withoutData(configuration, observationOf(check))
      );
    default:
      return observationOf(check).isHealthy ?? true;
  }
}

/** The alarm's metric, not the alarm: setting the alarm's state does nothing here. `undefined`: no data. */
function metricHealth(context: ServiceContext, configuration: Configuration): boolean | undefined {
  const identifier = record(configuration, 'AlarmIdentifier');
  const place = { ...context, region: text(identifier, 'Region') ?? '' };
  const alarm = findResource(place, ALARM, text(identifier, 'Name') ?? '');
  const query = alarm && alarmMetric(alarm);
  if (alarm === undefined || query === undefined) {
    return undefined;
  }
  const rule = alarmRule(alarm);
  const lengthMs = (rule.evaluationPeriods + METRIC_EXTRA_PERIODS) * query.periodMs;
  // The stream of data as it comes in: the period that has not ended counts, too.
  const toMs = Math.floor(context.nowMs / query.periodMs) * query.periodMs + query.periodMs;
  const values = datapointsOf(place, { ...query, fromMs: toMs - lengthMs, toMs }).map(
    ({ value }) => value,
  );
  return values.length === 0
    ? undefined
    : evaluateAlarm({ ...rule, treatMissingData: 'missing' }, values) !== 'ALARM';
}

function withoutData(configuration: Configuration, { isHealthy }: Observation): boolean {
  switch (text(configuration, 'InsufficientDataHealthStatus')) {
    case 'Healthy':
      return true;
    case 'Unhealthy':
      return false;
    default:
      return isHealthy ?? true;
  }
}

function observationOf(check: StoredResource): Observation {
  return serviceData<Observation>(check, 'observation', { contradictions: 0 });
}

function intervalMs(check: StoredResource): number {
  const configuration = configurationOf(check);
  if (text(configuration, 'Type') === 'CLOUDWATCH_METRIC') {
    return METRIC_INTERVAL_MS;
  }
  return (number(configuration, 'RequestInterval') ?? DEFAULT_INTERVAL_SECONDS) * 1000;
}

function urlOf(configuration: Configuration): string {
  const scheme = (text(configuration, 'Type') ?? '').startsWith('HTTPS') ? 'https' : 'http';
  const host = text(configuration, 'FullyQualifiedDomainName') ?? text(configuration, 'IPAddress');
  return `${scheme}://${host}${text(configuration, 'ResourcePath') ?? '/'}`;
}

function configurationOf(check: StoredResource): Configuration {
  return record(check.properties, 'HealthCheckConfig');
}

/** Every health check with what Route 53 holds of it, to be looked at. */
export function healthCheckVerdicts(context: RuntimeContext): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    resourcesOfType(context, HEALTH_CHECK).map(({ physicalId }) => [
      physicalId,
      isHealthy(context, physicalId),
    ]),
  );
}
