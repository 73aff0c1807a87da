import { FAILOVER_NAMESPACE } from '../../../functions/shared/failover-metrics';
import { FUNCTION_ALIAS } from '../../../functions/shared/function-alias';
import type { HandleOf } from '../../cfn/handle';
import type * as iam from '../../cfn/resources/iam.gen';
import * as logs from '../../cfn/resources/logs.gen';
import { aliasOf, ServerlessFunction } from '../../cfn/sam';
import type { LintException, Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import type { RegionalContext } from '../context';
import { LOG_RETENTION_DAYS } from '../log-retention';
import { serviceName } from './environment';
import type { FailoverFunction } from './handles';

const RUNTIME = 'nodejs22.x';
const ARCHITECTURE = 'arm64';

/** CPU comes with memory: signing and TLS to a dozen endpoints at once take it. */
const MEMORY_MB = 512;

export interface FunctionDefinition {
  readonly id: 'RegionWatch' | 'Failover';
  readonly name: 'regionWatch' | 'failover';
  readonly folder: 'region-watch' | 'failover';
  readonly description: string;
  readonly role: HandleOf<iam.Role>;
  readonly logGroup: HandleOf<logs.LogGroup>;
  readonly environment: Readonly<Record<string, Value<string>>>;
  /** Longer than every deadline of the function's own: who gets here hangs. */
  readonly timeoutSeconds: number;
  /** Of asynchronous calls, which Lambda otherwise repeats twice over six hours. */
  readonly asynchronous: {
    readonly maximumAgeSeconds: number;
    readonly retries: 0 | 1 | 2;
  };
}

export function addFunctionLogGroup(
  template: Template,
  { parameters, name }: RegionalContext,
  id: 'RegionWatch' | 'Failover',
  groupName: 'regionWatchLogGroup' | 'failoverLogGroup',
): HandleOf<logs.LogGroup> {
  return template.add(
    `${id}LogGroup`,
    new logs.LogGroup({
      LogGroupName: name(groupName),
      KmsKeyId: parameters.KeyArn,
      RetentionInDays: LOG_RETENTION_DAYS,
    }),
  );
}

/**
 * Outside the VPC: a NAT gateway or a route would be one more thing that has to work, and an
 * idle function in a VPC turns inactive and fails its first call:
 * https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export function addFunction(
  template: Template,
  context: RegionalContext,
  definition: FunctionDefinition,
): FailoverFunction {
  const { parameters, name } = context;
  const functionName = name(definition.name);
  const fn = template.add(
    definition.id,
    new ServerlessFunction({
      FunctionName: functionName,
      Description: definition.description,
      CodeUri: `../dist/functions/${definition.folder}`,
      Handler: 'index.handler',
      Runtime: RUNTIME,
      Architectures: [ARCHITECTURE],
      MemorySize: MEMORY_MB,
      Timeout: definition.timeoutSeconds,
      Role: definition.role.att('Arn'),
      AutoPublishAlias: FUNCTION_ALIAS,
      // As for validate-payment: a version when code or environment change.
      AutoPublishAliasAllProperties: false,
      VersionDeletionPolicy: 'Delete',
      EventInvokeConfig: {
        MaximumEventAgeInSeconds: definition.asynchronous.maximumAgeSeconds,
        MaximumRetryAttempts: definition.asynchronous.retries,
      },
      Tracing: 'Active',
      KmsKeyArn: parameters.KeyArn,
      LoggingConfig: { LogGroup: definition.logGroup.ref, LogFormat: 'JSON' },
      Environment: {
        Variables: {
          ...definition.environment,
          POWERTOOLS_SERVICE_NAME: serviceName(definition.folder, context),
          POWERTOOLS_METRICS_NAMESPACE: FAILOVER_NAMESPACE,
          // What else a version is made of: a change here publishes one too.
          FUNCTION_SETTINGS: `${RUNTIME} ${ARCHITECTURE} ${definition.timeoutSeconds}s`,
        },
      },
    }),
    { lintExceptions: LINT_EXCEPTIONS },
  );
  return { function: fn, functionName, aliasArn: aliasOf(fn) };
}

const LINT_EXCEPTIONS: readonly LintException[] = [
  {
    rule: 'CKV_AWS_115',
    reason: 'A reservation fails where the account has little concurrency; throttles are alarmed',
  },
  {
    rule: 'CKV_AWS_116',
    reason:
      'A run that was missed is made up for by the next one, a minute later; an alarm tells of silence',
  },
  {
    rule: 'CKV_AWS_117',
    reason:
      'Reaches nothing in the VPC; inside it, an idle standby would turn inactive and fail its first call',
  },
];
