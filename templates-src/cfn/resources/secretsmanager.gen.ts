// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface SecretProperties {
  Description?: Value<string>;
  GenerateSecretString?: Value<Secret_GenerateSecretString>;
  KmsKeyId?: Value<string>;
  Name?: Value<string>;
  ReplicaRegions?: Value<Array<Value<Secret_ReplicaRegion>>>;
  SecretString?: Value<string>;
  Tags?: Value<Array<Value<Secret_Tag>>>;
  Type?: Value<string>;
}
/** `AWS::SecretsManager::Secret` */
export class Secret extends CfnResource<SecretProperties, 'Id'> {
  constructor(properties: SecretProperties = {}) {
    super('AWS::SecretsManager::Secret', properties, { stateful: true, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Secret_GenerateSecretString {
  ExcludeCharacters?: Value<string>;
  ExcludeLowercase?: Value<boolean>;
  ExcludeNumbers?: Value<boolean>;
  ExcludePunctuation?: Value<boolean>;
  ExcludeUppercase?: Value<boolean>;
  GenerateStringKey?: Value<string>;
  IncludeSpace?: Value<boolean>;
  PasswordLength?: Value<number>;
  RequireEachIncludedType?: Value<boolean>;
  SecretStringTemplate?: Value<string>;
}
export interface Secret_ReplicaRegion {
  KmsKeyId?: Value<string>;
  Region: Value<string>;
}
export interface Secret_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
