// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface AliasProperties {
  AliasName: Value<string>;
  TargetKeyId: Value<string>;
}
/** `AWS::KMS::Alias` */
export class Alias extends CfnResource<AliasProperties, never> {
  constructor(properties: AliasProperties) {
    super('AWS::KMS::Alias', properties, { stateful: false });
  }
}

export interface KeyProperties {
  BypassPolicyLockoutSafetyCheck?: Value<boolean>;
  Description?: Value<string>;
  EnableKeyRotation?: Value<boolean>;
  Enabled?: Value<boolean>;
  KeyPolicy?: Value<object | string | string>;
  KeySpec?: Value<'ECC_NIST_EDWARDS25519' | 'ECC_NIST_P256' | 'ECC_NIST_P384' | 'ECC_NIST_P521' | 'ECC_SECG_P256K1' | 'HMAC_224' | 'HMAC_256' | 'HMAC_384' | 'HMAC_512' | 'ML_DSA_44' | 'ML_DSA_65' | 'ML_DSA_87' | 'RSA_2048' | 'RSA_3072' | 'RSA_4096' | 'SM2' | 'SYMMETRIC_DEFAULT'>;
  KeyUsage?: Value<'ENCRYPT_DECRYPT' | 'GENERATE_VERIFY_MAC' | 'KEY_AGREEMENT' | 'SIGN_VERIFY'>;
  MultiRegion?: Value<boolean>;
  Origin?: Value<'AWS_KMS' | 'EXTERNAL'>;
  PendingWindowInDays?: Value<number>;
  RotationPeriodInDays?: Value<number>;
  Tags?: Value<Array<Value<Key_Tag>>>;
}
/** `AWS::KMS::Key` */
export class Key extends CfnResource<KeyProperties, 'Arn' | 'KeyId'> {
  constructor(properties: KeyProperties = {}) {
    super('AWS::KMS::Key', properties, { stateful: true, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Key_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
