import {
  type RegionWatchConfig,
  readRegionWatchConfig,
} from '../../../functions/shared/failover-config';
import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { numberAt, type Properties, resourceWith, textAt, textsAt, valueAt } from './properties';
import { SUFFIX } from './templates';

export interface DeployedFunction {
  readonly name: string;
  readonly timeoutMs: number;
  /** Of asynchronous calls that fail. */
  readonly retries: number;
}

export interface DeployedMachine {
  readonly arn: string;
  readonly name: string;
  /** What stands for the placeholders of its definition. */
  readonly substitutions: Readonly<Record<string, unknown>>;
}

export interface DeployedSchedule {
  readonly periodMs: number;
  readonly isEnabled: boolean;
  /** JSON; absent where the function takes none. */
  readonly input: string | undefined;
}

/** An alarm on one metric; missing data counts as `missingBreaches` says. */
export interface DeployedAlarm {
  readonly metric: string;
  readonly periodMs: number;
  readonly periods: number;
  readonly threshold: number;
  readonly missingBreaches: boolean;
}

/** The rule that hands RDS's events to the failover function. */
export interface DeployedEventRule {
  readonly eventIds: readonly string[];
  /** JSON with a place for the event. */
  readonly inputTemplate: string;
}

/** What one region's stack deploys of the failover, as far as it decides what happens. */
export interface DeployedRegion {
  /** As the functions read it from their environment. */
  readonly config: RegionWatchConfig;
  readonly watcher: DeployedFunction;
  readonly failover: DeployedFunction;
  readonly watchSchedule: DeployedSchedule;
  readonly lostWritesSchedule: DeployedSchedule;
  readonly failoverMachine: DeployedMachine;
  readonly switchoverMachine: DeployedMachine;
  /** DynamoDB's `KeySchema` of the state table. */
  readonly stateTableKey: unknown;
  readonly tasks: { readonly min: number; readonly max: number };
  readonly heartbeatAlarm: DeployedAlarm;
  readonly latchAlarm: DeployedAlarm;
  readonly eventRule: DeployedEventRule;
}

export function readDeployedRegion(stack: TemplateDocument, region: string): DeployedRegion {
  const watcher = functionNamed(stack, `region-watch-${SUFFIX}`);
  const failover = functionNamed(stack, `failover-${SUFFIX}`);
  const config = readRegionWatchConfig({ ...environmentOf(watcher), AWS_REGION: region });
  const table = resourceWith(stack, 'AWS::DynamoDB::Table', ['TableName'], config.stateTable);
  const service = `service/${config.ecsCluster}/${config.ecsService}`;
  const target = resourceWith(
    stack,
    'AWS::ApplicationAutoScaling::ScalableTarget',
    ['ResourceId'],
    service,
  );
  return {
    config,
    watcher: readFunction(watcher),
    failover: readFunction(failover),
    watchSchedule: schedule(stack, `region-watch-${SUFFIX}`),
    lostWritesSchedule: schedule(stack, `lost-writes-snapshot-${SUFFIX}`),
    failoverMachine: machine(stack, `failover-${SUFFIX}`, config),
    switchoverMachine: machine(stack, `switchover-${SUFFIX}`, config),
    stateTableKey: valueAt(table, 'KeySchema'),
    tasks: { min: numberAt(target, 'MinCapacity'), max: numberAt(target, 'MaxCapacity') },
    heartbeatAlarm: alarm(stack, `alarm-region-watch-${SUFFIX}`),
    latchAlarm: alarm(stack, `alarm-failover-latch-${SUFFIX}`),
    eventRule: eventRule(stack, `failover-database-events-${SUFFIX}`),
  };
}

const functionNamed = (stack: TemplateDocument, name: string): Properties =>
  resourceWith(stack, 'AWS::Serverless::Function', ['FunctionName'], name);

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
const MAX_TIMEOUT_SECONDS = 900;

function readFunction(properties: Properties): DeployedFunction {
  const name = textAt(properties, 'FunctionName');
  const timeoutSeconds = numberAt(properties, 'Timeout');
  if (timeoutSeconds > MAX_TIMEOUT_SECONDS) {
    throw new Error(`Lambda refuses a time-out of ${timeoutSeconds} s for ${name}`);
  }
  return {
    name,
    timeoutMs: timeoutSeconds * 1000,
    retries: numberAt(properties, 'EventInvokeConfig', 'MaximumRetryAttempts'),
  };
}

function environmentOf(properties: Properties): Record<string, string> {
  const variables = valueAt(properties, 'Environment', 'Variables');
  return Object.fromEntries(
    Object.entries(variables ?? {}).map(([name, value]) => [name, String(value)]),
  );
}

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000 };

function schedule(stack: TemplateDocument, name: string): DeployedSchedule {
  const properties = resourceWith(stack, 'AWS::Scheduler::Schedule', ['Name'], name);
  const expression = textAt(properties, 'ScheduleExpression');
  const [, amount, unit = ''] = /^rate\((\d+) (minute|hour)s?\)$/.exec(expression) ?? [];
  const unitMs = UNIT_MS[unit];
  if (unitMs === undefined) {
    throw new Error(`the simulation knows no schedule ${expression}`);
  }
  const input = valueAt(properties, 'Target', 'Input');
  return {
    periodMs: Number(amount) * unitMs,
    isEnabled: valueAt(properties, 'State') === 'ENABLED',
    input: typeof input === 'string' ? input : undefined,
  };
}

function machine(
  stack: TemplateDocument,
  name: string,
  { failoverStateMachineArn }: RegionWatchConfig,
): DeployedMachine {
  const properties = resourceWith(
    stack,
    'AWS::StepFunctions::StateMachine',
    ['StateMachineName'],
    name,
  );
  return {
    name,
    arn: failoverStateMachineArn.replace(/[^:]+$/, name),
    substitutions: { ...Object(valueAt(properties, 'DefinitionSubstitutions')) },
  };
}

function alarm(stack: TemplateDocument, name: string): DeployedAlarm {
  const properties = resourceWith(stack, 'AWS::CloudWatch::Alarm', ['AlarmName'], name);
  return {
    metric: textAt(properties, 'MetricName'),
    periodMs: numberAt(properties, 'Period') * 1000,
    periods: numberAt(properties, 'EvaluationPeriods'),
    threshold: numberAt(properties, 'Threshold'),
    missingBreaches: valueAt(properties, 'TreatMissingData') === 'breaching',
  };
}

function eventRule(stack: TemplateDocument, name: string): DeployedEventRule {
  const properties = resourceWith(stack, 'AWS::Events::Rule', ['Name'], name);
  return {
    eventIds: textsAt(properties, 'EventPattern', 'detail', 'EventID'),
    inputTemplate: textAt(properties, 'Targets', '0', 'InputTransformer', 'InputTemplate'),
  };
}
