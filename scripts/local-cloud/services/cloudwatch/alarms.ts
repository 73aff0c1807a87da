import { flag, number, records, text, texts } from '../../resources/read';
import { findResource, resourcesOfType } from '../../resources/store';
import { schedule, startRecurring, stopRecurring } from '../../runtime/agenda';
import type { EventHandler, RuntimeContext, Starter } from '../../runtime/context';
import type { ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { publishEvent } from '../event-bridge/publish-event';
import {
  type AlarmState,
  type AlarmValue,
  type MetricName,
  openCloudWatch,
} from './cloudwatch-state';
import { type AlarmRule, EXTRA_PERIODS, evaluateAlarm } from './evaluate-alarm';
import { datapointsOf, isStatistic, type Statistic } from './metrics';

export const ALARM = 'AWS::CloudWatch::Alarm';
const MINUTE_MS = 60_000;
const DEFAULT_PERIOD_SECONDS = 60;

/** A metric alarm's query, as Route 53 also reads it. */
export interface AlarmMetric {
  readonly metric: MetricName;
  readonly statistic: Statistic;
  readonly periodMs: number;
}

/** `undefined` for metric math and percentiles, which are not modelled: such an alarm has no data. */
export function alarmMetric({ properties }: StoredResource): AlarmMetric | undefined {
  const name = text(properties, 'MetricName');
  const statistic = text(properties, 'Statistic') ?? '';
  if (name === undefined || !isStatistic(statistic)) {
    return undefined;
  }
  const dimensions = Object.fromEntries(
    records(properties, 'Dimensions').map((dimension) => [
      text(dimension, 'Name') ?? '',
      text(dimension, 'Value') ?? '',
    ]),
  );
  return {
    metric: { namespace: text(properties, 'Namespace') ?? '', name, dimensions },
    statistic,
    periodMs: (number(properties, 'Period') ?? DEFAULT_PERIOD_SECONDS) * 1000,
  };
}

export function alarmRule({ properties }: StoredResource): AlarmRule {
  const evaluationPeriods = number(properties, 'EvaluationPeriods') ?? 1;
  return {
    comparison: text(properties, 'ComparisonOperator') ?? '',
    threshold: number(properties, 'Threshold') ?? 0,
    evaluationPeriods,
    datapointsToAlarm: number(properties, 'DatapointsToAlarm') ?? evaluationPeriods,
    treatMissingData: text(properties, 'TreatMissingData') ?? 'missing',
  };
}

export function alarmState(context: ServiceContext, alarm: StoredResource): AlarmState {
  const { alarms } = openCloudWatch(context.state, context.region);
  const state = alarms[alarm.physicalId] ?? {
    value: 'INSUFFICIENT_DATA',
    reason: 'Unchecked: Initial alarm creation',
    updatedAtMs: alarm.createdAtMs,
  };
  alarms[alarm.physicalId] = state;
  return state;
}

/** Once a minute, a little after the minute has ended. */
export const startAlarms: Starter = (context) => {
  for (const alarm of resourcesOfType(context, ALARM)) {
    startRecurring(context.state, {
      atMs: nextEvaluation(context.nowMs),
      kind: 'alarm.evaluate',
      region: context.region,
      subject: alarm.physicalId,
    });
  }
};

/** That the minute's last values have been put by then is a guess. */
const EVALUATION_DELAY_MS = 5000;

function nextEvaluation(nowMs: number): number {
  return Math.ceil((nowMs + 1 - EVALUATION_DELAY_MS) / MINUTE_MS) * MINUTE_MS + EVALUATION_DELAY_MS;
}

export const onEvaluate: EventHandler = (context, event) => {
  const alarm = findResource(context, ALARM, event.subject);
  if (alarm === undefined) {
    stopRecurring(context.state, event);
    delete openCloudWatch(context.state, context.region).alarms[event.subject];
    return;
  }
  const { kind, region, subject } = event;
  schedule(context.state, { atMs: event.atMs + MINUTE_MS, kind, region, subject });
  const value = evaluateAlarm(alarmRule(alarm), evaluationRange(context, alarm));
  if (value !== undefined) {
    changeAlarm(context, alarm, value, 'Threshold Crossed or data missing, as the alarm says');
  }
};

/** The newest periods that have ended, oldest first. */
function evaluationRange(context: RuntimeContext, alarm: StoredResource): (number | undefined)[] {
  const query = alarmMetric(alarm);
  const length = alarmRule(alarm).evaluationPeriods + EXTRA_PERIODS;
  if (query === undefined) {
    return Array<undefined>(length).fill(undefined);
  }
  const { periodMs } = query;
  const toMs = Math.floor(context.nowMs / periodMs) * periodMs;
  const fromMs = toMs - length * periodMs;
  const found = new Map(
    datapointsOf(context, { ...query, fromMs, toMs }).map(({ startMs, value }) => [startMs, value]),
  );
  return Array.from({ length }, (_, index) => found.get(fromMs + index * periodMs));
}

const ACTIONS: Readonly<Record<AlarmValue, string>> = {
  OK: 'OKActions',
  ALARM: 'AlarmActions',
  INSUFFICIENT_DATA: 'InsufficientDataActions',
};

/** Actions run when the value changes, and only then. */
export function changeAlarm(
  context: RuntimeContext,
  alarm: StoredResource,
  value: AlarmValue,
  reason: string,
): void {
  const state = alarmState(context, alarm);
  if (state.value === value) {
    return;
  }
  const previous = state.value;
  Object.assign(state, { value, reason, updatedAtMs: context.nowMs });
  publishEvent(context, {
    source: 'aws.cloudwatch',
    detailType: 'CloudWatch Alarm State Change',
    resources: [String(alarm.attributes.Arn)],
    detail: {
      alarmName: alarm.physicalId,
      state: { value, reason, timestamp: new Date(context.nowMs).toISOString() },
      previousState: { value: previous },
    },
  });
  const isEnabled =
    alarm.properties.ActionsEnabled === undefined || flag(alarm.properties, 'ActionsEnabled');
  for (const action of isEnabled ? texts(alarm.properties, ACTIONS[value]) : []) {
    notify(context, alarm, action, { previous, value, reason });
  }
}

/** Of the actions, notifications are modelled; others do nothing. */
function notify(
  context: RuntimeContext,
  alarm: StoredResource,
  action: string,
  change: { readonly previous: AlarmValue; readonly value: AlarmValue; readonly reason: string },
): void {
  if (!action.startsWith('arn:aws:sns:')) {
    return;
  }
  context.call({
    service: 'SNS',
    operation: 'Publish',
    region: context.region,
    input: {
      TopicArn: action,
      Subject: `${change.value}: "${alarm.physicalId}" in ${context.region}`.slice(0, 100),
      Message: JSON.stringify({
        AlarmName: alarm.physicalId,
        AlarmDescription: text(alarm.properties, 'AlarmDescription') ?? null,
        AWSAccountId: context.state.accountId,
        NewStateValue: change.value,
        NewStateReason: change.reason,
        StateChangeTime: new Date(context.nowMs).toISOString(),
        OldStateValue: change.previous,
      }),
    },
    from: { kind: 'alarm', region: context.region, name: alarm.physicalId },
  });
}
