import type { ResourceHandle } from './handle';
import { CfnResource } from './resource';
import type { Function_Environment, Function_LoggingConfig } from './resources/lambda.gen';
import { Ref, type Value } from './value';

export const SAM_TRANSFORM = 'AWS::Serverless-2016-10-31';

/**
 * The part of `AWS::Serverless::Function` in use. Names and shapes as in SAM's
 * own schema: https://github.com/aws/serverless-application-model, file
 * `schema_source/sam.schema.json`.
 */
export interface ServerlessFunctionProperties {
  readonly FunctionName: Value<string>;
  readonly Description: string;
  /** A folder, relative to `generated/`; `sam` and `dr-cli` zip and upload it. */
  readonly CodeUri: string;
  readonly Handler: string;
  readonly Runtime: 'nodejs22.x' | 'nodejs24.x';
  readonly Architectures: ['arm64'] | ['x86_64'];
  /** Megabytes. */
  readonly MemorySize: number;
  /** Seconds. */
  readonly Timeout: number;
  readonly Role: Value<string>;
  readonly AutoPublishAlias?: string;
  /** Publishes a version whenever anything about the function changes, not only its code. */
  readonly AutoPublishAliasAllProperties?: boolean;
  /** SAM retains published versions unless told otherwise. */
  readonly VersionDeletionPolicy?: 'Delete' | 'Retain';
  readonly Environment?: Value<Function_Environment>;
  readonly LoggingConfig?: Value<Function_LoggingConfig>;
  readonly Tracing?: 'Active' | 'PassThrough';
  readonly KmsKeyArn?: Value<string>;
  readonly ReservedConcurrentExecutions?: Value<number>;
  readonly Events?: Readonly<Record<string, ServerlessEvent>>;
  /** For asynchronous calls of the published alias. */
  readonly EventInvokeConfig?: {
    /** At least 60. */
    readonly MaximumEventAgeInSeconds?: number;
    readonly MaximumRetryAttempts?: 0 | 1 | 2;
  };
  readonly Tags?: Readonly<Record<string, Value<string>>>;
}

/** `ScheduleV2` of SAM: an EventBridge Scheduler schedule that invokes the function. */
export interface ServerlessEvent {
  readonly Type: 'ScheduleV2';
  readonly Properties: {
    readonly Name: Value<string>;
    readonly ScheduleExpression: string;
    readonly State?: Value<string>;
    readonly Input?: Value<string>;
    readonly RoleArn: Value<string>;
    readonly RetryPolicy?: {
      readonly MaximumEventAgeInSeconds?: number;
      readonly MaximumRetryAttempts?: number;
    };
  };
}

/** `AWS::Serverless::Function` */
export class ServerlessFunction extends CfnResource<ServerlessFunctionProperties, 'Arn'> {
  constructor(properties: ServerlessFunctionProperties) {
    super('AWS::Serverless::Function', properties, {
      stateful: false,
      tagging: { property: 'Tags', variant: 'map' },
    });
  }
}

/** The ARN of the alias that `AutoPublishAlias` makes; SAM resolves `<id>.Alias`. */
export function aliasOf(fn: ResourceHandle<'Arn'>): Ref {
  return new Ref(`${fn.id}.Alias`);
}
