// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface ManagedPolicyProperties {
  Description?: Value<string>;
  Groups?: Value<Array<Value<string>>>;
  ManagedPolicyName?: Value<string>;
  Path?: Value<string>;
  PolicyDocument: Value<object | string | string>;
  Roles?: Value<Array<Value<string>>>;
  Users?: Value<Array<Value<string>>>;
}
/** `AWS::IAM::ManagedPolicy` */
export class ManagedPolicy extends CfnResource<ManagedPolicyProperties, 'AttachmentCount' | 'CreateDate' | 'DefaultVersionId' | 'IsAttachable' | 'PermissionsBoundaryUsageCount' | 'PolicyArn' | 'PolicyId' | 'UpdateDate'> {
  constructor(properties: ManagedPolicyProperties) {
    super('AWS::IAM::ManagedPolicy', properties, { stateful: false });
  }
}

export interface PolicyProperties {
  Groups?: Value<Array<Value<string>>>;
  PolicyDocument: Value<object | string | string>;
  PolicyName: Value<string>;
  Roles?: Value<Array<Value<string>>>;
  Users?: Value<Array<Value<string>>>;
}
/** `AWS::IAM::Policy` */
export class Policy extends CfnResource<PolicyProperties, 'Id'> {
  constructor(properties: PolicyProperties) {
    super('AWS::IAM::Policy', properties, { stateful: false });
  }
}

export interface RoleProperties {
  AssumeRolePolicyDocument: Value<object | string | string>;
  Description?: Value<string>;
  ManagedPolicyArns?: Value<Array<Value<string>>>;
  MaxSessionDuration?: Value<number>;
  Path?: Value<string>;
  PermissionsBoundary?: Value<string>;
  Policies?: Value<Array<Value<Role_Policy>>>;
  RoleName?: Value<string>;
  Tags?: Value<Array<Value<Role_Tag>>>;
}
/** `AWS::IAM::Role` */
export class Role extends CfnResource<RoleProperties, 'Arn' | 'RoleId'> {
  constructor(properties: RoleProperties) {
    super('AWS::IAM::Role', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Role_Policy {
  PolicyDocument: Value<string | object | string>;
  PolicyName: Value<string>;
}
export interface Role_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
