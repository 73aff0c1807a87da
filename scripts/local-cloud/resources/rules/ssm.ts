import { arn } from '../arn';
import { alreadyExists } from '../failures';
import { generatedName } from '../generated-name';
import { text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource } from '../store';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
const MAX_NAME_LENGTH = 1011;
const TYPE = 'AWS::SSM::Parameter';

const parameter: ResourceRules = {
  // A guess.
  seconds: { create: 3 },
  require(context, properties, existing) {
    const name = text(properties, 'Name');
    if (existing === undefined && name !== undefined && findResource(context, TYPE, name)) {
      throw alreadyExists('The parameter already exists.');
    }
  },
  identify(context, properties) {
    const name = text(properties, 'Name') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    return {
      physicalId: name,
      attributes: {
        Arn: arn(context, 'ssm', `parameter/${name.replace(/^\//, '')}`),
        Type: text(properties, 'Type'),
        Value: text(properties, 'Value'),
      },
    };
  },
  refresh: (_context, _existing, properties) => ({
    Type: text(properties, 'Type'),
    Value: text(properties, 'Value'),
  }),
};

export const ssmRules: RulesByType = { [TYPE]: parameter };
