const SSM_VALUE = /^AWS::SSM::Parameter::Value<(.+)>$/;
const LIST = /^List<(.+)>$/;
const RESOURCE_ID = /^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+$/;

/** Types whose values must name something that exists in the region, with the resource's type. */
const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  'AWS::EC2::VPC::Id': 'AWS::EC2::VPC',
  'AWS::EC2::Subnet::Id': 'AWS::EC2::Subnet',
  'AWS::EC2::SecurityGroup::Id': 'AWS::EC2::SecurityGroup',
  'AWS::Route53::HostedZone::Id': 'AWS::Route53::HostedZone',
};

export function isParameterType(type: string): boolean {
  const inner = elementType(ssmValueType(type) ?? type);
  return (
    ['String', 'Number', 'CommaDelimitedList', 'AWS::SSM::Parameter::Name'].includes(inner) ||
    RESOURCE_ID.test(inner)
  );
}

export function isListType(type: string): boolean {
  const plain = ssmValueType(type) ?? type;
  return plain === 'CommaDelimitedList' || LIST.test(plain);
}

/** `AWS::EC2::Subnet::Id` of `List<AWS::EC2::Subnet::Id>`. */
export function elementType(type: string): string {
  return LIST.exec(type)?.[1] ?? type;
}

/** The type of what an SSM parameter holds; `undefined` for other types. */
export function ssmValueType(type: string): string | undefined {
  return SSM_VALUE.exec(type)?.[1];
}

/** The resource type that a value of this parameter type is the id of. */
export function resourceTypeOf(type: string): string | undefined {
  return RESOURCE_TYPES[elementType(ssmValueType(type) ?? type)];
}
