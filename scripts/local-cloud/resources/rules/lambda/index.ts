import type { Properties } from '../../../resource-model';
import { arn } from '../../arn';
import { alreadyExists, invalidRequest } from '../../failures';
import { generatedName } from '../../generated-name';
import { record, text, texts } from '../../read';
import type { ResourceRules, RulesByType } from '../../resource-rules';
import { findResource, removeResource, resourcesOfType } from '../../store';
import { requireSecurityGroups, requireSubnets } from '../ec2/lookups';
import { requireRole } from '../iam';
import { requireKey } from '../kms';
import { requireFunctionCode } from './function-code';
import { requireFunction } from './lookups';
import { alias, version } from './versions';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const MAX_NAME_LENGTH = 64;
const TYPE = 'AWS::Lambda::Function';

const lambdaFunction: ResourceRules = {
  // The network interfaces of a function in a VPC are released 20 to 40 minutes after it is deleted:
  // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/392. The rest are guesses.
  seconds: (properties) =>
    isInVpc(properties)
      ? { create: 60, update: 20, delete: 1200 }
      : { create: 15, update: 10, delete: 3 },
  problems(properties) {
    const name = text(properties, 'FunctionName');
    return name === undefined || (name.length <= MAX_NAME_LENGTH && /^[\w-]+$/.test(name))
      ? []
      : [
          `#/FunctionName: Value '${name}' must have at most ${MAX_NAME_LENGTH} letters, digits, hyphens and underscores`,
        ];
  },
  require(context, properties, existing) {
    const name = text(properties, 'FunctionName');
    if (existing === undefined && name !== undefined && findResource(context, TYPE, name)) {
      throw alreadyExists(`Function already exist: ${name}`);
    }
    const cannotAssume = 'The role defined for the function cannot be assumed by Lambda.';
    requireRole(context, text(properties, 'Role'), cannotAssume);
    requireFunctionCode(context, properties);
    const vpc = record(properties, 'VpcConfig');
    requireSubnets(context, vpc, 'SubnetIds');
    requireSecurityGroups(context, texts(vpc, 'SecurityGroupIds'));
    const key = text(properties, 'KmsKeyArn');
    requireKey(context, key, `Lambda was unable to use the KMS key ${key}: it does not exist.`);
    if (text(properties, 'PackageType') !== 'Image' && text(properties, 'Runtime') === undefined) {
      throw invalidRequest(
        'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
      );
    }
  },
  identify(context, properties) {
    const name =
      text(properties, 'FunctionName') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    return { physicalId: name, attributes: { Arn: arn(context, 'lambda', `function:${name}`) } };
  },
  /** Versions and aliases, retained ones too, are parts of the function. */
  deleted(context, existing) {
    for (const type of ['AWS::Lambda::Alias', 'AWS::Lambda::Version']) {
      for (const part of resourcesOfType(context, type)) {
        if (part.physicalId.startsWith(`${String(existing.attributes.Arn)}:`)) {
          removeResource(context, type, part.physicalId);
        }
      }
    }
  },
};

function isInVpc(properties: Properties): boolean {
  return texts(record(properties, 'VpcConfig'), 'SubnetIds').length > 0;
}

const permission: ResourceRules = {
  seconds: { create: 2 },
  require(context, properties) {
    requireFunction(context, text(properties, 'FunctionName') ?? '');
  },
  identify(context, properties) {
    const id = generatedName(context, { maxLength: 100 });
    return {
      physicalId: `${text(properties, 'FunctionName')}|${id}`,
      ref: id,
      attributes: { Id: id },
    };
  },
};

const eventInvokeConfig: ResourceRules = {
  seconds: { create: 2 },
  require(context, properties) {
    requireFunction(context, text(properties, 'FunctionName') ?? '');
  },
};

export const lambdaRules: RulesByType = {
  [TYPE]: lambdaFunction,
  'AWS::Lambda::Version': version,
  'AWS::Lambda::Alias': alias,
  'AWS::Lambda::Permission': permission,
  'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
};
