import { AwsError } from '../../service';
import type { Template } from './template';

/** Property that gives an IAM resource a name of the template's choice. */
const NAME_PROPERTY: Readonly<Record<string, string>> = {
  'AWS::IAM::AccessKey': 'UserName',
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html, Capabilities. */
const IAM_TYPES: ReadonlySet<string> = new Set([
  ...Object.keys(NAME_PROPERTY),
  'AWS::IAM::Policy',
  'AWS::IAM::UserToGroupAddition',
]);

export interface RequiredCapabilities {
  readonly capabilities: readonly string[];
  readonly reason: string;
}

/** What a caller must acknowledge; `undefined` when nothing. */
export function requiredCapabilities(template: Template): RequiredCapabilities | undefined {
  const iamTypes = [
    ...new Set(
      Object.values(template.resources)
        .map((resource) => resource.type)
        .filter((type) => IAM_TYPES.has(type)),
    ),
  ];
  if (iamTypes.length === 0) {
    return undefined;
  }
  const named = Object.values(template.resources).some((resource) => {
    const property = NAME_PROPERTY[resource.type];
    return property !== undefined && resource.properties[property] !== undefined;
  });
  return {
    capabilities: [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'],
    reason: `The following resource(s) require capabilities: [${iamTypes.join(', ')}]`,
  };
}

/** Throws unless the caller acknowledged what the template can do. */
export function requireCapabilities(template: Template, given: readonly string[]): void {
  const [required] = requiredCapabilities(template)?.capabilities ?? [];
  // Permission to make named IAM resources includes the unnamed ones.
  const satisfied =
    required === undefined || given.includes(required) || given.includes('CAPABILITY_NAMED_IAM');
  if (!satisfied) {
    throw insufficientCapabilities(required);
  }
}

export function requireAutoExpand(transforms: readonly string[], given: readonly string[]): void {
  if (transforms.length > 0 && !given.includes('CAPABILITY_AUTO_EXPAND')) {
    throw insufficientCapabilities('CAPABILITY_AUTO_EXPAND');
  }
}

function insufficientCapabilities(capability: string): AwsError {
  return new AwsError(
    'InsufficientCapabilitiesException',
    `Requires capabilities : [${capability}]`,
    400,
  );
}
