// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface RepositoryProperties {
  EmptyOnDelete?: Value<boolean>;
  EncryptionConfiguration?: Value<Repository_EncryptionConfiguration>;
  ImageScanningConfiguration?: Value<Repository_ImageScanningConfiguration>;
  ImageTagMutability?: Value<'IMMUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE' | 'MUTABLE_WITH_EXCLUSION'>;
  ImageTagMutabilityExclusionFilters?: Value<Array<Value<Repository_ImageTagMutabilityExclusionFilter>>>;
  LifecyclePolicy?: Value<Repository_LifecyclePolicy>;
  RepositoryName?: Value<string>;
  RepositoryPolicyText?: Value<object | string | string>;
  Tags?: Value<Array<Value<Repository_Tag>>>;
}
/** `AWS::ECR::Repository` */
export class Repository extends CfnResource<RepositoryProperties, 'Arn' | 'RepositoryUri'> {
  constructor(properties: RepositoryProperties = {}) {
    super('AWS::ECR::Repository', properties, { stateful: true, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Repository_EncryptionConfiguration {
  EncryptionType: Value<'AES256' | 'KMS' | 'KMS_DSSE'>;
  KmsKey?: Value<string>;
}
export interface Repository_ImageScanningConfiguration {
  ScanOnPush?: Value<boolean>;
}
export interface Repository_ImageTagMutabilityExclusionFilter {
  ImageTagMutabilityExclusionFilterType: Value<'WILDCARD'>;
  ImageTagMutabilityExclusionFilterValue: Value<string>;
}
export interface Repository_LifecyclePolicy {
  LifecyclePolicyText?: Value<string>;
  RegistryId?: Value<string>;
}
export interface Repository_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
