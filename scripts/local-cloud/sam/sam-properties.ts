/**
 * Properties of `AWS::Serverless::Function`.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
export const FUNCTION_PROPERTIES: ReadonlySet<string> = new Set([
  'Architectures',
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'AutoPublishCodeSha256',
  'CodeSigningConfigArn',
  'CodeUri',
  'DeadLetterQueue',
  'Description',
  'Environment',
  'EphemeralStorage',
  'EventInvokeConfig',
  'Events',
  'FileSystemConfigs',
  'FunctionName',
  'Handler',
  'ImageConfig',
  'ImageUri',
  'InlineCode',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'ProvisionedConcurrencyConfig',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Role',
  'RolePath',
  'Runtime',
  'RuntimeManagementConfig',
  'SnapStart',
  'Tags',
  'Timeout',
  'Tracing',
  'VersionDeletionPolicy',
  'VersionDescription',
  'VpcConfig',
]);

/** They make further resources or need other services. */
export const FUNCTION_PROPERTIES_NOT_MODELLED: ReadonlySet<string> = new Set([
  'CapacityProviderConfig',
  'DeploymentPreference',
  'DurableConfig',
  'FunctionScalingConfig',
  'FunctionUrlConfig',
  'PublishToLatestPublished',
  'SourceKMSKeyArn',
  'TenancyConfig',
]);

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html */
export const STATE_MACHINE_PROPERTIES: ReadonlySet<string> = new Set([
  'Definition',
  'DefinitionSubstitutions',
  'DefinitionUri',
  'Events',
  'Logging',
  'Name',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'Role',
  'RolePath',
  'Tags',
  'Tracing',
  'Type',
]);

export const STATE_MACHINE_PROPERTIES_NOT_MODELLED: ReadonlySet<string> = new Set([
  'AutoPublishAlias',
  'DeploymentPreference',
  'UseAliasAsEventTarget',
]);
