// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface TableProperties {
  AttributeDefinitions?: Value<Array<Value<Table_AttributeDefinition>>>;
  BillingMode?: Value<string>;
  ContributorInsightsSpecification?: Value<Table_ContributorInsightsSpecification>;
  DeletionProtectionEnabled?: Value<boolean>;
  GlobalSecondaryIndexes?: Value<Array<Value<Table_GlobalSecondaryIndex>>>;
  ImportSourceSpecification?: Value<Table_ImportSourceSpecification>;
  KeySchema: Value<Array<Value<Table_KeySchema>> | object | string>;
  KinesisStreamSpecification?: Value<Table_KinesisStreamSpecification>;
  LocalSecondaryIndexes?: Value<Array<Value<Table_LocalSecondaryIndex>>>;
  OnDemandThroughput?: Value<Table_OnDemandThroughput>;
  PointInTimeRecoverySpecification?: Value<Table_PointInTimeRecoverySpecification>;
  ProvisionedThroughput?: Value<Table_ProvisionedThroughput>;
  ResourcePolicy?: Value<Table_ResourcePolicy>;
  SSESpecification?: Value<Table_SSESpecification>;
  StreamSpecification?: Value<Table_StreamSpecification>;
  TableClass?: Value<string>;
  TableName?: Value<string>;
  Tags?: Value<Array<Value<Table_Tag>>>;
  TimeToLiveSpecification?: Value<Table_TimeToLiveSpecification>;
  VectorIndexes?: Value<Array<Value<Table_VectorIndex>>>;
  WarmThroughput?: Value<Table_WarmThroughput>;
}
/** `AWS::DynamoDB::Table` */
export class Table extends CfnResource<TableProperties, 'Arn' | 'StreamArn'> {
  constructor(properties: TableProperties) {
    super('AWS::DynamoDB::Table', properties, { stateful: true, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Table_AttributeDefinition {
  AttributeName: Value<string>;
  AttributeType: Value<string>;
}
export interface Table_ContributorInsightsSpecification {
  Enabled: Value<boolean>;
  Mode?: Value<'ACCESSED_AND_THROTTLED_KEYS' | 'THROTTLED_KEYS'>;
}
export interface Table_Csv {
  Delimiter?: Value<string>;
  HeaderList?: Value<Array<Value<string>>>;
}
export interface Table_GlobalSecondaryIndex {
  ContributorInsightsSpecification?: Value<Table_ContributorInsightsSpecification>;
  IndexName: Value<string>;
  KeySchema: Value<Array<Value<Table_KeySchema>>>;
  OnDemandThroughput?: Value<Table_OnDemandThroughput>;
  Projection: Value<Table_Projection>;
  ProvisionedThroughput?: Value<Table_ProvisionedThroughput>;
  WarmThroughput?: Value<Table_WarmThroughput>;
}
export interface Table_ImportSourceSpecification {
  InputCompressionType?: Value<string>;
  InputFormat: Value<string>;
  InputFormatOptions?: Value<Table_InputFormatOptions>;
  S3BucketSource: Value<Table_S3BucketSource>;
}
export interface Table_InputFormatOptions {
  Csv?: Value<Table_Csv>;
}
export interface Table_KeySchema {
  AttributeName: Value<string>;
  KeyType: Value<string>;
}
export interface Table_KinesisStreamSpecification {
  ApproximateCreationDateTimePrecision?: Value<'MICROSECOND' | 'MILLISECOND'>;
  StreamArn: Value<string>;
}
export interface Table_LocalSecondaryIndex {
  IndexName: Value<string>;
  KeySchema: Value<Array<Value<Table_KeySchema>>>;
  Projection: Value<Table_Projection>;
}
export interface Table_OnDemandThroughput {
  MaxReadRequestUnits?: Value<number>;
  MaxWriteRequestUnits?: Value<number>;
}
export interface Table_PointInTimeRecoverySpecification {
  PointInTimeRecoveryEnabled?: Value<boolean>;
  RecoveryPeriodInDays?: Value<number>;
}
export interface Table_Projection {
  NonKeyAttributes?: Value<Array<Value<string>>>;
  ProjectionType?: Value<string>;
}
export interface Table_ProvisionedThroughput {
  ReadCapacityUnits: Value<number>;
  WriteCapacityUnits: Value<number>;
}
export interface Table_ResourcePolicy {
  PolicyDocument: Value<object | string>;
}
export interface Table_S3BucketSource {
  S3Bucket: Value<string>;
  S3BucketOwner?: Value<string>;
  S3KeyPrefix?: Value<string>;
}
export interface Table_SSESpecification {
  KMSMasterKeyId?: Value<string>;
  SSEEnabled: Value<boolean>;
  SSEType?: Value<string>;
}
export interface Table_SearchSchemaElement {
  AttributeName: Value<string>;
  SearchSchemaElementType: Value<'HASH' | 'INLINE_FILTER'>;
}
export interface Table_StreamSpecification {
  ResourcePolicy?: Value<Table_ResourcePolicy>;
  StreamViewType: Value<string>;
  Tags?: Value<Array<Value<Table_Tag>>>;
}
export interface Table_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface Table_TimeToLiveSpecification {
  AttributeName?: Value<string>;
  Enabled: Value<boolean>;
}
export interface Table_VectorAttribute {
  AttributeName: Value<string>;
}
export interface Table_VectorIndex {
  Dimensions: Value<number>;
  DistanceFunction: Value<'COSINE' | 'DOT_PRODUCT' | 'EUCLIDEAN'>;
  IndexName: Value<string>;
  Projection: Value<Table_Projection>;
  SearchSchema?: Value<Array<Value<Table_SearchSchemaElement>>>;
  VectorAttribute: Value<Table_VectorAttribute>;
}
export interface Table_WarmThroughput {
  ReadUnitsPerSecond?: Value<number>;
  WriteUnitsPerSecond?: Value<number>;
}
