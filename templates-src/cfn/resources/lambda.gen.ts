// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface AliasProperties {
  Description?: Value<string>;
  FunctionName: Value<string>;
  FunctionVersion: Value<string>;
  Name: Value<string>;
  ProvisionedConcurrencyConfig?: Value<Alias_ProvisionedConcurrencyConfiguration>;
  RoutingConfig?: Value<Alias_AliasRoutingConfiguration>;
}
/** `AWS::Lambda::Alias` */
export class Alias extends CfnResource<AliasProperties, 'AliasArn'> {
  constructor(properties: AliasProperties) {
    super('AWS::Lambda::Alias', properties, { stateful: false });
  }
}
export interface Alias_AliasRoutingConfiguration {
  AdditionalVersionWeights?: Value<Array<Value<Alias_VersionWeight>>>;
}
export interface Alias_ProvisionedConcurrencyConfiguration {
  ProvisionedConcurrentExecutions: Value<number>;
}
export interface Alias_VersionWeight {
  FunctionVersion: Value<string>;
  FunctionWeight: Value<number>;
}

export interface EventInvokeConfigProperties {
  DestinationConfig?: Value<EventInvokeConfig_DestinationConfig>;
  FunctionName: Value<string>;
  MaximumEventAgeInSeconds?: Value<number>;
  MaximumRetryAttempts?: Value<number>;
  Qualifier: Value<string>;
}
/** `AWS::Lambda::EventInvokeConfig` */
export class EventInvokeConfig extends CfnResource<EventInvokeConfigProperties, never> {
  constructor(properties: EventInvokeConfigProperties) {
    super('AWS::Lambda::EventInvokeConfig', properties, { stateful: false });
  }
}
export interface EventInvokeConfig_DestinationConfig {
  OnFailure?: Value<EventInvokeConfig_OnFailure>;
  OnSuccess?: Value<EventInvokeConfig_OnSuccess>;
}
export interface EventInvokeConfig_OnFailure {
  Destination: Value<string>;
}
export interface EventInvokeConfig_OnSuccess {
  Destination: Value<string>;
}

export interface FunctionProperties {
  Architectures?: Value<Array<Value<string>>>;
  CapacityProviderConfig?: Value<Function_CapacityProviderConfig>;
  Code: Value<Function_Code>;
  CodeSigningConfigArn?: Value<string>;
  DeadLetterConfig?: Value<Function_DeadLetterConfig>;
  Description?: Value<string>;
  DurableConfig?: Value<Function_DurableConfig>;
  Environment?: Value<Function_Environment>;
  EphemeralStorage?: Value<Function_EphemeralStorage>;
  FileSystemConfigs?: Value<Array<Value<Function_FileSystemConfig>>>;
  FunctionName?: Value<string>;
  FunctionScalingConfig?: Value<Function_FunctionScalingConfig>;
  Handler?: Value<string>;
  ImageConfig?: Value<Function_ImageConfig>;
  KmsKeyArn?: Value<string>;
  Layers?: Value<Array<Value<string>>>;
  LoggingConfig?: Value<Function_LoggingConfig>;
  MemorySize?: Value<number>;
  PackageType?: Value<'Image' | 'Zip'>;
  PublishToLatestPublished?: Value<boolean>;
  RecursiveLoop?: Value<'Allow' | 'Terminate'>;
  ReservedConcurrentExecutions?: Value<number>;
  Role: Value<string>;
  Runtime?: Value<string>;
  RuntimeManagementConfig?: Value<Function_RuntimeManagementConfig>;
  SnapStart?: Value<Function_SnapStart>;
  Tags?: Value<Array<Value<Function_Tag>>>;
  TenancyConfig?: Value<Function_TenancyConfig>;
  Timeout?: Value<number>;
  TracingConfig?: Value<Function_TracingConfig>;
  VpcConfig?: Value<Function_VpcConfig>;
}
/** `AWS::Lambda::Function` */
export class Function extends CfnResource<FunctionProperties, 'Arn' | 'SnapStartResponse' | 'SnapStartResponse.ApplyOn' | 'SnapStartResponse.OptimizationStatus'> {
  constructor(properties: FunctionProperties) {
    super('AWS::Lambda::Function', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Function_CapacityProviderConfig {
  LambdaManagedInstancesCapacityProviderConfig: Value<Function_LambdaManagedInstancesCapacityProviderConfig>;
}
export interface Function_Code {
  ImageUri?: Value<string>;
  S3Bucket?: Value<string>;
  S3Key?: Value<string>;
  S3ObjectStorageMode?: Value<'COPY' | 'REFERENCE'>;
  S3ObjectVersion?: Value<string>;
  SourceKMSKeyArn?: Value<string>;
  ZipFile?: Value<string>;
}
export interface Function_DeadLetterConfig {
  TargetArn?: Value<string>;
}
export interface Function_DurableConfig {
  ExecutionTimeout: Value<number>;
  KMSKeyArn?: Value<string>;
  RetentionPeriodInDays?: Value<number>;
}
export interface Function_Environment {
  Variables?: Value<Record<string, Value<string>>>;
}
export interface Function_EphemeralStorage {
  Size: Value<number>;
}
export interface Function_FileSystemConfig {
  Arn: Value<string>;
  LocalMountPath: Value<string>;
  S3FilesConfig?: Value<Function_S3FilesConfig>;
}
export interface Function_FunctionScalingConfig {
  MaxExecutionEnvironments?: Value<number>;
  MinExecutionEnvironments?: Value<number>;
}
export interface Function_ImageConfig {
  Command?: Value<Array<Value<string>>>;
  EntryPoint?: Value<Array<Value<string>>>;
  WorkingDirectory?: Value<string>;
}
export interface Function_LambdaManagedInstancesCapacityProviderConfig {
  CapacityProviderArn: Value<string>;
  ExecutionEnvironmentMemoryGiBPerVCpu?: Value<number>;
  PerExecutionEnvironmentMaxConcurrency?: Value<number>;
}
export interface Function_LoggingConfig {
  ApplicationLogLevel?: Value<'DEBUG' | 'ERROR' | 'FATAL' | 'INFO' | 'TRACE' | 'WARN'>;
  LogFormat?: Value<'JSON' | 'Text'>;
  LogGroup?: Value<string>;
  SystemLogLevel?: Value<'DEBUG' | 'INFO' | 'WARN'>;
}
export interface Function_RuntimeManagementConfig {
  RuntimeVersionArn?: Value<string>;
  UpdateRuntimeOn: Value<'Auto' | 'FunctionUpdate' | 'Manual'>;
}
export interface Function_S3FilesConfig {
  DirectS3Read?: Value<'AUTO' | 'DISABLED' | 'ENABLED'>;
}
export interface Function_SnapStart {
  ApplyOn: Value<'None' | 'PublishedVersions'>;
}
export interface Function_SnapStartResponse {
  ApplyOn?: Value<'None' | 'PublishedVersions'>;
  OptimizationStatus?: Value<'Off' | 'On'>;
}
export interface Function_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface Function_TenancyConfig {
  TenantIsolationMode: Value<'PER_TENANT'>;
}
export interface Function_TracingConfig {
  Mode?: Value<'Active' | 'PassThrough'>;
}
export interface Function_VpcConfig {
  Ipv6AllowedForDualStack?: Value<boolean>;
  SecurityGroupIds?: Value<Array<Value<string>>>;
  SubnetIds?: Value<Array<Value<string>>>;
}

export interface PermissionProperties {
  Action: Value<string>;
  EventSourceToken?: Value<string>;
  FunctionName: Value<string>;
  FunctionUrlAuthType?: Value<'AWS_IAM' | 'NONE'>;
  InvokedViaFunctionUrl?: Value<boolean>;
  Principal: Value<string>;
  PrincipalOrgID?: Value<string>;
  SourceAccount?: Value<string>;
  SourceArn?: Value<string>;
}
/** `AWS::Lambda::Permission` */
export class Permission extends CfnResource<PermissionProperties, 'Id'> {
  constructor(properties: PermissionProperties) {
    super('AWS::Lambda::Permission', properties, { stateful: false });
  }
}

export interface VersionProperties {
  CodeSha256?: Value<string>;
  Description?: Value<string>;
  FunctionName: Value<string>;
  FunctionScalingConfig?: Value<Version_FunctionScalingConfig>;
  ProvisionedConcurrencyConfig?: Value<Version_ProvisionedConcurrencyConfiguration>;
  RuntimePolicy?: Value<Version_RuntimePolicy>;
}
/** `AWS::Lambda::Version` */
export class Version extends CfnResource<VersionProperties, 'FunctionArn' | 'Version'> {
  constructor(properties: VersionProperties) {
    super('AWS::Lambda::Version', properties, { stateful: false });
  }
}
export interface Version_FunctionScalingConfig {
  MaxExecutionEnvironments?: Value<number>;
  MinExecutionEnvironments?: Value<number>;
}
export interface Version_ProvisionedConcurrencyConfiguration {
  ProvisionedConcurrentExecutions: Value<number>;
}
export interface Version_RuntimePolicy {
  RuntimeVersionArn?: Value<string>;
  UpdateRuntimeOn: Value<string>;
}
