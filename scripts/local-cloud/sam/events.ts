import { isRecord } from '../resources/read';
import { notModelled, SamResourceError } from './sam-error';
import type { TemplateProperties } from './template';

/** An entry of `Events`, with the logical id of what it becomes. */
export interface SamEvent {
  readonly logicalId: string;
  readonly kind: 'Schedule' | 'ScheduleV2' | 'EventBridgeRule' | 'CloudWatchEvent';
  readonly properties: TemplateProperties;
}

const KINDS: readonly SamEvent['kind'][] = [
  'Schedule',
  'ScheduleV2',
  'EventBridgeRule',
  'CloudWatchEvent',
];

/** The events of a function or state machine; throws for a kind that is not modelled. */
export function eventsOf(logicalId: string, sam: TemplateProperties): SamEvent[] {
  return Object.entries(isRecord(sam.Events) ? sam.Events : {}).map(([name, event]) => {
    const type = isRecord(event) ? event.Type : undefined;
    const kind = KINDS.find((candidate) => candidate === type);
    if (kind === undefined) {
      throw notModelled(logicalId, `events of type ${String(type)}`);
    }
    const properties = isRecord(event) && isRecord(event.Properties) ? event.Properties : {};
    if (isRecord(properties.DeadLetterConfig) && properties.DeadLetterConfig.Arn === undefined) {
      throw notModelled(logicalId, 'dead-letter queues that SAM makes; give the Arn');
    }
    return { logicalId: `${logicalId}${name}`, kind, properties };
  });
}

/** `State`, or the older `Enabled`. */
export function ruleState(owner: string, event: SamEvent): unknown {
  const { State: state, Enabled: enabled } = event.properties;
  if (state !== undefined && enabled !== undefined) {
    throw new SamResourceError(owner, 'State and Enabled Properties cannot both be specified.');
  }
  if (enabled === undefined) {
    return state;
  }
  return enabled === true ? 'ENABLED' : 'DISABLED';
}

/** When a rule fires, or for what; `ScheduleV2` becomes no rule. */
export function ruleTrigger({ kind, properties }: SamEvent): TemplateProperties {
  return kind === 'Schedule'
    ? {
        ScheduleExpression: properties.Schedule,
        Name: properties.Name,
        Description: properties.Description,
      }
    : {
        EventBusName: properties.EventBusName,
        EventPattern: properties.Pattern,
        Name: properties.RuleName,
      };
}

/** EventBridge's limit on target ids. */
const MAX_TARGET_ID_LENGTH = 64;

export function targetId(event: SamEvent, suffix: string): unknown {
  const given = isRecord(event.properties.Target) ? event.properties.Target.Id : undefined;
  return given ?? event.logicalId.slice(0, MAX_TARGET_ID_LENGTH - suffix.length) + suffix;
}

/** What a rule's target and a schedule's target have in common. */
export function deliveryOf(event: SamEvent): TemplateProperties {
  const { Input, InputPath, InputTransformer, DeadLetterConfig, RetryPolicy } = event.properties;
  return {
    Input,
    InputPath,
    InputTransformer,
    DeadLetterConfig: isRecord(DeadLetterConfig) ? { Arn: DeadLetterConfig.Arn } : undefined,
    RetryPolicy,
  };
}
