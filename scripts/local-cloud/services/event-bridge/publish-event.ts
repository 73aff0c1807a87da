import { uuid } from '../../resources/identifiers';
import { isRecord, record, records, text } from '../../resources/read';
import { resourcesOfType } from '../../resources/store';
import { schedule } from '../../runtime/agenda';
import type { InternalCall } from '../../runtime/call';
import type { EventHandler } from '../../runtime/context';
import type { ServiceContext } from '../../service';
import { type Json, toJson } from '../step-functions/json';
import { findByPath } from '../step-functions/json-path/evaluate';
import { matchesPattern } from './event-pattern';

export interface ServiceEvent {
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** From a service's event to its targets: typically about half a second (EventBridge user guide). */
const DELIVERY_MS = 500;

interface Delivery {
  readonly ruleName: string;
  readonly targetArn: string;
  readonly payload: string;
  /** Interference has had its say: a late event, or the second of two. */
  readonly isRepeated?: boolean;
}

/** Puts a service's event on the region's default bus; rules that match it deliver it later. */
export function publishEvent(context: ServiceContext, event: ServiceEvent): void {
  const rules = resourcesOfType(context, 'AWS::Events::Rule').filter(
    ({ properties }) =>
      text(properties, 'State') !== 'DISABLED' && isRecord(properties.EventPattern),
  );
  if (rules.length === 0) {
    return;
  }
  const envelope = toJson({
    version: '0',
    id: uuid(context.state),
    'detail-type': event.detailType,
    source: event.source,
    account: context.state.accountId,
    time: new Date(context.nowMs).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region: context.region,
    resources: event.resources,
    detail: event.detail,
  });
  for (const rule of rules) {
    if (!matchesPattern(rule.properties.EventPattern, envelope)) {
      continue;
    }
    for (const target of records(rule.properties, 'Targets')) {
      deliverLater(context, DELIVERY_MS, {
        ruleName: rule.physicalId,
        targetArn: text(target, 'Arn') ?? '',
        payload: payloadFor(target, envelope, rule.physicalId),
      });
    }
  }
}

function deliverLater(context: ServiceContext, afterMs: number, delivery: Delivery): void {
  schedule(context.state, {
    atMs: context.nowMs + afterMs,
    kind: 'event.deliver',
    region: context.region,
    subject: JSON.stringify(delivery),
  });
}

/** What the target gets: the event, a part of it, a constant, or a template filled from it. */
function payloadFor(target: Readonly<Record<string, unknown>>, event: Json, rule: string): string {
  const constant = text(target, 'Input');
  if (constant !== undefined) {
    return constant;
  }
  const path = text(target, 'InputPath');
  if (path !== undefined) {
    return JSON.stringify(findByPath(path, event) ?? null);
  }
  const transformer = record(target, 'InputTransformer');
  const template = text(transformer, 'InputTemplate');
  if (template === undefined) {
    return JSON.stringify(event);
  }
  const paths = record(transformer, 'InputPathsMap');
  return template.replaceAll(/<([\w.-]+)>/g, (_match, name: string) =>
    transformed(name, paths, event, rule),
  );
}

/** Texts are put in as they are: the template has the quotes around them. */
function transformed(
  name: string,
  paths: Readonly<Record<string, unknown>>,
  event: Json,
  rule: string,
): string {
  switch (name) {
    case 'aws.events.event.json':
    case 'aws.events.event':
      return JSON.stringify(event);
    case 'aws.events.rule-name':
      return rule;
    default: {
      const path = text(paths, name);
      const value = path === undefined ? '' : findByPath(path, event);
      return typeof value === 'string' ? value : JSON.stringify(value ?? '');
    }
  }
}

export const onDeliver: EventHandler = (context, event) => {
  const { isRepeated, ...delivery }: Delivery = JSON.parse(event.subject);
  const call: InternalCall = {
    ...callFor(delivery, context.region),
    from: { kind: 'event-bridge', region: context.region, name: delivery.ruleName },
  };
  const outcome = isRepeated ? ({ kind: 'ok' } as const) : context.interfere(call);
  switch (outcome.kind) {
    case 'delay':
      deliverLater(context, outcome.ms, { ...delivery, isRepeated: true });
      return;
    case 'duplicate':
      context.perform(call);
      deliverLater(context, outcome.afterMs, { ...delivery, isRepeated: true });
      return;
    case 'ok':
    case 'crash':
    case 'lost-answer':
      context.perform(call);
      return;
    case 'error':
    case 'refused':
    case 'hang':
      // EventBridge tries again for a day; here such an event is lost.
      return;
  }
};

/** The call that a target's ARN stands for. */
function callFor({ targetArn, payload }: Delivery, region: string): Omit<InternalCall, 'from'> {
  switch (targetArn.split(':')[2]) {
    case 'lambda':
      return {
        service: 'Lambda',
        operation: 'Invoke',
        region,
        input: { FunctionName: targetArn, InvocationType: 'Event', Payload: payload },
      };
    case 'sns':
      return {
        service: 'SNS',
        operation: 'Publish',
        region,
        input: { TopicArn: targetArn, Message: payload },
      };
    case 'states':
      return {
        service: 'SFN',
        operation: 'StartExecution',
        region,
        input: { stateMachineArn: targetArn, input: payload },
      };
    default:
      throw new Error(`the local cloud doesn't deliver events to ${targetArn}`);
  }
}
