// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface ParameterProperties {
  AllowedPattern?: Value<string>;
  DataType?: Value<'aws:ec2:image' | 'text'>;
  Description?: Value<string>;
  Name?: Value<string>;
  Policies?: Value<string>;
  Tags?: Value<Record<string, Value<string>>>;
  Tier?: Value<'Advanced' | 'Intelligent-Tiering' | 'Standard'>;
  Type: Value<'String' | 'StringList'>;
  Value: Value<string>;
}
/** `AWS::SSM::Parameter` */
export class Parameter extends CfnResource<ParameterProperties, 'Arn' | 'Type' | 'Value'> {
  constructor(properties: ParameterProperties) {
    super('AWS::SSM::Parameter', properties, { stateful: false, tagging: { property: 'Tags', variant: 'map' } });
  }
}
