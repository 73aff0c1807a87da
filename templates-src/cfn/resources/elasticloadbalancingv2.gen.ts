// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface ListenerProperties {
  AlpnPolicy?: Value<Array<Value<string>>>;
  Certificates?: Value<Array<Value<Listener_Certificate>>>;
  DefaultActions: Value<Array<Value<Listener_Action>>>;
  ListenerAttributes?: Value<Array<Value<Listener_ListenerAttribute>>>;
  LoadBalancerArn: Value<string>;
  MutualAuthentication?: Value<Listener_MutualAuthentication>;
  Port?: Value<number>;
  Protocol?: Value<string>;
  SslPolicy?: Value<string>;
  Tags?: Value<Array<Value<Listener_Tag>>>;
}
/** `AWS::ElasticLoadBalancingV2::Listener` */
export class Listener extends CfnResource<ListenerProperties, 'ListenerArn'> {
  constructor(properties: ListenerProperties) {
    super('AWS::ElasticLoadBalancingV2::Listener', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Listener_Action {
  AuthenticateCognitoConfig?: Value<Listener_AuthenticateCognitoConfig>;
  AuthenticateOidcConfig?: Value<Listener_AuthenticateOidcConfig>;
  FixedResponseConfig?: Value<Listener_FixedResponseConfig>;
  ForwardConfig?: Value<Listener_ForwardConfig>;
  JwtValidationConfig?: Value<Listener_JwtValidationConfig>;
  Order?: Value<number>;
  RedirectConfig?: Value<Listener_RedirectConfig>;
  TargetGroupArn?: Value<string>;
  Type: Value<string>;
}
export interface Listener_AuthenticateCognitoConfig {
  AuthenticationRequestExtraParams?: Value<Record<string, Value<string>>>;
  OnUnauthenticatedRequest?: Value<string>;
  Scope?: Value<string>;
  SessionCookieName?: Value<string>;
  SessionTimeout?: Value<string>;
  UserPoolArn: Value<string>;
  UserPoolClientId: Value<string>;
  UserPoolDomain: Value<string>;
}
export interface Listener_AuthenticateOidcConfig {
  AuthenticationRequestExtraParams?: Value<Record<string, Value<string>>>;
  AuthorizationEndpoint: Value<string>;
  ClientId: Value<string>;
  ClientSecret?: Value<string>;
  Issuer: Value<string>;
  OnUnauthenticatedRequest?: Value<string>;
  Scope?: Value<string>;
  SessionCookieName?: Value<string>;
  SessionTimeout?: Value<string>;
  TokenEndpoint: Value<string>;
  UseExistingClientSecret?: Value<boolean>;
  UserInfoEndpoint: Value<string>;
}
export interface Listener_Certificate {
  CertificateArn?: Value<string>;
}
export interface Listener_FixedResponseConfig {
  ContentType?: Value<string>;
  MessageBody?: Value<string>;
  StatusCode: Value<string>;
}
export interface Listener_ForwardConfig {
  TargetGroupStickinessConfig?: Value<Listener_TargetGroupStickinessConfig>;
  TargetGroups?: Value<Array<Value<Listener_TargetGroupTuple>>>;
}
export interface Listener_JwtValidationActionAdditionalClaim {
  Format: Value<string>;
  Name: Value<string>;
  Values: Value<Array<Value<string>>>;
}
export interface Listener_JwtValidationConfig {
  AdditionalClaims?: Value<Array<Value<Listener_JwtValidationActionAdditionalClaim>>>;
  Issuer: Value<string>;
  JwksEndpoint: Value<string>;
}
export interface Listener_ListenerAttribute {
  Key?: Value<string>;
  Value?: Value<string>;
}
export interface Listener_MutualAuthentication {
  AdvertiseTrustStoreCaNames?: Value<string>;
  IgnoreClientCertificateExpiry?: Value<boolean>;
  Mode?: Value<string>;
  TrustStoreArn?: Value<string>;
}
export interface Listener_RedirectConfig {
  Host?: Value<string>;
  Path?: Value<string>;
  Port?: Value<string>;
  Protocol?: Value<string>;
  Query?: Value<string>;
  StatusCode: Value<string>;
}
export interface Listener_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface Listener_TargetGroupStickinessConfig {
  DurationSeconds?: Value<number>;
  Enabled?: Value<boolean>;
}
export interface Listener_TargetGroupTuple {
  TargetGroupArn?: Value<string>;
  Weight?: Value<number>;
}

export interface ListenerRuleProperties {
  Actions: Value<Array<Value<ListenerRule_Action>>>;
  Conditions: Value<Array<Value<ListenerRule_RuleCondition>>>;
  ListenerArn?: Value<string>;
  Priority: Value<number>;
  Tags?: Value<Array<Value<ListenerRule_Tag>>>;
  Transforms?: Value<Array<Value<ListenerRule_Transform>>>;
}
/** `AWS::ElasticLoadBalancingV2::ListenerRule` */
export class ListenerRule extends CfnResource<ListenerRuleProperties, 'IsDefault' | 'RuleArn'> {
  constructor(properties: ListenerRuleProperties) {
    super('AWS::ElasticLoadBalancingV2::ListenerRule', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface ListenerRule_Action {
  AuthenticateCognitoConfig?: Value<ListenerRule_AuthenticateCognitoConfig>;
  AuthenticateOidcConfig?: Value<ListenerRule_AuthenticateOidcConfig>;
  FixedResponseConfig?: Value<ListenerRule_FixedResponseConfig>;
  ForwardConfig?: Value<ListenerRule_ForwardConfig>;
  JwtValidationConfig?: Value<ListenerRule_JwtValidationConfig>;
  Order?: Value<number>;
  RedirectConfig?: Value<ListenerRule_RedirectConfig>;
  TargetGroupArn?: Value<string>;
  Type: Value<string>;
}
export interface ListenerRule_AuthenticateCognitoConfig {
  AuthenticationRequestExtraParams?: Value<Record<string, Value<string>>>;
  OnUnauthenticatedRequest?: Value<string>;
  Scope?: Value<string>;
  SessionCookieName?: Value<string>;
  SessionTimeout?: Value<number>;
  UserPoolArn: Value<string>;
  UserPoolClientId: Value<string>;
  UserPoolDomain: Value<string>;
}
export interface ListenerRule_AuthenticateOidcConfig {
  AuthenticationRequestExtraParams?: Value<Record<string, Value<string>>>;
  AuthorizationEndpoint: Value<string>;
  ClientId: Value<string>;
  ClientSecret?: Value<string>;
  Issuer: Value<string>;
  OnUnauthenticatedRequest?: Value<string>;
  Scope?: Value<string>;
  SessionCookieName?: Value<string>;
  SessionTimeout?: Value<number>;
  TokenEndpoint: Value<string>;
  UseExistingClientSecret?: Value<boolean>;
  UserInfoEndpoint: Value<string>;
}
export interface ListenerRule_FixedResponseConfig {
  ContentType?: Value<string>;
  MessageBody?: Value<string>;
  StatusCode: Value<string>;
}
export interface ListenerRule_ForwardConfig {
  TargetGroupStickinessConfig?: Value<ListenerRule_TargetGroupStickinessConfig>;
  TargetGroups?: Value<Array<Value<ListenerRule_TargetGroupTuple>>>;
}
export interface ListenerRule_HostHeaderConfig {
  RegexValues?: Value<Array<Value<string>>>;
  Values?: Value<Array<Value<string>>>;
}
export interface ListenerRule_HttpHeaderConfig {
  HttpHeaderName?: Value<string>;
  RegexValues?: Value<Array<Value<string>>>;
  Values?: Value<Array<Value<string>>>;
}
export interface ListenerRule_HttpRequestMethodConfig {
  Values?: Value<Array<Value<string>>>;
}
export interface ListenerRule_JwtValidationActionAdditionalClaim {
  Format: Value<string>;
  Name: Value<string>;
  Values: Value<Array<Value<string>>>;
}
export interface ListenerRule_JwtValidationConfig {
  AdditionalClaims?: Value<Array<Value<ListenerRule_JwtValidationActionAdditionalClaim>>>;
  Issuer: Value<string>;
  JwksEndpoint: Value<string>;
}
export interface ListenerRule_PathPatternConfig {
  RegexValues?: Value<Array<Value<string>>>;
  Values?: Value<Array<Value<string>>>;
}
export interface ListenerRule_QueryStringConfig {
  Values?: Value<Array<Value<ListenerRule_QueryStringKeyValue>>>;
}
export interface ListenerRule_QueryStringKeyValue {
  Key?: Value<string>;
  Value?: Value<string>;
}
export interface ListenerRule_RedirectConfig {
  Host?: Value<string>;
  Path?: Value<string>;
  Port?: Value<string>;
  Protocol?: Value<string>;
  Query?: Value<string>;
  StatusCode: Value<string>;
}
export interface ListenerRule_RewriteConfig {
  Regex: Value<string>;
  Replace: Value<string>;
}
export interface ListenerRule_RewriteConfigObject {
  Rewrites: Value<Array<Value<ListenerRule_RewriteConfig>>>;
}
export interface ListenerRule_RuleCondition {
  Field?: Value<string>;
  HostHeaderConfig?: Value<ListenerRule_HostHeaderConfig>;
  HttpHeaderConfig?: Value<ListenerRule_HttpHeaderConfig>;
  HttpRequestMethodConfig?: Value<ListenerRule_HttpRequestMethodConfig>;
  PathPatternConfig?: Value<ListenerRule_PathPatternConfig>;
  QueryStringConfig?: Value<ListenerRule_QueryStringConfig>;
  RegexValues?: Value<Array<Value<string>>>;
  SourceIpConfig?: Value<ListenerRule_SourceIpConfig>;
  Values?: Value<Array<Value<string>>>;
}
export interface ListenerRule_SourceIpConfig {
  IpAddressType?: Value<string>;
  Values?: Value<Array<Value<string>>>;
}
export interface ListenerRule_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface ListenerRule_TargetGroupStickinessConfig {
  DurationSeconds?: Value<number>;
  Enabled?: Value<boolean>;
}
export interface ListenerRule_TargetGroupTuple {
  TargetGroupArn?: Value<string>;
  Weight?: Value<number>;
}
export interface ListenerRule_Transform {
  HostHeaderRewriteConfig?: Value<ListenerRule_RewriteConfigObject>;
  Type: Value<string>;
  UrlRewriteConfig?: Value<ListenerRule_RewriteConfigObject>;
}

export interface LoadBalancerProperties {
  EnableCapacityReservationProvisionStabilize?: Value<boolean>;
  EnablePrefixForIpv6SourceNat?: Value<string>;
  EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: Value<string>;
  IpAddressType?: Value<string>;
  Ipv4IpamPoolId?: Value<string>;
  LoadBalancerAttributes?: Value<Array<Value<LoadBalancer_LoadBalancerAttribute>>>;
  MinimumLoadBalancerCapacity?: Value<LoadBalancer_MinimumLoadBalancerCapacity>;
  Name?: Value<string>;
  Scheme?: Value<string>;
  SecurityGroups?: Value<Array<Value<string>>>;
  SubnetMappings?: Value<Array<Value<LoadBalancer_SubnetMapping>>>;
  Subnets?: Value<Array<Value<string>>>;
  Tags?: Value<Array<Value<LoadBalancer_Tag>>>;
  Type?: Value<string>;
}
/** `AWS::ElasticLoadBalancingV2::LoadBalancer` */
export class LoadBalancer extends CfnResource<LoadBalancerProperties, 'CanonicalHostedZoneID' | 'DNSName' | 'LoadBalancerArn' | 'LoadBalancerFullName' | 'LoadBalancerName' | 'SecurityGroups'> {
  constructor(properties: LoadBalancerProperties = {}) {
    super('AWS::ElasticLoadBalancingV2::LoadBalancer', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface LoadBalancer_LoadBalancerAttribute {
  Key?: Value<string>;
  Value?: Value<string>;
}
export interface LoadBalancer_MinimumLoadBalancerCapacity {
  CapacityUnits: Value<number>;
}
export interface LoadBalancer_SubnetMapping {
  AllocationId?: Value<string>;
  IPv6Address?: Value<string>;
  PrivateIPv4Address?: Value<string>;
  SourceNatIpv6Prefix?: Value<string>;
  SubnetId: Value<string>;
}
export interface LoadBalancer_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface TargetGroupProperties {
  HealthCheckEnabled?: Value<boolean>;
  HealthCheckIntervalSeconds?: Value<number>;
  HealthCheckPath?: Value<string>;
  HealthCheckPort?: Value<string>;
  HealthCheckProtocol?: Value<string>;
  HealthCheckTimeoutSeconds?: Value<number>;
  HealthyThresholdCount?: Value<number>;
  IpAddressType?: Value<string>;
  Matcher?: Value<TargetGroup_Matcher>;
  Name?: Value<string>;
  Port?: Value<number>;
  Protocol?: Value<string>;
  ProtocolVersion?: Value<string>;
  Tags?: Value<Array<Value<TargetGroup_Tag>>>;
  TargetControlPort?: Value<number>;
  TargetGroupAttributes?: Value<Array<Value<TargetGroup_TargetGroupAttribute>>>;
  TargetType?: Value<string>;
  Targets?: Value<Array<Value<TargetGroup_TargetDescription>>>;
  UnhealthyThresholdCount?: Value<number>;
  VpcId?: Value<string>;
}
/** `AWS::ElasticLoadBalancingV2::TargetGroup` */
export class TargetGroup extends CfnResource<TargetGroupProperties, 'LoadBalancerArns' | 'TargetGroupArn' | 'TargetGroupFullName' | 'TargetGroupName'> {
  constructor(properties: TargetGroupProperties = {}) {
    super('AWS::ElasticLoadBalancingV2::TargetGroup', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface TargetGroup_Matcher {
  GrpcCode?: Value<string>;
  HttpCode?: Value<string>;
}
export interface TargetGroup_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface TargetGroup_TargetDescription {
  AvailabilityZone?: Value<string>;
  Id: Value<string>;
  Port?: Value<number>;
  QuicServerId?: Value<string>;
}
export interface TargetGroup_TargetGroupAttribute {
  Key?: Value<string>;
  Value?: Value<string>;
}
