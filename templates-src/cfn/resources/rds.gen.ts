// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface DBClusterProperties {
  AllocatedStorage?: Value<number>;
  AssociatedRoles?: Value<Array<Value<DBCluster_DBClusterRole>>>;
  AutoMinorVersionUpgrade?: Value<boolean>;
  AvailabilityZones?: Value<Array<Value<string>>>;
  BacktrackWindow?: Value<number>;
  BackupRetentionPeriod?: Value<number>;
  ClusterScalabilityType?: Value<string>;
  CopyTagsToSnapshot?: Value<boolean>;
  DBClusterIdentifier?: Value<string>;
  DBClusterInstanceClass?: Value<string>;
  DBClusterParameterGroupName?: Value<string>;
  DBInstanceParameterGroupName?: Value<string>;
  DBSubnetGroupName?: Value<string>;
  DBSystemId?: Value<string>;
  DatabaseInsightsMode?: Value<string>;
  DatabaseName?: Value<string>;
  DeleteAutomatedBackups?: Value<boolean>;
  DeletionProtection?: Value<boolean>;
  Domain?: Value<string>;
  DomainIAMRoleName?: Value<string>;
  EnableCloudwatchLogsExports?: Value<Array<Value<string>>>;
  EnableGlobalWriteForwarding?: Value<boolean>;
  EnableHttpEndpoint?: Value<boolean>;
  EnableIAMDatabaseAuthentication?: Value<boolean>;
  EnableLocalWriteForwarding?: Value<boolean>;
  Engine?: Value<string>;
  EngineLifecycleSupport?: Value<string>;
  EngineMode?: Value<string>;
  EngineVersion?: Value<string>;
  GlobalClusterIdentifier?: Value<string>;
  Iops?: Value<number>;
  KmsKeyId?: Value<string>;
  ManageMasterUserPassword?: Value<boolean>;
  MasterUserAuthenticationType?: Value<string>;
  MasterUserPassword?: Value<string>;
  MasterUserSecret?: Value<DBCluster_MasterUserSecret>;
  MasterUsername?: Value<string>;
  MonitoringInterval?: Value<number>;
  MonitoringRoleArn?: Value<string>;
  NetworkType?: Value<string>;
  PerformanceInsightsEnabled?: Value<boolean>;
  PerformanceInsightsKmsKeyId?: Value<string>;
  PerformanceInsightsRetentionPeriod?: Value<number>;
  Port?: Value<number>;
  PreferredBackupWindow?: Value<string>;
  PreferredMaintenanceWindow?: Value<string>;
  PubliclyAccessible?: Value<boolean>;
  ReplicationSourceIdentifier?: Value<string>;
  RestoreToTime?: Value<string>;
  RestoreType?: Value<string>;
  ScalingConfiguration?: Value<DBCluster_ScalingConfiguration>;
  ServerlessV2ScalingConfiguration?: Value<DBCluster_ServerlessV2ScalingConfiguration>;
  SnapshotIdentifier?: Value<string>;
  SourceDBClusterIdentifier?: Value<string>;
  SourceDbClusterResourceId?: Value<string>;
  SourceRegion?: Value<string>;
  StorageEncrypted?: Value<boolean>;
  StorageType?: Value<string>;
  Tags?: Value<Array<Value<DBCluster_Tag>>>;
  UseLatestRestorableTime?: Value<boolean>;
  VpcSecurityGroupIds?: Value<Array<Value<string>>>;
}
/** `AWS::RDS::DBCluster` */
export class DBCluster extends CfnResource<DBClusterProperties, 'DBClusterArn' | 'DBClusterResourceId' | 'Endpoint' | 'Endpoint.Address' | 'Endpoint.Port' | 'MasterUserSecret.SecretArn' | 'ReadEndpoint' | 'ReadEndpoint.Address' | 'StorageEncryptionType' | 'StorageThroughput'> {
  constructor(properties: DBClusterProperties = {}) {
    super('AWS::RDS::DBCluster', properties, { stateful: true, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface DBCluster_DBClusterRole {
  FeatureName?: Value<string>;
  RoleArn: Value<string>;
}
export interface DBCluster_Endpoint {
  Address?: Value<string>;
  Port?: Value<string>;
}
export interface DBCluster_MasterUserSecret {
  KmsKeyId?: Value<string>;
  SecretArn?: Value<string>;
}
export interface DBCluster_ReadEndpoint {
  Address?: Value<string>;
}
export interface DBCluster_ScalingConfiguration {
  AutoPause?: Value<boolean>;
  MaxCapacity?: Value<number>;
  MinCapacity?: Value<number>;
  SecondsBeforeTimeout?: Value<number>;
  SecondsUntilAutoPause?: Value<number>;
  TimeoutAction?: Value<string>;
}
export interface DBCluster_ServerlessV2ScalingConfiguration {
  MaxCapacity?: Value<number>;
  MinCapacity?: Value<number>;
  SecondsUntilAutoPause?: Value<number>;
}
export interface DBCluster_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface DBClusterParameterGroupProperties {
  DBClusterParameterGroupName?: Value<string>;
  Description: Value<string>;
  Family: Value<string>;
  Parameters: Value<object | string>;
  Tags?: Value<Array<Value<DBClusterParameterGroup_Tag>>>;
}
/** `AWS::RDS::DBClusterParameterGroup` */
export class DBClusterParameterGroup extends CfnResource<DBClusterParameterGroupProperties, never> {
  constructor(properties: DBClusterParameterGroupProperties) {
    super('AWS::RDS::DBClusterParameterGroup', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface DBClusterParameterGroup_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface DBInstanceProperties {
  AdditionalStorageVolumes?: Value<Array<Value<DBInstance_AdditionalStorageVolume>>>;
  AllocatedStorage?: Value<string>;
  AllowMajorVersionUpgrade?: Value<boolean>;
  ApplyImmediately?: Value<boolean>;
  AssociatedRoles?: Value<Array<Value<DBInstance_DBInstanceRole>>>;
  AutoMinorVersionUpgrade?: Value<boolean>;
  AutomaticBackupReplicationKmsKeyId?: Value<string>;
  AutomaticBackupReplicationRegion?: Value<string>;
  AutomaticBackupReplicationRetentionPeriod?: Value<number>;
  AvailabilityZone?: Value<string>;
  BackupRetentionPeriod?: Value<number>;
  BackupTarget?: Value<string>;
  CACertificateIdentifier?: Value<string>;
  CertificateRotationRestart?: Value<boolean>;
  CharacterSetName?: Value<string>;
  CopyTagsToSnapshot?: Value<boolean>;
  CustomIAMInstanceProfile?: Value<string>;
  DBClusterIdentifier?: Value<string>;
  DBClusterSnapshotIdentifier?: Value<string>;
  DBInstanceClass?: Value<string>;
  DBInstanceIdentifier?: Value<string>;
  DBName?: Value<string>;
  DBParameterGroupName?: Value<string>;
  DBSecurityGroups?: Value<Array<Value<string>>>;
  DBSnapshotIdentifier?: Value<string>;
  DBSubnetGroupName?: Value<string>;
  DBSystemId?: Value<string>;
  DatabaseInsightsMode?: Value<string>;
  DedicatedLogVolume?: Value<boolean>;
  DeleteAutomatedBackups?: Value<boolean>;
  DeletionProtection?: Value<boolean>;
  Domain?: Value<string>;
  DomainAuthSecretArn?: Value<string>;
  DomainDnsIps?: Value<Array<Value<string>>>;
  DomainFqdn?: Value<string>;
  DomainIAMRoleName?: Value<string>;
  DomainOu?: Value<string>;
  EnableCloudwatchLogsExports?: Value<Array<Value<string>>>;
  EnableIAMDatabaseAuthentication?: Value<boolean>;
  EnablePerformanceInsights?: Value<boolean>;
  Engine?: Value<string>;
  EngineLifecycleSupport?: Value<string>;
  EngineVersion?: Value<string>;
  Iops?: Value<number>;
  KmsKeyId?: Value<string>;
  LicenseModel?: Value<string>;
  ManageMasterUserPassword?: Value<boolean>;
  MasterUserAuthenticationType?: Value<string>;
  MasterUserPassword?: Value<string>;
  MasterUserSecret?: Value<DBInstance_MasterUserSecret>;
  MasterUsername?: Value<string>;
  MaxAllocatedStorage?: Value<number>;
  MonitoringInterval?: Value<number>;
  MonitoringRoleArn?: Value<string>;
  MultiAZ?: Value<boolean>;
  NcharCharacterSetName?: Value<string>;
  NetworkType?: Value<string>;
  OptionGroupName?: Value<string>;
  PerformanceInsightsKMSKeyId?: Value<string>;
  PerformanceInsightsRetentionPeriod?: Value<number>;
  Port?: Value<string>;
  PreferredBackupWindow?: Value<string>;
  PreferredMaintenanceWindow?: Value<string>;
  ProcessorFeatures?: Value<Array<Value<DBInstance_ProcessorFeature>>>;
  PromotionTier?: Value<number>;
  PubliclyAccessible?: Value<boolean>;
  ReplicaMode?: Value<string>;
  RestoreTime?: Value<string>;
  SourceDBClusterIdentifier?: Value<string>;
  SourceDBInstanceAutomatedBackupsArn?: Value<string>;
  SourceDBInstanceIdentifier?: Value<string>;
  SourceDbiResourceId?: Value<string>;
  SourceRegion?: Value<string>;
  StorageEncrypted?: Value<boolean>;
  StorageThroughput?: Value<number>;
  StorageType?: Value<string>;
  Tags?: Value<Array<Value<DBInstance_Tag>>>;
  TdeCredentialArn?: Value<string>;
  TdeCredentialPassword?: Value<string>;
  Timezone?: Value<string>;
  UseDefaultProcessorFeatures?: Value<boolean>;
  UseLatestRestorableTime?: Value<boolean>;
  VPCSecurityGroups?: Value<Array<Value<string>>>;
}
/** `AWS::RDS::DBInstance` */
export class DBInstance extends CfnResource<DBInstanceProperties, 'AutomaticRestartTime' | 'CertificateDetails' | 'CertificateDetails.CAIdentifier' | 'CertificateDetails.ValidTill' | 'DBInstanceArn' | 'DBInstanceStatus' | 'DBSystemId' | 'DbiResourceId' | 'Endpoint' | 'Endpoint.Address' | 'Endpoint.HostedZoneId' | 'Endpoint.Port' | 'InstanceCreateTime' | 'IsStorageConfigUpgradeAvailable' | 'LatestRestorableTime' | 'ListenerEndpoint' | 'ListenerEndpoint.Address' | 'ListenerEndpoint.HostedZoneId' | 'ListenerEndpoint.Port' | 'MasterUserSecret.SecretArn' | 'PercentProgress' | 'ReadReplicaDBClusterIdentifiers' | 'ReadReplicaDBInstanceIdentifiers' | 'ResumeFullAutomationModeTime' | 'SecondaryAvailabilityZone' | 'StatusInfos' | 'StorageOperationPercentProgress' | 'StorageOperationStatus'> {
  constructor(properties: DBInstanceProperties = {}) {
    super('AWS::RDS::DBInstance', properties, { stateful: true, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface DBInstance_AdditionalStorageVolume {
  AllocatedStorage?: Value<string>;
  Iops?: Value<number>;
  MaxAllocatedStorage?: Value<number>;
  StorageOperationPercentProgress?: Value<number>;
  StorageOperationStatus?: Value<string>;
  StorageThroughput?: Value<number>;
  StorageType?: Value<string>;
  VolumeName?: Value<string>;
}
export interface DBInstance_CertificateDetails {
  CAIdentifier?: Value<string>;
  ValidTill?: Value<string>;
}
export interface DBInstance_DBInstanceRole {
  FeatureName: Value<string>;
  RoleArn: Value<string>;
}
export interface DBInstance_DBInstanceStatusInfo {
  Message?: Value<string>;
  Normal?: Value<boolean>;
  Status?: Value<string>;
  StatusType?: Value<string>;
}
export interface DBInstance_Endpoint {
  Address?: Value<string>;
  HostedZoneId?: Value<string>;
  Port?: Value<string>;
}
export interface DBInstance_MasterUserSecret {
  KmsKeyId?: Value<string>;
  SecretArn?: Value<string>;
}
export interface DBInstance_ProcessorFeature {
  Name?: Value<'coreCount' | 'threadsPerCore'>;
  Value?: Value<string>;
}
export interface DBInstance_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface DBParameterGroupProperties {
  DBParameterGroupName?: Value<string>;
  Description: Value<string>;
  Family: Value<string>;
  Parameters?: Value<object | string>;
  Tags?: Value<Array<Value<DBParameterGroup_Tag>>>;
}
/** `AWS::RDS::DBParameterGroup` */
export class DBParameterGroup extends CfnResource<DBParameterGroupProperties, 'DBParameterGroupArn' | 'DBParameterGroupName'> {
  constructor(properties: DBParameterGroupProperties) {
    super('AWS::RDS::DBParameterGroup', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface DBParameterGroup_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface DBSubnetGroupProperties {
  DBSubnetGroupDescription: Value<string>;
  DBSubnetGroupName?: Value<string>;
  SubnetIds: Value<Array<Value<string>>>;
  Tags?: Value<Array<Value<DBSubnetGroup_Tag>>>;
}
/** `AWS::RDS::DBSubnetGroup` */
export class DBSubnetGroup extends CfnResource<DBSubnetGroupProperties, 'DBSubnetGroupArn'> {
  constructor(properties: DBSubnetGroupProperties) {
    super('AWS::RDS::DBSubnetGroup', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface DBSubnetGroup_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface EventSubscriptionProperties {
  Enabled?: Value<boolean>;
  EventCategories?: Value<Array<Value<string>>>;
  SnsTopicArn: Value<string>;
  SourceIds?: Value<Array<Value<string>>>;
  SourceType?: Value<string>;
  SubscriptionName?: Value<string>;
  Tags?: Value<Array<Value<EventSubscription_Tag>>>;
}
/** `AWS::RDS::EventSubscription` */
export class EventSubscription extends CfnResource<EventSubscriptionProperties, never> {
  constructor(properties: EventSubscriptionProperties) {
    super('AWS::RDS::EventSubscription', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface EventSubscription_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface GlobalClusterProperties {
  DeletionProtection?: Value<boolean>;
  Engine?: Value<'aurora' | 'aurora-mysql' | 'aurora-postgresql'>;
  EngineLifecycleSupport?: Value<string>;
  EngineVersion?: Value<string>;
  GlobalClusterIdentifier?: Value<string>;
  SourceDBClusterIdentifier?: Value<string>;
  StorageEncrypted?: Value<boolean>;
  Tags?: Value<Array<Value<GlobalCluster_Tag>>>;
}
/** `AWS::RDS::GlobalCluster` */
export class GlobalCluster extends CfnResource<GlobalClusterProperties, 'GlobalEndpoint'> {
  constructor(properties: GlobalClusterProperties = {}) {
    super('AWS::RDS::GlobalCluster', properties, { stateful: true, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface GlobalCluster_GlobalEndpoint {
  Address?: Value<string>;
}
export interface GlobalCluster_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
