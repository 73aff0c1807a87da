// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface ClusterProperties {
  CapacityProviders?: Value<Array<Value<string>>>;
  ClusterName?: Value<string>;
  ClusterSettings?: Value<Array<Value<Cluster_ClusterSettings>>>;
  Configuration?: Value<Cluster_ClusterConfiguration>;
  DefaultCapacityProviderStrategy?: Value<Array<Value<Cluster_CapacityProviderStrategyItem>>>;
  ServiceConnectDefaults?: Value<Cluster_ServiceConnectDefaults>;
  Tags?: Value<Array<Value<Cluster_Tag>>>;
}
/** `AWS::ECS::Cluster` */
export class Cluster extends CfnResource<ClusterProperties, 'Arn'> {
  constructor(properties: ClusterProperties = {}) {
    super('AWS::ECS::Cluster', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Cluster_CapacityProviderStrategyItem {
  Base?: Value<number>;
  CapacityProvider?: Value<string>;
  Weight?: Value<number>;
}
export interface Cluster_ClusterConfiguration {
  ExecuteCommandConfiguration?: Value<Cluster_ExecuteCommandConfiguration>;
  ManagedStorageConfiguration?: Value<Cluster_ManagedStorageConfiguration>;
}
export interface Cluster_ClusterSettings {
  Name?: Value<string>;
  Value?: Value<string>;
}
export interface Cluster_ExecuteCommandConfiguration {
  KmsKeyId?: Value<string>;
  LogConfiguration?: Value<Cluster_ExecuteCommandLogConfiguration>;
  Logging?: Value<string>;
}
export interface Cluster_ExecuteCommandLogConfiguration {
  CloudWatchEncryptionEnabled?: Value<boolean>;
  CloudWatchLogGroupName?: Value<string>;
  S3BucketName?: Value<string>;
  S3EncryptionEnabled?: Value<boolean>;
  S3KeyPrefix?: Value<string>;
}
export interface Cluster_ManagedStorageConfiguration {
  FargateEphemeralStorageKmsKeyId?: Value<string>;
  KmsKeyId?: Value<string>;
}
export interface Cluster_ServiceConnectDefaults {
  Namespace?: Value<string>;
}
export interface Cluster_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface ClusterCapacityProviderAssociationsProperties {
  CapacityProviders?: Value<Array<Value<string>>>;
  Cluster: Value<string>;
  DefaultCapacityProviderStrategy: Value<Array<Value<ClusterCapacityProviderAssociations_CapacityProviderStrategy>>>;
}
/** `AWS::ECS::ClusterCapacityProviderAssociations` */
export class ClusterCapacityProviderAssociations extends CfnResource<ClusterCapacityProviderAssociationsProperties, never> {
  constructor(properties: ClusterCapacityProviderAssociationsProperties) {
    super('AWS::ECS::ClusterCapacityProviderAssociations', properties, { stateful: false });
  }
}
export interface ClusterCapacityProviderAssociations_CapacityProviderStrategy {
  Base?: Value<number>;
  CapacityProvider: Value<string>;
  Weight?: Value<number>;
}

export interface ServiceProperties {
  AvailabilityZoneRebalancing?: Value<'DISABLED' | 'ENABLED'>;
  CapacityProviderStrategy?: Value<Array<Value<Service_CapacityProviderStrategyItem>>>;
  Cluster?: Value<string>;
  DeploymentConfiguration?: Value<Service_DeploymentConfiguration>;
  DeploymentController?: Value<Service_DeploymentController>;
  DesiredCount?: Value<number>;
  EnableECSManagedTags?: Value<boolean>;
  EnableExecuteCommand?: Value<boolean>;
  ForceNewDeployment?: Value<Service_ForceNewDeployment>;
  HealthCheckGracePeriodSeconds?: Value<number>;
  LaunchType?: Value<'EC2' | 'EXTERNAL' | 'FARGATE'>;
  LoadBalancers?: Value<Array<Value<Service_LoadBalancer>>>;
  Monitoring?: Value<Service_MonitoringConfiguration>;
  NetworkConfiguration?: Value<Service_NetworkConfiguration>;
  PlacementConstraints?: Value<Array<Value<Service_PlacementConstraint>>>;
  PlacementStrategies?: Value<Array<Value<Service_PlacementStrategy>>>;
  PlatformVersion?: Value<string>;
  PropagateTags?: Value<'SERVICE' | 'TASK_DEFINITION'>;
  Role?: Value<string>;
  SchedulingStrategy?: Value<'DAEMON' | 'REPLICA'>;
  ServiceConnectConfiguration?: Value<Service_ServiceConnectConfiguration>;
  ServiceName?: Value<string>;
  ServiceRegistries?: Value<Array<Value<Service_ServiceRegistry>>>;
  Tags?: Value<Array<Value<Service_Tag>>>;
  TaskDefinition?: Value<string>;
  VolumeConfigurations?: Value<Array<Value<Service_ServiceVolumeConfiguration>>>;
  VpcLatticeConfigurations?: Value<Array<Value<Service_VpcLatticeConfiguration>>>;
}
/** `AWS::ECS::Service` */
export class Service extends CfnResource<ServiceProperties, 'Name' | 'ServiceArn'> {
  constructor(properties: ServiceProperties = {}) {
    super('AWS::ECS::Service', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Service_AdvancedConfiguration {
  AlternateTargetGroupArn: Value<string>;
  ProductionListenerRule?: Value<string>;
  RoleArn?: Value<string>;
  TestListenerRule?: Value<string>;
}
export interface Service_AwsVpcConfiguration {
  AssignPublicIp?: Value<'DISABLED' | 'ENABLED'>;
  SecurityGroups?: Value<Array<Value<string>>>;
  Subnets?: Value<Array<Value<string>>>;
}
export interface Service_CanaryConfiguration {
  CanaryBakeTimeInMinutes?: Value<number>;
  CanaryPercent?: Value<number>;
}
export interface Service_CapacityProviderStrategyItem {
  Base?: Value<number>;
  CapacityProvider?: Value<string>;
  Weight?: Value<number>;
}
export interface Service_DeploymentAlarms {
  AlarmNames: Value<Array<Value<string>>>;
  Enable: Value<boolean>;
  Rollback: Value<boolean>;
}
export interface Service_DeploymentCircuitBreaker {
  Enable: Value<boolean>;
  ResetOnHealthyTask?: Value<boolean>;
  Rollback: Value<boolean>;
  ThresholdConfiguration?: Value<Service_ThresholdConfiguration>;
}
export interface Service_DeploymentConfiguration {
  Alarms?: Value<Service_DeploymentAlarms>;
  BakeTimeInMinutes?: Value<number>;
  CanaryConfiguration?: Value<Service_CanaryConfiguration>;
  DeploymentCircuitBreaker?: Value<Service_DeploymentCircuitBreaker>;
  EarlySuccessCriteria?: Value<Service_DeploymentEarlySuccessCriteria>;
  LifecycleHooks?: Value<Array<Value<Service_DeploymentLifecycleHook>>>;
  LinearConfiguration?: Value<Service_LinearConfiguration>;
  MaximumPercent?: Value<number>;
  MinimumHealthyPercent?: Value<number>;
  Strategy?: Value<'BLUE_GREEN' | 'CANARY' | 'LINEAR' | 'ROLLING'>;
}
export interface Service_DeploymentController {
  Type?: Value<'CODE_DEPLOY' | 'ECS' | 'EXTERNAL'>;
}
export interface Service_DeploymentEarlySuccessCriteria {
  Enable?: Value<boolean>;
  HealthyPercent?: Value<number>;
  SourceServiceRevisionCleanup?: Value<'BLOCKING' | 'DEFERRED'>;
}
export interface Service_DeploymentLifecycleHook {
  HookDetails?: Value<string | object | string>;
  HookTargetArn?: Value<string>;
  LifecycleStages: Value<Array<Value<'POST_PRODUCTION_TRAFFIC_SHIFT' | 'POST_SCALE_UP' | 'POST_TEST_TRAFFIC_SHIFT' | 'PRE_PRODUCTION_TRAFFIC_SHIFT' | 'PRE_SCALE_UP' | 'PRODUCTION_TRAFFIC_SHIFT' | 'RECONCILE_SERVICE' | 'TEST_TRAFFIC_SHIFT'>>>;
  RoleArn?: Value<string>;
  TargetType?: Value<'AWS_LAMBDA' | 'PAUSE'>;
  TimeoutConfiguration?: Value<Service_HookTimeoutConfig>;
}
export interface Service_EBSTagSpecification {
  PropagateTags?: Value<'SERVICE' | 'TASK_DEFINITION'>;
  ResourceType: Value<string>;
  Tags?: Value<Array<Value<Service_Tag>>>;
}
export interface Service_ForceNewDeployment {
  EnableForceNewDeployment: Value<boolean>;
  ForceNewDeploymentNonce?: Value<string>;
}
export interface Service_HookTimeoutConfig {
  Action?: Value<'CONTINUE' | 'ROLLBACK'>;
  TimeoutInMinutes?: Value<number>;
}
export interface Service_LinearConfiguration {
  StepBakeTimeInMinutes?: Value<number>;
  StepPercent?: Value<number>;
}
export interface Service_LoadBalancer {
  AdvancedConfiguration?: Value<Service_AdvancedConfiguration>;
  ContainerName?: Value<string>;
  ContainerPort?: Value<number>;
  LoadBalancerName?: Value<string>;
  TargetGroupArn?: Value<string>;
}
export interface Service_LogConfiguration {
  LogDriver?: Value<string>;
  Options?: Value<Record<string, Value<string>>>;
  SecretOptions?: Value<Array<Value<Service_Secret>>>;
}
export interface Service_MetricConfiguration {
  MetricNames: Value<Array<Value<'CPUUtilization' | 'MemoryUtilization'>>>;
  ResolutionSeconds: Value<number>;
}
export interface Service_MonitoringConfiguration {
  MetricConfigurations: Value<Array<Value<Service_MetricConfiguration>>>;
}
export interface Service_NetworkConfiguration {
  AwsvpcConfiguration?: Value<Service_AwsVpcConfiguration>;
}
export interface Service_PlacementConstraint {
  Expression?: Value<string>;
  Type: Value<'distinctInstance' | 'memberOf'>;
}
export interface Service_PlacementStrategy {
  Field?: Value<string>;
  Type: Value<'binpack' | 'random' | 'spread'>;
}
export interface Service_Secret {
  Name: Value<string>;
  ValueFrom: Value<string>;
}
export interface Service_ServiceConnectAccessLogConfiguration {
  Format: Value<'JSON' | 'TEXT'>;
  IncludeQueryParameters?: Value<'DISABLED' | 'ENABLED'>;
}
export interface Service_ServiceConnectClientAlias {
  DnsName?: Value<string>;
  Port: Value<number>;
  TestTrafficRules?: Value<Service_ServiceConnectTestTrafficRules>;
}
export interface Service_ServiceConnectConfiguration {
  AccessLogConfiguration?: Value<Service_ServiceConnectAccessLogConfiguration>;
  Enabled: Value<boolean>;
  LogConfiguration?: Value<Service_LogConfiguration>;
  Namespace?: Value<string>;
  Services?: Value<Array<Value<Service_ServiceConnectService>>>;
}
export interface Service_ServiceConnectService {
  ClientAliases?: Value<Array<Value<Service_ServiceConnectClientAlias>>>;
  DiscoveryName?: Value<string>;
  IngressPortOverride?: Value<number>;
  PortName: Value<string>;
  Timeout?: Value<Service_TimeoutConfiguration>;
  Tls?: Value<Service_ServiceConnectTlsConfiguration>;
}
export interface Service_ServiceConnectTestTrafficRules {
  Header: Value<Service_ServiceConnectTestTrafficRulesHeader>;
}
export interface Service_ServiceConnectTestTrafficRulesHeader {
  Name: Value<string>;
  Value?: Value<Service_ServiceConnectTestTrafficRulesHeaderValue>;
}
export interface Service_ServiceConnectTestTrafficRulesHeaderValue {
  Exact: Value<string>;
}
export interface Service_ServiceConnectTlsCertificateAuthority {
  AwsPcaAuthorityArn?: Value<string>;
}
export interface Service_ServiceConnectTlsConfiguration {
  IssuerCertificateAuthority: Value<Service_ServiceConnectTlsCertificateAuthority>;
  KmsKey?: Value<string>;
  RoleArn?: Value<string>;
}
export interface Service_ServiceManagedEBSVolumeConfiguration {
  Encrypted?: Value<boolean>;
  FilesystemType?: Value<string>;
  Iops?: Value<number>;
  KmsKeyId?: Value<string>;
  RoleArn: Value<string>;
  SizeInGiB?: Value<number>;
  SnapshotId?: Value<string>;
  TagSpecifications?: Value<Array<Value<Service_EBSTagSpecification>>>;
  Throughput?: Value<number>;
  VolumeInitializationRate?: Value<number>;
  VolumeType?: Value<string>;
}
export interface Service_ServiceRegistry {
  ContainerName?: Value<string>;
  ContainerPort?: Value<number>;
  Port?: Value<number>;
  RegistryArn?: Value<string>;
}
export interface Service_ServiceVolumeConfiguration {
  ManagedEBSVolume?: Value<Service_ServiceManagedEBSVolumeConfiguration>;
  Name: Value<string>;
}
export interface Service_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface Service_ThresholdConfiguration {
  Type: Value<'BOUNDED_PERCENT' | 'COUNT' | 'UNBOUNDED_PERCENT'>;
  Value: Value<number>;
}
export interface Service_TimeoutConfiguration {
  IdleTimeoutSeconds?: Value<number>;
  PerRequestTimeoutSeconds?: Value<number>;
}
export interface Service_VpcLatticeConfiguration {
  PortName: Value<string>;
  RoleArn: Value<string>;
  TargetGroupArn: Value<string>;
}

export interface TaskDefinitionProperties {
  ContainerDefinitions?: Value<Array<Value<TaskDefinition_ContainerDefinition>>>;
  Cpu?: Value<string>;
  EnableFaultInjection?: Value<boolean>;
  EphemeralStorage?: Value<TaskDefinition_EphemeralStorage>;
  ExecutionRoleArn?: Value<string>;
  Family?: Value<string>;
  InferenceAccelerators?: Value<Array<Value<TaskDefinition_InferenceAccelerator>>>;
  IpcMode?: Value<string>;
  Memory?: Value<string>;
  NetworkMode?: Value<string>;
  PidMode?: Value<string>;
  PlacementConstraints?: Value<Array<Value<TaskDefinition_TaskDefinitionPlacementConstraint>>>;
  ProxyConfiguration?: Value<TaskDefinition_ProxyConfiguration>;
  RequiresCompatibilities?: Value<Array<Value<string>>>;
  RuntimePlatform?: Value<TaskDefinition_RuntimePlatform>;
  Tags?: Value<Array<Value<TaskDefinition_Tag>>>;
  TaskRoleArn?: Value<string>;
  Volumes?: Value<Array<Value<TaskDefinition_Volume>>>;
}
/** `AWS::ECS::TaskDefinition` */
export class TaskDefinition extends CfnResource<TaskDefinitionProperties, 'TaskDefinitionArn'> {
  constructor(properties: TaskDefinitionProperties = {}) {
    super('AWS::ECS::TaskDefinition', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface TaskDefinition_AuthorizationConfig {
  AccessPointId?: Value<string>;
  IAM?: Value<'DISABLED' | 'ENABLED'>;
}
export interface TaskDefinition_ContainerDefinition {
  Command?: Value<Array<Value<string>>>;
  Cpu?: Value<number>;
  CredentialSpecs?: Value<Array<Value<string>>>;
  DependsOn?: Value<Array<Value<TaskDefinition_ContainerDependency>>>;
  DisableNetworking?: Value<boolean>;
  DnsSearchDomains?: Value<Array<Value<string>>>;
  DnsServers?: Value<Array<Value<string>>>;
  DockerLabels?: Value<Record<string, Value<string>>>;
  DockerSecurityOptions?: Value<Array<Value<string>>>;
  EntryPoint?: Value<Array<Value<string>>>;
  Environment?: Value<Array<Value<TaskDefinition_KeyValuePair>>>;
  EnvironmentFiles?: Value<Array<Value<TaskDefinition_EnvironmentFile>>>;
  Essential?: Value<boolean>;
  ExtraHosts?: Value<Array<Value<TaskDefinition_HostEntry>>>;
  FirelensConfiguration?: Value<TaskDefinition_FirelensConfiguration>;
  HealthCheck?: Value<TaskDefinition_HealthCheck>;
  Hostname?: Value<string>;
  Image: Value<string>;
  Interactive?: Value<boolean>;
  Links?: Value<Array<Value<string>>>;
  LinuxParameters?: Value<TaskDefinition_LinuxParameters>;
  LogConfiguration?: Value<TaskDefinition_LogConfiguration>;
  Memory?: Value<number>;
  MemoryReservation?: Value<number>;
  MountPoints?: Value<Array<Value<TaskDefinition_MountPoint>>>;
  Name: Value<string>;
  PortMappings?: Value<Array<Value<TaskDefinition_PortMapping>>>;
  Privileged?: Value<boolean>;
  PseudoTerminal?: Value<boolean>;
  ReadonlyRootFilesystem?: Value<boolean>;
  RepositoryCredentials?: Value<TaskDefinition_RepositoryCredentials>;
  ResourceRequirements?: Value<Array<Value<TaskDefinition_ResourceRequirement>>>;
  RestartPolicy?: Value<TaskDefinition_RestartPolicy>;
  Secrets?: Value<Array<Value<TaskDefinition_Secret>>>;
  StartTimeout?: Value<number>;
  StopTimeout?: Value<number>;
  SystemControls?: Value<Array<Value<TaskDefinition_SystemControl>>>;
  Ulimits?: Value<Array<Value<TaskDefinition_Ulimit>>>;
  User?: Value<string>;
  VersionConsistency?: Value<'disabled' | 'enabled'>;
  VolumesFrom?: Value<Array<Value<TaskDefinition_VolumeFrom>>>;
  WorkingDirectory?: Value<string>;
}
export interface TaskDefinition_ContainerDependency {
  Condition?: Value<string>;
  ContainerName?: Value<string>;
}
export interface TaskDefinition_Device {
  ContainerPath?: Value<string>;
  HostPath?: Value<string>;
  Permissions?: Value<Array<Value<string>>>;
}
export interface TaskDefinition_DockerVolumeConfiguration {
  Autoprovision?: Value<boolean>;
  Driver?: Value<string>;
  DriverOpts?: Value<Record<string, Value<string>>>;
  Labels?: Value<Record<string, Value<string>>>;
  Scope?: Value<string>;
}
export interface TaskDefinition_EFSVolumeConfiguration {
  AuthorizationConfig?: Value<TaskDefinition_AuthorizationConfig>;
  FilesystemId: Value<string>;
  RootDirectory?: Value<string>;
  TransitEncryption?: Value<'DISABLED' | 'ENABLED'>;
  TransitEncryptionPort?: Value<number>;
}
export interface TaskDefinition_EnvironmentFile {
  Type?: Value<string>;
  Value?: Value<string>;
}
export interface TaskDefinition_EphemeralStorage {
  SizeInGiB?: Value<number>;
}
export interface TaskDefinition_FSxAuthorizationConfig {
  CredentialsParameter: Value<string>;
  Domain: Value<string>;
}
export interface TaskDefinition_FSxWindowsFileServerVolumeConfiguration {
  AuthorizationConfig?: Value<TaskDefinition_FSxAuthorizationConfig>;
  FileSystemId: Value<string>;
  RootDirectory: Value<string>;
}
export interface TaskDefinition_FirelensConfiguration {
  Options?: Value<Record<string, Value<string>>>;
  Type?: Value<string>;
}
export interface TaskDefinition_HealthCheck {
  Command?: Value<Array<Value<string>>>;
  Interval?: Value<number>;
  Retries?: Value<number>;
  StartPeriod?: Value<number>;
  Timeout?: Value<number>;
}
export interface TaskDefinition_HostEntry {
  Hostname?: Value<string>;
  IpAddress?: Value<string>;
}
export interface TaskDefinition_HostVolumeProperties {
  SourcePath?: Value<string>;
}
export interface TaskDefinition_InferenceAccelerator {
  DeviceName?: Value<string>;
  DeviceType?: Value<string>;
}
export interface TaskDefinition_KernelCapabilities {
  Add?: Value<Array<Value<string>>>;
  Drop?: Value<Array<Value<string>>>;
}
export interface TaskDefinition_KeyValuePair {
  Name?: Value<string>;
  Value?: Value<string>;
}
export interface TaskDefinition_LinuxParameters {
  Capabilities?: Value<TaskDefinition_KernelCapabilities>;
  Devices?: Value<Array<Value<TaskDefinition_Device>>>;
  InitProcessEnabled?: Value<boolean>;
  MaxSwap?: Value<number>;
  SharedMemorySize?: Value<number>;
  Swappiness?: Value<number>;
  Tmpfs?: Value<Array<Value<TaskDefinition_Tmpfs>>>;
}
export interface TaskDefinition_LogConfiguration {
  LogDriver: Value<string>;
  Options?: Value<Record<string, Value<string>>>;
  SecretOptions?: Value<Array<Value<TaskDefinition_Secret>>>;
}
export interface TaskDefinition_MountPoint {
  ContainerPath?: Value<string>;
  ReadOnly?: Value<boolean>;
  SourceVolume?: Value<string>;
}
export interface TaskDefinition_PortMapping {
  AppProtocol?: Value<'grpc' | 'http' | 'http2'>;
  ContainerPort?: Value<number>;
  ContainerPortRange?: Value<string>;
  HostPort?: Value<number>;
  Name?: Value<string>;
  Protocol?: Value<string>;
}
export interface TaskDefinition_ProxyConfiguration {
  ContainerName: Value<string>;
  ProxyConfigurationProperties?: Value<Array<Value<TaskDefinition_KeyValuePair>>>;
  Type?: Value<string>;
}
export interface TaskDefinition_RepositoryCredentials {
  CredentialsParameter?: Value<string>;
}
export interface TaskDefinition_ResourceRequirement {
  Type: Value<string>;
  Value: Value<string>;
}
export interface TaskDefinition_RestartPolicy {
  Enabled?: Value<boolean>;
  IgnoredExitCodes?: Value<Array<Value<number>>>;
  RestartAttemptPeriod?: Value<number>;
}
export interface TaskDefinition_RuntimePlatform {
  CpuArchitecture?: Value<string>;
  OperatingSystemFamily?: Value<string>;
}
export interface TaskDefinition_S3FilesVolumeConfiguration {
  AccessPointArn?: Value<string>;
  FileSystemArn: Value<string>;
  RootDirectory?: Value<string>;
  TransitEncryptionPort?: Value<number>;
}
export interface TaskDefinition_Secret {
  Name: Value<string>;
  ValueFrom: Value<string>;
}
export interface TaskDefinition_SystemControl {
  Namespace?: Value<string>;
  Value?: Value<string>;
}
export interface TaskDefinition_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface TaskDefinition_TaskDefinitionPlacementConstraint {
  Expression?: Value<string>;
  Type: Value<string>;
}
export interface TaskDefinition_Tmpfs {
  ContainerPath?: Value<string>;
  MountOptions?: Value<Array<Value<string>>>;
  Size: Value<number>;
}
export interface TaskDefinition_Ulimit {
  HardLimit: Value<number>;
  Name: Value<string>;
  SoftLimit: Value<number>;
}
export interface TaskDefinition_Volume {
  ConfiguredAtLaunch?: Value<boolean>;
  DockerVolumeConfiguration?: Value<TaskDefinition_DockerVolumeConfiguration>;
  EFSVolumeConfiguration?: Value<TaskDefinition_EFSVolumeConfiguration>;
  FSxWindowsFileServerVolumeConfiguration?: Value<TaskDefinition_FSxWindowsFileServerVolumeConfiguration>;
  Host?: Value<TaskDefinition_HostVolumeProperties>;
  Name?: Value<string>;
  S3FilesVolumeConfiguration?: Value<TaskDefinition_S3FilesVolumeConfiguration>;
}
export interface TaskDefinition_VolumeFrom {
  ReadOnly?: Value<boolean>;
  SourceContainer?: Value<string>;
}
