import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { numberAt, type Properties, resourceWith, textAt, textsAt, valueAt } from './properties';

export interface DeployedHealthCheck {
  readonly path: string;
  readonly intervalMs: number;
  readonly failureThreshold: number;
}

/** The records and health checks that decide where the clients' name leads. */
export interface DeployedDns {
  /** Of the primary record. */
  readonly ready: DeployedHealthCheck;
  /** Of the verdict. */
  readonly writer: DeployedHealthCheck;
  readonly latch: {
    /** Route 53 reads the alarm's metric where the alarm is. */
    readonly alarmName: string;
    readonly withoutData: 'Healthy' | 'Unhealthy' | 'LastKnownStatus';
  };
  /** How many of the two children must be healthy for the primary record to be. */
  readonly healthyChildren: number;
  readonly verdictName: string;
  readonly verdicts: { readonly primary: string; readonly secondary: string };
  readonly verdictTtlMs: number;
}

const HEALTH_CHECK = 'AWS::Route53::HealthCheck';
const RECORD_SET = 'AWS::Route53::RecordSet';

export function readDeployedDns(globalDns: TemplateDocument): DeployedDns {
  const check = (...[path, value]: readonly [readonly string[], string]) =>
    resourceWith(globalDns, HEALTH_CHECK, ['HealthCheckConfig', ...path], value);
  const latch = check(['Type'], 'CLOUDWATCH_METRIC');
  const calculated = check(['Type'], 'CALCULATED');
  const primary = resourceWith(globalDns, RECORD_SET, ['SetIdentifier'], 'healthy');
  const secondary = resourceWith(globalDns, RECORD_SET, ['SetIdentifier'], 'unhealthy');
  const children = textsAt(calculated, 'HealthCheckConfig', 'ChildHealthChecks');
  if (children.length !== 2) {
    throw new Error(`the simulation knows a primary record with two checks, not ${children}`);
  }
  return {
    ready: httpsCheck(check(['ResourcePath'], '/health/ready')),
    writer: httpsCheck(check(['ResourcePath'], '/health/writer')),
    latch: {
      alarmName: textAt(latch, 'HealthCheckConfig', 'AlarmIdentifier', 'Name'),
      withoutData: withoutData(valueAt(latch, 'HealthCheckConfig', 'InsufficientDataHealthStatus')),
    },
    healthyChildren: numberAt(calculated, 'HealthCheckConfig', 'HealthThreshold'),
    verdictName: textAt(primary, 'Name'),
    verdicts: { primary: verdict(primary), secondary: verdict(secondary) },
    verdictTtlMs: numberAt(primary, 'TTL') * 1000,
  };
}

function httpsCheck(properties: Properties): DeployedHealthCheck {
  return {
    path: textAt(properties, 'HealthCheckConfig', 'ResourcePath'),
    intervalMs: numberAt(properties, 'HealthCheckConfig', 'RequestInterval') * 1000,
    failureThreshold: numberAt(properties, 'HealthCheckConfig', 'FailureThreshold'),
  };
}

/** A TXT record's text stands in quotes. */
const verdict = (record: Properties): string =>
  textAt(record, 'ResourceRecords', '0').replaceAll('"', '');

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html: the default is the last known status. */
function withoutData(value: unknown): DeployedDns['latch']['withoutData'] {
  return value === 'Healthy' || value === 'Unhealthy' ? value : 'LastKnownStatus';
}
