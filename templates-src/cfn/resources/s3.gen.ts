// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface BucketProperties {
  AbacStatus?: Value<'Disabled' | 'Enabled'>;
  AccelerateConfiguration?: Value<Bucket_AccelerateConfiguration>;
  AccessControl?: Value<'AuthenticatedRead' | 'AwsExecRead' | 'BucketOwnerFullControl' | 'BucketOwnerRead' | 'LogDeliveryWrite' | 'Private' | 'PublicRead' | 'PublicReadWrite'>;
  AnalyticsConfigurations?: Value<Array<Value<Bucket_AnalyticsConfiguration>>>;
  BucketEncryption?: Value<Bucket_BucketEncryption>;
  BucketName?: Value<string>;
  BucketNamePrefix?: Value<string>;
  BucketNamespace?: Value<'account-regional' | 'global'>;
  CorsConfiguration?: Value<Bucket_CorsConfiguration>;
  IntelligentTieringConfigurations?: Value<Array<Value<Bucket_IntelligentTieringConfiguration>>>;
  InventoryConfigurations?: Value<Array<Value<Bucket_InventoryConfiguration>>>;
  LifecycleConfiguration?: Value<Bucket_LifecycleConfiguration>;
  LoggingConfiguration?: Value<Bucket_LoggingConfiguration>;
  MetadataConfiguration?: Value<Bucket_MetadataConfiguration>;
  MetadataTableConfiguration?: Value<Bucket_MetadataTableConfiguration>;
  MetricsConfigurations?: Value<Array<Value<Bucket_MetricsConfiguration>>>;
  NotificationConfiguration?: Value<Bucket_NotificationConfiguration>;
  ObjectLockConfiguration?: Value<Bucket_ObjectLockConfiguration>;
  ObjectLockEnabled?: Value<boolean>;
  OwnershipControls?: Value<Bucket_OwnershipControls>;
  PublicAccessBlockConfiguration?: Value<Bucket_PublicAccessBlockConfiguration>;
  ReplicationConfiguration?: Value<Bucket_ReplicationConfiguration>;
  Tags?: Value<Array<Value<Bucket_Tag>>>;
  VersioningConfiguration?: Value<Bucket_VersioningConfiguration>;
  WebsiteConfiguration?: Value<Bucket_WebsiteConfiguration>;
}
/** `AWS::S3::Bucket` */
export class Bucket extends CfnResource<BucketProperties, 'Arn' | 'DomainName' | 'DualStackDomainName' | 'MetadataConfiguration.AnnotationTableConfiguration.TableArn' | 'MetadataConfiguration.AnnotationTableConfiguration.TableName' | 'MetadataConfiguration.Destination' | 'MetadataConfiguration.InventoryTableConfiguration.TableArn' | 'MetadataConfiguration.InventoryTableConfiguration.TableName' | 'MetadataConfiguration.JournalTableConfiguration.TableArn' | 'MetadataConfiguration.JournalTableConfiguration.TableName' | 'MetadataTableConfiguration.S3TablesDestination.TableArn' | 'MetadataTableConfiguration.S3TablesDestination.TableNamespace' | 'RegionalDomainName' | 'WebsiteURL'> {
  constructor(properties: BucketProperties = {}) {
    super('AWS::S3::Bucket', properties, { stateful: true, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Bucket_AbortIncompleteMultipartUpload {
  DaysAfterInitiation: Value<number>;
}
export interface Bucket_AccelerateConfiguration {
  AccelerationStatus: Value<'Enabled' | 'Suspended'>;
}
export interface Bucket_AccessControlTranslation {
  Owner: Value<string>;
}
export interface Bucket_AnalyticsConfiguration {
  Id: Value<string>;
  Prefix?: Value<string>;
  StorageClassAnalysis: Value<Bucket_StorageClassAnalysis>;
  TagFilters?: Value<Array<Value<Bucket_TagFilter>>>;
}
export interface Bucket_AnnotationTableConfiguration {
  ConfigurationState: Value<'DISABLED' | 'ENABLED'>;
  EncryptionConfiguration?: Value<Bucket_MetadataTableEncryptionConfiguration>;
  Role?: Value<string>;
  TableArn?: Value<string>;
  TableName?: Value<string>;
}
export interface Bucket_BlockedEncryptionTypes {
  EncryptionType?: Value<Array<Value<'NONE' | 'SSE-C'>>>;
}
export interface Bucket_BucketEncryption {
  ServerSideEncryptionConfiguration: Value<Array<Value<Bucket_ServerSideEncryptionRule>>>;
}
export interface Bucket_CorsConfiguration {
  CorsRules: Value<Array<Value<Bucket_CorsRule>>>;
}
export interface Bucket_CorsRule {
  AllowedHeaders?: Value<Array<Value<string>>>;
  AllowedMethods: Value<Array<Value<string>>>;
  AllowedOrigins: Value<Array<Value<string>>>;
  ExposedHeaders?: Value<Array<Value<string>>>;
  Id?: Value<string>;
  MaxAge?: Value<number>;
}
export interface Bucket_DataExport {
  Destination: Value<Bucket_Destination>;
  OutputSchemaVersion: Value<string>;
}
export interface Bucket_DefaultEventHold {
  Days?: Value<number>;
  Years?: Value<number>;
}
export interface Bucket_DefaultRetention {
  Days?: Value<number>;
  DefaultEventHold?: Value<Bucket_DefaultEventHold>;
  Mode?: Value<'COMPLIANCE' | 'GOVERNANCE'>;
  Years?: Value<number>;
}
export interface Bucket_DeleteMarkerReplication {
  Status?: Value<'Disabled' | 'Enabled'>;
}
export interface Bucket_Destination {
  BucketAccountId?: Value<string>;
  BucketArn: Value<string>;
  Format: Value<'CSV' | 'ORC' | 'Parquet'>;
  Prefix?: Value<string>;
}
export interface Bucket_EncryptionConfiguration {
  ReplicaKmsKeyID: Value<string>;
}
export interface Bucket_EventBridgeConfiguration {
  EventBridgeEnabled: Value<boolean>;
}
export interface Bucket_FilterRule {
  Name: Value<string>;
  Value: Value<string>;
}
export interface Bucket_IntelligentTieringConfiguration {
  Id: Value<string>;
  Prefix?: Value<string>;
  Status: Value<'Disabled' | 'Enabled'>;
  TagFilters?: Value<Array<Value<Bucket_TagFilter>>>;
  Tierings: Value<Array<Value<Bucket_Tiering>>>;
}
export interface Bucket_InventoryConfiguration {
  Destination: Value<Bucket_Destination>;
  Enabled: Value<boolean>;
  Id: Value<string>;
  IncludedObjectVersions: Value<'All' | 'Current'>;
  OptionalFields?: Value<Array<Value<string>>>;
  Prefix?: Value<string>;
  ScheduleFrequency: Value<'Daily' | 'Weekly'>;
}
export interface Bucket_InventoryTableConfiguration {
  ConfigurationState: Value<'DISABLED' | 'ENABLED'>;
  EncryptionConfiguration?: Value<Bucket_MetadataTableEncryptionConfiguration>;
  TableArn?: Value<string>;
  TableName?: Value<string>;
}
export interface Bucket_JournalTableConfiguration {
  EncryptionConfiguration?: Value<Bucket_MetadataTableEncryptionConfiguration>;
  RecordExpiration: Value<Bucket_RecordExpiration>;
  TableArn?: Value<string>;
  TableName?: Value<string>;
}
export interface Bucket_LambdaConfiguration {
  Event: Value<string>;
  Filter?: Value<Bucket_NotificationFilter>;
  Function: Value<string>;
}
export interface Bucket_LifecycleConfiguration {
  Rules: Value<Array<Value<Bucket_Rule>>>;
  TransitionDefaultMinimumObjectSize?: Value<'all_storage_classes_128K' | 'varies_by_storage_class'>;
}
export interface Bucket_LoggingConfiguration {
  DestinationBucketName?: Value<string>;
  LogFilePrefix?: Value<string>;
  TargetObjectKeyFormat?: Value<Bucket_TargetObjectKeyFormat>;
}
export interface Bucket_MetadataConfiguration {
  AnnotationTableConfiguration?: Value<Bucket_AnnotationTableConfiguration>;
  Destination?: Value<Bucket_MetadataDestination>;
  InventoryTableConfiguration?: Value<Bucket_InventoryTableConfiguration>;
  JournalTableConfiguration: Value<Bucket_JournalTableConfiguration>;
}
export interface Bucket_MetadataDestination {
  TableBucketArn?: Value<string>;
  TableBucketType: Value<'aws' | 'customer'>;
  TableNamespace?: Value<string>;
}
export interface Bucket_MetadataTableConfiguration {
  S3TablesDestination: Value<Bucket_S3TablesDestination>;
}
export interface Bucket_MetadataTableEncryptionConfiguration {
  KmsKeyArn?: Value<string>;
  SseAlgorithm: Value<'AES256' | 'aws:kms'>;
}
export interface Bucket_Metrics {
  EventThreshold?: Value<Bucket_ReplicationTimeValue>;
  Status: Value<'Disabled' | 'Enabled'>;
}
export interface Bucket_MetricsConfiguration {
  AccessPointArn?: Value<string>;
  Id: Value<string>;
  Prefix?: Value<string>;
  TagFilters?: Value<Array<Value<Bucket_TagFilter>>>;
}
export interface Bucket_NoncurrentVersionExpiration {
  NewerNoncurrentVersions?: Value<number>;
  NoncurrentDays: Value<number>;
}
export interface Bucket_NoncurrentVersionTransition {
  NewerNoncurrentVersions?: Value<number>;
  StorageClass: Value<'DEEP_ARCHIVE' | 'GLACIER' | 'GLACIER_IR' | 'Glacier' | 'INTELLIGENT_TIERING' | 'ONEZONE_IA' | 'STANDARD_IA'>;
  TransitionInDays: Value<number>;
}
export interface Bucket_NotificationConfiguration {
  EventBridgeConfiguration?: Value<Bucket_EventBridgeConfiguration>;
  LambdaConfigurations?: Value<Array<Value<Bucket_LambdaConfiguration>>>;
  QueueConfigurations?: Value<Array<Value<Bucket_QueueConfiguration>>>;
  TopicConfigurations?: Value<Array<Value<Bucket_TopicConfiguration>>>;
}
export interface Bucket_NotificationFilter {
  S3Key: Value<Bucket_S3KeyFilter>;
}
export interface Bucket_ObjectLockConfiguration {
  ObjectLockEnabled?: Value<string>;
  Rule?: Value<Bucket_ObjectLockRule>;
}
export interface Bucket_ObjectLockRule {
  DefaultRetention?: Value<Bucket_DefaultRetention>;
}
export interface Bucket_OwnershipControls {
  Rules: Value<Array<Value<Bucket_OwnershipControlsRule>>>;
}
export interface Bucket_OwnershipControlsRule {
  ObjectOwnership?: Value<'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter'>;
}
export interface Bucket_PartitionedPrefix {
  PartitionDateSource?: Value<'DeliveryTime' | 'EventTime'>;
}
export interface Bucket_PublicAccessBlockConfiguration {
  BlockPublicAcls?: Value<boolean>;
  BlockPublicPolicy?: Value<boolean>;
  IgnorePublicAcls?: Value<boolean>;
  RestrictPublicBuckets?: Value<boolean>;
}
export interface Bucket_QueueConfiguration {
  Event: Value<string>;
  Filter?: Value<Bucket_NotificationFilter>;
  Queue: Value<string>;
}
export interface Bucket_RecordExpiration {
  Days?: Value<number>;
  Expiration: Value<'DISABLED' | 'ENABLED'>;
}
export interface Bucket_RedirectAllRequestsTo {
  HostName: Value<string>;
  Protocol?: Value<'http' | 'https'>;
}
export interface Bucket_RedirectRule {
  HostName?: Value<string>;
  HttpRedirectCode?: Value<string>;
  Protocol?: Value<'http' | 'https'>;
  ReplaceKeyPrefixWith?: Value<string>;
  ReplaceKeyWith?: Value<string>;
}
export interface Bucket_ReplicaModifications {
  Status: Value<'Disabled' | 'Enabled'>;
}
export interface Bucket_ReplicationConfiguration {
  Role: Value<string>;
  Rules: Value<Array<Value<Bucket_ReplicationRule>>>;
}
export interface Bucket_ReplicationDestination {
  AccessControlTranslation?: Value<Bucket_AccessControlTranslation>;
  Account?: Value<string>;
  Bucket: Value<string>;
  EncryptionConfiguration?: Value<Bucket_EncryptionConfiguration>;
  Metrics?: Value<Bucket_Metrics>;
  ReplicationTime?: Value<Bucket_ReplicationTime>;
  StorageClass?: Value<'DEEP_ARCHIVE' | 'GLACIER' | 'GLACIER_IR' | 'INTELLIGENT_TIERING' | 'ONEZONE_IA' | 'REDUCED_REDUNDANCY' | 'STANDARD' | 'STANDARD_IA'>;
}
export interface Bucket_ReplicationRule {
  DeleteMarkerReplication?: Value<Bucket_DeleteMarkerReplication>;
  Destination: Value<Bucket_ReplicationDestination>;
  Filter?: Value<Bucket_ReplicationRuleFilter>;
  Id?: Value<string>;
  Prefix?: Value<string>;
  Priority?: Value<number>;
  SourceSelectionCriteria?: Value<Bucket_SourceSelectionCriteria>;
  Status: Value<'Disabled' | 'Enabled'>;
}
export interface Bucket_ReplicationRuleAndOperator {
  Prefix?: Value<string>;
  TagFilters?: Value<Array<Value<Bucket_TagFilter>>>;
}
export interface Bucket_ReplicationRuleFilter {
  And?: Value<Bucket_ReplicationRuleAndOperator>;
  Prefix?: Value<string>;
  TagFilter?: Value<Bucket_TagFilter>;
}
export interface Bucket_ReplicationTime {
  Status: Value<'Disabled' | 'Enabled'>;
  Time: Value<Bucket_ReplicationTimeValue>;
}
export interface Bucket_ReplicationTimeValue {
  Minutes: Value<number>;
}
export interface Bucket_RoutingRule {
  RedirectRule: Value<Bucket_RedirectRule>;
  RoutingRuleCondition?: Value<Bucket_RoutingRuleCondition>;
}
export interface Bucket_RoutingRuleCondition {
  HttpErrorCodeReturnedEquals?: Value<string>;
  KeyPrefixEquals?: Value<string>;
}
export interface Bucket_Rule {
  AbortIncompleteMultipartUpload?: Value<Bucket_AbortIncompleteMultipartUpload>;
  ExpirationDate?: Value<string>;
  ExpirationInDays?: Value<number>;
  ExpiredObjectDeleteMarker?: Value<boolean>;
  Id?: Value<string>;
  NoncurrentVersionExpiration?: Value<Bucket_NoncurrentVersionExpiration>;
  NoncurrentVersionExpirationInDays?: Value<number>;
  NoncurrentVersionTransition?: Value<Bucket_NoncurrentVersionTransition>;
  NoncurrentVersionTransitions?: Value<Array<Value<Bucket_NoncurrentVersionTransition>>>;
  ObjectSizeGreaterThan?: Value<number>;
  ObjectSizeLessThan?: Value<number>;
  Prefix?: Value<string>;
  Status: Value<'Disabled' | 'Enabled'>;
  TagFilters?: Value<Array<Value<Bucket_TagFilter>>>;
  Transition?: Value<Bucket_Transition>;
  Transitions?: Value<Array<Value<Bucket_Transition>>>;
}
export interface Bucket_S3KeyFilter {
  Rules: Value<Array<Value<Bucket_FilterRule>>>;
}
export interface Bucket_S3TablesDestination {
  TableArn?: Value<string>;
  TableBucketArn: Value<string>;
  TableName: Value<string>;
  TableNamespace?: Value<string>;
}
export interface Bucket_ServerSideEncryptionByDefault {
  KMSMasterKeyID?: Value<string>;
  SSEAlgorithm: Value<'AES256' | 'aws:kms' | 'aws:kms:dsse'>;
}
export interface Bucket_ServerSideEncryptionRule {
  BlockedEncryptionTypes?: Value<Bucket_BlockedEncryptionTypes>;
  BucketKeyEnabled?: Value<boolean>;
  ServerSideEncryptionByDefault?: Value<Bucket_ServerSideEncryptionByDefault>;
}
export interface Bucket_SourceSelectionCriteria {
  ReplicaModifications?: Value<Bucket_ReplicaModifications>;
  SseKmsEncryptedObjects?: Value<Bucket_SseKmsEncryptedObjects>;
}
export interface Bucket_SseKmsEncryptedObjects {
  Status: Value<'Disabled' | 'Enabled'>;
}
export interface Bucket_StorageClassAnalysis {
  DataExport?: Value<Bucket_DataExport>;
}
export interface Bucket_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface Bucket_TagFilter {
  Key: Value<string>;
  Value: Value<string>;
}
export interface Bucket_TargetObjectKeyFormat {
  PartitionedPrefix?: Value<Bucket_PartitionedPrefix>;
  SimplePrefix?: Value<object | string>;
}
export interface Bucket_Tiering {
  AccessTier: Value<'ARCHIVE_ACCESS' | 'DEEP_ARCHIVE_ACCESS'>;
  Days: Value<number>;
}
export interface Bucket_TopicConfiguration {
  Event: Value<string>;
  Filter?: Value<Bucket_NotificationFilter>;
  Topic: Value<string>;
}
export interface Bucket_Transition {
  StorageClass: Value<'DEEP_ARCHIVE' | 'GLACIER' | 'GLACIER_IR' | 'Glacier' | 'INTELLIGENT_TIERING' | 'ONEZONE_IA' | 'STANDARD_IA'>;
  TransitionDate?: Value<string>;
  TransitionInDays?: Value<number>;
}
export interface Bucket_VersioningConfiguration {
  Status: Value<'Enabled' | 'Suspended'>;
}
export interface Bucket_WebsiteConfiguration {
  ErrorDocument?: Value<string>;
  IndexDocument?: Value<string>;
  RedirectAllRequestsTo?: Value<Bucket_RedirectAllRequestsTo>;
  RoutingRules?: Value<Array<Value<Bucket_RoutingRule>>>;
}

export interface BucketPolicyProperties {
  Bucket: Value<string>;
  PolicyDocument: Value<object | string | string>;
}
/** `AWS::S3::BucketPolicy` */
export class BucketPolicy extends CfnResource<BucketPolicyProperties, never> {
  constructor(properties: BucketPolicyProperties) {
    super('AWS::S3::BucketPolicy', properties, { stateful: false });
  }
}
