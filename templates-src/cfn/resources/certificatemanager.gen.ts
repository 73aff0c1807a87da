// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface CertificateProperties {
  CertificateAuthorityArn?: Value<string>;
  CertificateExport?: Value<'DISABLED' | 'ENABLED'>;
  CertificateTransparencyLoggingPreference?: Value<'DISABLED' | 'ENABLED'>;
  DomainName: Value<string>;
  DomainValidationOptions?: Value<Array<Value<Certificate_DomainValidationOption>>>;
  KeyAlgorithm?: Value<string>;
  SubjectAlternativeNames?: Value<Array<Value<string>>>;
  Tags?: Value<Array<Value<Certificate_Tag>>>;
  ValidationMethod?: Value<string>;
}
/** `AWS::CertificateManager::Certificate` */
export class Certificate extends CfnResource<CertificateProperties, 'CertificateArn'> {
  constructor(properties: CertificateProperties) {
    super('AWS::CertificateManager::Certificate', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Certificate_DomainValidationOption {
  DomainName?: Value<string>;
  HostedZoneId?: Value<string>;
  ValidationDomain?: Value<string>;
}
export interface Certificate_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
