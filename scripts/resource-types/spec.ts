import specJson from './spec.gen.json';

/**
 * AWS's published CloudFormation schema for the resource types in
 * `resource-types.json`, in a shape that loads in milliseconds. Written by
 * `npm run gen:types` from `@aws-cdk/aws-service-spec`.
 */
export interface Spec {
  /** Resource types by CloudFormation name, `AWS::EC2::VPC`. */
  readonly resources: Readonly<Record<string, ResourceSpec>>;
  /** Nested property types by `<resource type>.<name>`, `AWS::S3::Bucket.Rule`. */
  readonly objects: Readonly<Record<string, ObjectSpec>>;
}

export interface ResourceSpec {
  readonly properties: Readonly<Record<string, PropertySpec>>;
  /** Attributes for `Fn::GetAtt`, dotted names included (`Endpoint.Address`). */
  readonly attributes: Readonly<Record<string, TypeSpec>>;
  readonly primaryIdentifier: readonly string[];
  /** What `Ref` returns, where AWS says it is not the primary identifier. */
  readonly refIdentifier?: readonly string[];
  /** `arn:${Partition}:ec2:${Region}:${Account}:vpc/${VpcId}`. */
  readonly arnTemplate?: string;
  /** Losing it loses data. */
  readonly isStateful: boolean;
  readonly tagging?: Tagging;
}

export interface Tagging {
  readonly property: string;
  /** `standard` is a list of Key/Value, `map` an object. */
  readonly variant: 'standard' | 'map';
}

export interface ObjectSpec {
  readonly properties: Readonly<Record<string, PropertySpec>>;
}

export interface PropertySpec {
  readonly type: TypeSpec;
  readonly required?: true;
  /** A change makes CloudFormation create a new resource. Absent: in place. */
  readonly causesReplacement?: 'yes' | 'maybe';
  readonly default?: unknown;
}

export type TypeSpec =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'json'
  | 'dateTime'
  | { readonly enum: readonly string[] }
  | { readonly list: TypeSpec }
  | { readonly map: TypeSpec }
  | { readonly oneOf: readonly TypeSpec[] }
  | { readonly object: string };

export const spec: Spec = specJson as unknown as Spec;
