// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface HealthCheckProperties {
  HealthCheckConfig: Value<HealthCheck_HealthCheckConfig>;
  HealthCheckTags?: Value<Array<Value<HealthCheck_HealthCheckTag>>>;
}
/** `AWS::Route53::HealthCheck` */
export class HealthCheck extends CfnResource<HealthCheckProperties, 'HealthCheckId'> {
  constructor(properties: HealthCheckProperties) {
    super('AWS::Route53::HealthCheck', properties, { stateful: false, tagging: { property: 'HealthCheckTags', variant: 'standard' } });
  }
}
export interface HealthCheck_AlarmIdentifier {
  Name: Value<string>;
  Region: Value<string>;
}
export interface HealthCheck_HealthCheckConfig {
  AlarmIdentifier?: Value<HealthCheck_AlarmIdentifier>;
  ChildHealthChecks?: Value<Array<Value<string>>>;
  EnableSNI?: Value<boolean>;
  FailureThreshold?: Value<number>;
  FullyQualifiedDomainName?: Value<string>;
  HealthThreshold?: Value<number>;
  IPAddress?: Value<string>;
  InsufficientDataHealthStatus?: Value<'Healthy' | 'LastKnownStatus' | 'Unhealthy'>;
  Inverted?: Value<boolean>;
  MeasureLatency?: Value<boolean>;
  Port?: Value<number>;
  Regions?: Value<Array<Value<string>>>;
  RequestInterval?: Value<number>;
  ResourcePath?: Value<string>;
  RoutingControlArn?: Value<string>;
  SearchString?: Value<string>;
  Type: Value<'CALCULATED' | 'CLOUDWATCH_METRIC' | 'HTTP' | 'HTTPS' | 'HTTPS_STR_MATCH' | 'HTTP_STR_MATCH' | 'RECOVERY_CONTROL' | 'TCP'>;
}
export interface HealthCheck_HealthCheckTag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface HostedZoneProperties {
  HostedZoneConfig?: Value<HostedZone_HostedZoneConfig>;
  HostedZoneFeatures?: Value<HostedZone_HostedZoneFeatures>;
  HostedZoneTags?: Value<Array<Value<HostedZone_HostedZoneTag>>>;
  Name?: Value<string>;
  QueryLoggingConfig?: Value<HostedZone_QueryLoggingConfig>;
  VPCs?: Value<Array<Value<HostedZone_VPC>>>;
}
/** `AWS::Route53::HostedZone` */
export class HostedZone extends CfnResource<HostedZoneProperties, 'Id' | 'NameServers'> {
  constructor(properties: HostedZoneProperties = {}) {
    super('AWS::Route53::HostedZone', properties, { stateful: false, tagging: { property: 'HostedZoneTags', variant: 'standard' } });
  }
}
export interface HostedZone_HostedZoneConfig {
  Comment?: Value<string>;
}
export interface HostedZone_HostedZoneFeatures {
  EnableAcceleratedRecovery?: Value<boolean>;
}
export interface HostedZone_HostedZoneTag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface HostedZone_QueryLoggingConfig {
  CloudWatchLogsLogGroupArn: Value<string>;
}
export interface HostedZone_VPC {
  VPCId: Value<string>;
  VPCRegion: Value<string>;
}

export interface RecordSetProperties {
  AliasTarget?: Value<RecordSet_AliasTarget>;
  CidrRoutingConfig?: Value<RecordSet_CidrRoutingConfig>;
  Comment?: Value<string>;
  Failover?: Value<'PRIMARY' | 'SECONDARY'>;
  GeoLocation?: Value<RecordSet_GeoLocation>;
  HealthCheckId?: Value<string>;
  HostedZoneId?: Value<string>;
  HostedZoneName?: Value<string>;
  MultiValueAnswer?: Value<boolean>;
  Name: Value<string>;
  Region?: Value<string>;
  ResourceRecords?: Value<Array<Value<string>>>;
  SetIdentifier?: Value<string>;
  TTL?: Value<string>;
  Type: Value<string>;
  Weight?: Value<number>;
}
/** `AWS::Route53::RecordSet` */
export class RecordSet extends CfnResource<RecordSetProperties, never> {
  constructor(properties: RecordSetProperties) {
    super('AWS::Route53::RecordSet', properties, { stateful: false });
  }
}
export interface RecordSet_AliasTarget {
  DNSName: Value<string>;
  EvaluateTargetHealth?: Value<boolean>;
  HostedZoneId: Value<string>;
}
export interface RecordSet_CidrRoutingConfig {
  CollectionId: Value<string>;
  LocationName: Value<string>;
}
export interface RecordSet_GeoLocation {
  ContinentCode?: Value<string>;
  CountryCode?: Value<string>;
  SubdivisionCode?: Value<string>;
}
