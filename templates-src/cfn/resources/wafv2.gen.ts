// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface IPSetProperties {
  Addresses: Value<Array<Value<string>>>;
  Description?: Value<string>;
  IPAddressVersion: Value<'IPV4' | 'IPV6'>;
  Name?: Value<string>;
  Scope: Value<'CLOUDFRONT' | 'REGIONAL'>;
  Tags?: Value<Array<Value<IPSet_Tag>>>;
}
/** `AWS::WAFv2::IPSet` */
export class IPSet extends CfnResource<IPSetProperties, 'Arn' | 'Id'> {
  constructor(properties: IPSetProperties) {
    super('AWS::WAFv2::IPSet', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface IPSet_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface LoggingConfigurationProperties {
  LogDestinationConfigs: Value<Array<Value<string>>>;
  LoggingFilter?: Value<LoggingConfiguration_LoggingFilter>;
  RedactedFields?: Value<Array<Value<LoggingConfiguration_FieldToMatch>>>;
  ResourceArn: Value<string>;
}
/** `AWS::WAFv2::LoggingConfiguration` */
export class LoggingConfiguration extends CfnResource<LoggingConfigurationProperties, 'ManagedByFirewallManager'> {
  constructor(properties: LoggingConfigurationProperties) {
    super('AWS::WAFv2::LoggingConfiguration', properties, { stateful: false });
  }
}
export interface LoggingConfiguration_ActionCondition {
  Action: Value<'ALLOW' | 'BLOCK' | 'CAPTCHA' | 'CHALLENGE' | 'COUNT' | 'EXCLUDED_AS_COUNT' | 'MONETIZE'>;
}
export interface LoggingConfiguration_Condition {
  ActionCondition?: Value<LoggingConfiguration_ActionCondition>;
  LabelNameCondition?: Value<LoggingConfiguration_LabelNameCondition>;
}
export interface LoggingConfiguration_FieldToMatch {
  JsonBody?: Value<object | string>;
  Method?: Value<object | string>;
  QueryString?: Value<object | string>;
  SingleHeader?: Value<LoggingConfiguration_SingleHeader>;
  UriPath?: Value<object | string>;
}
export interface LoggingConfiguration_Filter {
  Behavior: Value<'DROP' | 'KEEP'>;
  Conditions: Value<Array<Value<LoggingConfiguration_Condition>>>;
  Requirement: Value<'MEETS_ALL' | 'MEETS_ANY'>;
}
export interface LoggingConfiguration_LabelNameCondition {
  LabelName: Value<string>;
}
export interface LoggingConfiguration_LoggingFilter {
  DefaultBehavior: Value<'DROP' | 'KEEP'>;
  Filters: Value<Array<Value<LoggingConfiguration_Filter>>>;
}
export interface LoggingConfiguration_SingleHeader {
  Name: Value<string>;
}

export interface WebACLProperties {
  ApplicationConfig?: Value<WebACL_ApplicationConfig>;
  AssociationConfig?: Value<WebACL_AssociationConfig>;
  CaptchaConfig?: Value<WebACL_CaptchaConfig>;
  ChallengeConfig?: Value<WebACL_ChallengeConfig>;
  CustomResponseBodies?: Value<Record<string, Value<WebACL_CustomResponseBody>>>;
  DataProtectionConfig?: Value<WebACL_DataProtectionConfig>;
  DefaultAction: Value<WebACL_DefaultAction>;
  Description?: Value<string>;
  MonetizationConfig?: Value<WebACL_MonetizationConfig>;
  Name?: Value<string>;
  OnSourceDDoSProtectionConfig?: Value<WebACL_OnSourceDDoSProtectionConfig>;
  Rules?: Value<Array<Value<WebACL_Rule>>>;
  Scope: Value<'CLOUDFRONT' | 'REGIONAL'>;
  Tags?: Value<Array<Value<WebACL_Tag>>>;
  TokenDomains?: Value<Array<Value<string>>>;
  VisibilityConfig: Value<WebACL_VisibilityConfig>;
}
/** `AWS::WAFv2::WebACL` */
export class WebACL extends CfnResource<WebACLProperties, 'Arn' | 'Capacity' | 'Id' | 'LabelNamespace'> {
  constructor(properties: WebACLProperties) {
    super('AWS::WAFv2::WebACL', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface WebACL_AWSManagedRulesACFPRuleSet {
  CreationPath: Value<string>;
  EnableRegexInPath?: Value<boolean>;
  RegistrationPagePath: Value<string>;
  RequestInspection: Value<WebACL_RequestInspectionACFP>;
  ResponseInspection?: Value<WebACL_ResponseInspection>;
}
export interface WebACL_AWSManagedRulesATPRuleSet {
  EnableRegexInPath?: Value<boolean>;
  LoginPath: Value<string>;
  RequestInspection?: Value<WebACL_RequestInspection>;
  ResponseInspection?: Value<WebACL_ResponseInspection>;
}
export interface WebACL_AWSManagedRulesAntiDDoSRuleSet {
  ClientSideActionConfig: Value<WebACL_ClientSideActionConfig>;
  SensitivityToBlock?: Value<'HIGH' | 'LOW' | 'MEDIUM'>;
}
export interface WebACL_AWSManagedRulesBotControlRuleSet {
  EnableMachineLearning?: Value<boolean>;
  InspectionLevel: Value<'COMMON' | 'TARGETED'>;
}
export interface WebACL_AllowAction {
  CustomRequestHandling?: Value<WebACL_CustomRequestHandling>;
}
export interface WebACL_AndStatement {
  Statements: Value<Array<Value<WebACL_Statement>>>;
}
export interface WebACL_ApplicationAttribute {
  Name: Value<string>;
  Values: Value<Array<Value<string>>>;
}
export interface WebACL_ApplicationConfig {
  Attributes: Value<Array<Value<WebACL_ApplicationAttribute>>>;
}
export interface WebACL_AsnMatchStatement {
  AsnList?: Value<Array<Value<number>>>;
  ForwardedIPConfig?: Value<WebACL_ForwardedIPConfiguration>;
}
export interface WebACL_AssociationConfig {
  RequestBody?: Value<Record<string, Value<WebACL_RequestBodyAssociatedResourceTypeConfig>>>;
}
export interface WebACL_BlockAction {
  CustomResponse?: Value<WebACL_CustomResponse>;
}
export interface WebACL_Body {
  OversizeHandling?: Value<'CONTINUE' | 'MATCH' | 'NO_MATCH'>;
}
export interface WebACL_ByteMatchStatement {
  FieldToMatch: Value<WebACL_FieldToMatch>;
  PositionalConstraint: Value<'CONTAINS' | 'CONTAINS_WORD' | 'ENDS_WITH' | 'EXACTLY' | 'STARTS_WITH'>;
  PreParseTextTransformations?: Value<Array<Value<WebACL_PreParseTextTransformation>>>;
  SearchString?: Value<string>;
  SearchStringBase64?: Value<string>;
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}
export interface WebACL_CaptchaAction {
  CustomRequestHandling?: Value<WebACL_CustomRequestHandling>;
}
export interface WebACL_CaptchaConfig {
  ImmunityTimeProperty?: Value<WebACL_ImmunityTimeProperty>;
}
export interface WebACL_ChallengeAction {
  CustomRequestHandling?: Value<WebACL_CustomRequestHandling>;
}
export interface WebACL_ChallengeConfig {
  ImmunityTimeProperty?: Value<WebACL_ImmunityTimeProperty>;
}
export interface WebACL_ClientSideAction {
  ExemptUriRegularExpressions?: Value<Array<Value<WebACL_Regex>>>;
  Sensitivity?: Value<'HIGH' | 'LOW' | 'MEDIUM'>;
  UsageOfAction: Value<'DISABLED' | 'ENABLED'>;
}
export interface WebACL_ClientSideActionConfig {
  Challenge: Value<WebACL_ClientSideAction>;
}
export interface WebACL_CookieMatchPattern {
  All?: Value<object | string>;
  ExcludedCookies?: Value<Array<Value<string>>>;
  IncludedCookies?: Value<Array<Value<string>>>;
}
export interface WebACL_Cookies {
  MatchPattern: Value<WebACL_CookieMatchPattern>;
  MatchScope: Value<'ALL' | 'KEY' | 'VALUE'>;
  OversizeHandling: Value<'CONTINUE' | 'MATCH' | 'NO_MATCH'>;
}
export interface WebACL_CountAction {
  CustomRequestHandling?: Value<WebACL_CustomRequestHandling>;
}
export interface WebACL_CryptoConfig {
  PaymentNetworks: Value<Array<Value<WebACL_PaymentNetwork>>>;
}
export interface WebACL_CustomHTTPHeader {
  Name: Value<string>;
  Value: Value<string>;
}
export interface WebACL_CustomRequestHandling {
  InsertHeaders: Value<Array<Value<WebACL_CustomHTTPHeader>>>;
}
export interface WebACL_CustomResponse {
  CustomResponseBodyKey?: Value<string>;
  ResponseCode: Value<number>;
  ResponseHeaders?: Value<Array<Value<WebACL_CustomHTTPHeader>>>;
}
export interface WebACL_CustomResponseBody {
  Content: Value<string>;
  ContentType: Value<'APPLICATION_JSON' | 'TEXT_HTML' | 'TEXT_PLAIN'>;
}
export interface WebACL_DataProtect {
  Action: Value<'HASH' | 'SUBSTITUTION'>;
  ExcludeRateBasedDetails?: Value<boolean>;
  ExcludeRuleMatchDetails?: Value<boolean>;
  Field: Value<WebACL_FieldToProtect>;
}
export interface WebACL_DataProtectionConfig {
  DataProtections: Value<Array<Value<WebACL_DataProtect>>>;
}
export interface WebACL_DefaultAction {
  Allow?: Value<WebACL_AllowAction>;
  Block?: Value<WebACL_BlockAction>;
}
export interface WebACL_ExcludedRule {
  Name: Value<string>;
}
export interface WebACL_FieldIdentifier {
  Identifier: Value<string>;
}
export interface WebACL_FieldToMatch {
  AllQueryArguments?: Value<object | string>;
  Body?: Value<WebACL_Body>;
  Cookies?: Value<WebACL_Cookies>;
  HeaderOrder?: Value<WebACL_HeaderOrder>;
  Headers?: Value<WebACL_Headers>;
  JA3Fingerprint?: Value<WebACL_JA3Fingerprint>;
  JA4Fingerprint?: Value<WebACL_JA4Fingerprint>;
  JsonBody?: Value<WebACL_JsonBody>;
  Method?: Value<object | string>;
  QueryString?: Value<object | string>;
  SingleHeader?: Value<WebACL_SingleHeader>;
  SingleQueryArgument?: Value<WebACL_SingleQueryArgument>;
  UriFragment?: Value<WebACL_UriFragment>;
  UriPath?: Value<object | string>;
}
export interface WebACL_FieldToProtect {
  FieldKeys?: Value<Array<Value<string>>>;
  FieldType: Value<'BODY' | 'QUERY_STRING' | 'SINGLE_COOKIE' | 'SINGLE_HEADER' | 'SINGLE_QUERY_ARGUMENT'>;
}
export interface WebACL_ForwardedIPConfiguration {
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>;
  HeaderName: Value<string>;
}
export interface WebACL_GeoMatchStatement {
  CountryCodes?: Value<Array<Value<string>>>;
  ForwardedIPConfig?: Value<WebACL_ForwardedIPConfiguration>;
}
export interface WebACL_HeaderMatchPattern {
  All?: Value<object | string>;
  ExcludedHeaders?: Value<Array<Value<string>>>;
  IncludedHeaders?: Value<Array<Value<string>>>;
}
export interface WebACL_HeaderOrder {
  OversizeHandling: Value<'CONTINUE' | 'MATCH' | 'NO_MATCH'>;
}
export interface WebACL_Headers {
  MatchPattern: Value<WebACL_HeaderMatchPattern>;
  MatchScope: Value<'ALL' | 'KEY' | 'VALUE'>;
  OversizeHandling: Value<'CONTINUE' | 'MATCH' | 'NO_MATCH'>;
}
export interface WebACL_IPSetForwardedIPConfiguration {
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>;
  HeaderName: Value<string>;
  Position: Value<'ANY' | 'FIRST' | 'LAST'>;
}
export interface WebACL_IPSetReferenceStatement {
  Arn: Value<string>;
  IPSetForwardedIPConfig?: Value<WebACL_IPSetForwardedIPConfiguration>;
}
export interface WebACL_ImmunityTimeProperty {
  ImmunityTime: Value<number>;
}
export interface WebACL_JA3Fingerprint {
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>;
}
export interface WebACL_JA4Fingerprint {
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>;
}
export interface WebACL_JsonBody {
  InvalidFallbackBehavior?: Value<'EVALUATE_AS_STRING' | 'MATCH' | 'NO_MATCH'>;
  MatchPattern: Value<WebACL_JsonMatchPattern>;
  MatchScope: Value<'ALL' | 'KEY' | 'VALUE'>;
  OversizeHandling?: Value<'CONTINUE' | 'MATCH' | 'NO_MATCH'>;
}
export interface WebACL_JsonMatchPattern {
  All?: Value<object | string>;
  IncludedPaths?: Value<Array<Value<string>>>;
}
export interface WebACL_Label {
  Name: Value<string>;
}
export interface WebACL_LabelMatchStatement {
  Key: Value<string>;
  Scope: Value<'LABEL' | 'NAMESPACE'>;
}
export interface WebACL_ManagedRuleGroupConfig {
  AWSManagedRulesACFPRuleSet?: Value<WebACL_AWSManagedRulesACFPRuleSet>;
  AWSManagedRulesATPRuleSet?: Value<WebACL_AWSManagedRulesATPRuleSet>;
  AWSManagedRulesAntiDDoSRuleSet?: Value<WebACL_AWSManagedRulesAntiDDoSRuleSet>;
  AWSManagedRulesBotControlRuleSet?: Value<WebACL_AWSManagedRulesBotControlRuleSet>;
  LoginPath?: Value<string>;
  PasswordField?: Value<WebACL_FieldIdentifier>;
  PayloadType?: Value<'FORM_ENCODED' | 'JSON'>;
  UsernameField?: Value<WebACL_FieldIdentifier>;
}
export interface WebACL_ManagedRuleGroupStatement {
  ExcludedRules?: Value<Array<Value<WebACL_ExcludedRule>>>;
  ManagedRuleGroupConfigs?: Value<Array<Value<WebACL_ManagedRuleGroupConfig>>>;
  Name: Value<string>;
  RuleActionOverrides?: Value<Array<Value<WebACL_RuleActionOverride>>>;
  ScopeDownStatement?: Value<WebACL_Statement>;
  VendorName: Value<string>;
  Version?: Value<string>;
}
export interface WebACL_MonetizationConfig {
  CryptoConfig?: Value<WebACL_CryptoConfig>;
  CurrencyMode?: Value<'REAL' | 'TEST'>;
}
export interface WebACL_MonetizeAction {
  PriceMultiplier?: Value<string>;
}
export interface WebACL_NotStatement {
  Statement: Value<WebACL_Statement>;
}
export interface WebACL_OnSourceDDoSProtectionConfig {
  ALBLowReputationMode: Value<'ACTIVE_UNDER_DDOS' | 'ALWAYS_ON'>;
}
export interface WebACL_OrStatement {
  Statements: Value<Array<Value<WebACL_Statement>>>;
}
export interface WebACL_OverrideAction {
  Count?: Value<object | string>;
  None?: Value<object | string>;
}
export interface WebACL_PaymentNetwork {
  Chain: Value<'BASE' | 'BASE_SEPOLIA' | 'SOLANA' | 'SOLANA_DEVNET'>;
  Prices: Value<Array<Value<WebACL_Price>>>;
  WalletAddress: Value<string>;
}
export interface WebACL_PreParseTextTransformation {
  Priority: Value<number>;
  Type: Value<'COMBINE_DUPLICATE_QUERY_ARGS_BY_COMMA' | 'NONE' | 'REPLACE_SEMICOLONS_WITH_AMPERSANDS' | 'URL_DECODE' | 'URL_DECODE_UNI'>;
}
export interface WebACL_Price {
  Amount: Value<string>;
  Currency: Value<'USDC'>;
}
export interface WebACL_RateBasedStatement {
  AggregateKeyType: Value<'CONSTANT' | 'CUSTOM_KEYS' | 'FORWARDED_IP' | 'IP'>;
  CustomKeys?: Value<Array<Value<WebACL_RateBasedStatementCustomKey>>>;
  EvaluationWindowSec?: Value<number>;
  ForwardedIPConfig?: Value<WebACL_ForwardedIPConfiguration>;
  Limit: Value<number>;
  ScopeDownStatement?: Value<WebACL_Statement>;
}
export interface WebACL_RateBasedStatementCustomKey {
  ASN?: Value<object | string>;
  Cookie?: Value<WebACL_RateLimitCookie>;
  ForwardedIP?: Value<object | string>;
  HTTPMethod?: Value<object | string>;
  Header?: Value<WebACL_RateLimitHeader>;
  IP?: Value<object | string>;
  JA3Fingerprint?: Value<WebACL_RateLimitJA3Fingerprint>;
  JA4Fingerprint?: Value<WebACL_RateLimitJA4Fingerprint>;
  LabelNamespace?: Value<WebACL_RateLimitLabelNamespace>;
  QueryArgument?: Value<WebACL_RateLimitQueryArgument>;
  QueryString?: Value<WebACL_RateLimitQueryString>;
  UriPath?: Value<WebACL_RateLimitUriPath>;
}
export interface WebACL_RateLimitCookie {
  Name: Value<string>;
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}
export interface WebACL_RateLimitHeader {
  Name: Value<string>;
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}
export interface WebACL_RateLimitJA3Fingerprint {
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>;
}
export interface WebACL_RateLimitJA4Fingerprint {
  FallbackBehavior: Value<'MATCH' | 'NO_MATCH'>;
}
export interface WebACL_RateLimitLabelNamespace {
  Namespace: Value<string>;
}
export interface WebACL_RateLimitQueryArgument {
  Name: Value<string>;
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}
export interface WebACL_RateLimitQueryString {
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}
export interface WebACL_RateLimitUriPath {
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}
export interface WebACL_Regex {
  RegexString?: Value<string>;
}
export interface WebACL_RegexMatchStatement {
  FieldToMatch: Value<WebACL_FieldToMatch>;
  PreParseTextTransformations?: Value<Array<Value<WebACL_PreParseTextTransformation>>>;
  RegexString: Value<string>;
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}
export interface WebACL_RegexPatternSetReferenceStatement {
  Arn: Value<string>;
  FieldToMatch: Value<WebACL_FieldToMatch>;
  PreParseTextTransformations?: Value<Array<Value<WebACL_PreParseTextTransformation>>>;
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}
export interface WebACL_RequestBodyAssociatedResourceTypeConfig {
  DefaultSizeInspectionLimit: Value<'KB_16' | 'KB_32' | 'KB_48' | 'KB_64'>;
}
export interface WebACL_RequestInspection {
  PasswordField: Value<WebACL_FieldIdentifier>;
  PayloadType: Value<'FORM_ENCODED' | 'JSON'>;
  UsernameField: Value<WebACL_FieldIdentifier>;
}
export interface WebACL_RequestInspectionACFP {
  AddressFields?: Value<Array<Value<WebACL_FieldIdentifier>>>;
  EmailField?: Value<WebACL_FieldIdentifier>;
  PasswordField?: Value<WebACL_FieldIdentifier>;
  PayloadType: Value<'FORM_ENCODED' | 'JSON'>;
  PhoneNumberFields?: Value<Array<Value<WebACL_FieldIdentifier>>>;
  UsernameField?: Value<WebACL_FieldIdentifier>;
}
export interface WebACL_ResponseInspection {
  BodyContains?: Value<WebACL_ResponseInspectionBodyContains>;
  Header?: Value<WebACL_ResponseInspectionHeader>;
  Json?: Value<WebACL_ResponseInspectionJson>;
  StatusCode?: Value<WebACL_ResponseInspectionStatusCode>;
}
export interface WebACL_ResponseInspectionBodyContains {
  FailureStrings: Value<Array<Value<string>>>;
  SuccessStrings: Value<Array<Value<string>>>;
}
export interface WebACL_ResponseInspectionHeader {
  FailureValues: Value<Array<Value<string>>>;
  Name: Value<string>;
  SuccessValues: Value<Array<Value<string>>>;
}
export interface WebACL_ResponseInspectionJson {
  FailureValues: Value<Array<Value<string>>>;
  Identifier: Value<string>;
  SuccessValues: Value<Array<Value<string>>>;
}
export interface WebACL_ResponseInspectionStatusCode {
  FailureCodes: Value<Array<Value<number>>>;
  SuccessCodes: Value<Array<Value<number>>>;
}
export interface WebACL_Rule {
  Action?: Value<WebACL_RuleAction>;
  CaptchaConfig?: Value<WebACL_CaptchaConfig>;
  ChallengeConfig?: Value<WebACL_ChallengeConfig>;
  Name: Value<string>;
  OverrideAction?: Value<WebACL_OverrideAction>;
  Priority: Value<number>;
  RuleLabels?: Value<Array<Value<WebACL_Label>>>;
  Statement: Value<WebACL_Statement>;
  VisibilityConfig: Value<WebACL_VisibilityConfig>;
}
export interface WebACL_RuleAction {
  Allow?: Value<WebACL_AllowAction>;
  Block?: Value<WebACL_BlockAction>;
  Captcha?: Value<WebACL_CaptchaAction>;
  Challenge?: Value<WebACL_ChallengeAction>;
  Count?: Value<WebACL_CountAction>;
  Monetize?: Value<WebACL_MonetizeAction>;
}
export interface WebACL_RuleActionOverride {
  ActionToUse: Value<WebACL_RuleAction>;
  Name: Value<string>;
}
export interface WebACL_RuleGroupReferenceStatement {
  Arn: Value<string>;
  ExcludedRules?: Value<Array<Value<WebACL_ExcludedRule>>>;
  RuleActionOverrides?: Value<Array<Value<WebACL_RuleActionOverride>>>;
}
export interface WebACL_SingleHeader {
  Name: Value<string>;
}
export interface WebACL_SingleQueryArgument {
  Name: Value<string>;
}
export interface WebACL_SizeConstraintStatement {
  ComparisonOperator: Value<'EQ' | 'GE' | 'GT' | 'LE' | 'LT' | 'NE'>;
  FieldToMatch: Value<WebACL_FieldToMatch>;
  PreParseTextTransformations?: Value<Array<Value<WebACL_PreParseTextTransformation>>>;
  Size: Value<number>;
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}
export interface WebACL_SqliMatchStatement {
  FieldToMatch: Value<WebACL_FieldToMatch>;
  PreParseTextTransformations?: Value<Array<Value<WebACL_PreParseTextTransformation>>>;
  SensitivityLevel?: Value<'HIGH' | 'LOW'>;
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}
export interface WebACL_Statement {
  AndStatement?: Value<WebACL_AndStatement>;
  AsnMatchStatement?: Value<WebACL_AsnMatchStatement>;
  ByteMatchStatement?: Value<WebACL_ByteMatchStatement>;
  GeoMatchStatement?: Value<WebACL_GeoMatchStatement>;
  IPSetReferenceStatement?: Value<WebACL_IPSetReferenceStatement>;
  LabelMatchStatement?: Value<WebACL_LabelMatchStatement>;
  ManagedRuleGroupStatement?: Value<WebACL_ManagedRuleGroupStatement>;
  NotStatement?: Value<WebACL_NotStatement>;
  OrStatement?: Value<WebACL_OrStatement>;
  RateBasedStatement?: Value<WebACL_RateBasedStatement>;
  RegexMatchStatement?: Value<WebACL_RegexMatchStatement>;
  RegexPatternSetReferenceStatement?: Value<WebACL_RegexPatternSetReferenceStatement>;
  RuleGroupReferenceStatement?: Value<WebACL_RuleGroupReferenceStatement>;
  SizeConstraintStatement?: Value<WebACL_SizeConstraintStatement>;
  SqliMatchStatement?: Value<WebACL_SqliMatchStatement>;
  XssMatchStatement?: Value<WebACL_XssMatchStatement>;
}
export interface WebACL_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface WebACL_TextTransformation {
  Priority: Value<number>;
  Type: Value<'BASE64_DECODE' | 'BASE64_DECODE_EXT' | 'CMD_LINE' | 'CMD_LINE_UNIX' | 'CMD_LINE_WIN' | 'COMPRESS_WHITE_SPACE' | 'CSS_DECODE' | 'ESCAPE_SEQ_DECODE' | 'HEX_DECODE' | 'HTML_ENTITY_DECODE' | 'JS_DECODE' | 'JS_DECODE_EXT' | 'LOWERCASE' | 'MD5' | 'NONE' | 'NORMALIZE_PATH' | 'NORMALIZE_PATH_WIN' | 'REMOVE_COMMENTS_CHAR' | 'REMOVE_NULLS' | 'REMOVE_WHITESPACE' | 'REPLACE_COMMENTS' | 'REPLACE_NULLS' | 'SHA256' | 'SQL_HEX_DECODE' | 'TRIM' | 'TRIM_LEFT' | 'TRIM_RIGHT' | 'UPPERCASE' | 'URL_DECODE' | 'URL_DECODE_UNI' | 'UTF8_TO_UNICODE'>;
}
export interface WebACL_UriFragment {
  FallbackBehavior?: Value<'MATCH' | 'NO_MATCH'>;
}
export interface WebACL_VisibilityConfig {
  CloudWatchMetricsEnabled: Value<boolean>;
  MetricName: Value<string>;
  SampledRequestsEnabled: Value<boolean>;
}
export interface WebACL_XssMatchStatement {
  FieldToMatch: Value<WebACL_FieldToMatch>;
  PreParseTextTransformations?: Value<Array<Value<WebACL_PreParseTextTransformation>>>;
  TextTransformations: Value<Array<Value<WebACL_TextTransformation>>>;
}

export interface WebACLAssociationProperties {
  ResourceArn: Value<string>;
  WebACLArn: Value<string>;
}
/** `AWS::WAFv2::WebACLAssociation` */
export class WebACLAssociation extends CfnResource<WebACLAssociationProperties, never> {
  constructor(properties: WebACLAssociationProperties) {
    super('AWS::WAFv2::WebACLAssociation', properties, { stateful: false });
  }
}
