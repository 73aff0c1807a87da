import { arn } from '../arn';
import { alreadyExists, invalidRequest } from '../failures';
import { generatedName } from '../generated-name';
import { flag, text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { serviceData } from '../service-data';
import { findResource } from '../store';

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
const MAX_NAME_LENGTH = 256;
const TYPE = 'AWS::ECR::Repository';

const repository: ResourceRules = {
  // A guess.
  seconds: { create: 3 },
  problems(properties) {
    const name = text(properties, 'RepositoryName');
    return name === undefined || /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/.test(name)
      ? []
      : [
          `#/RepositoryName: string [${name}] does not match pattern ^(?=.{2,256}$)((?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*)$`,
        ];
  },
  require(context, properties, existing) {
    const name = text(properties, 'RepositoryName');
    if (existing === undefined && name !== undefined && findResource(context, TYPE, name)) {
      throw alreadyExists(
        `The repository with name '${name}' already exists in the registry with id '${context.state.accountId}'`,
      );
    }
  },
  identify(context, properties) {
    const name =
      text(properties, 'RepositoryName') ??
      generatedName(context, { maxLength: MAX_NAME_LENGTH, lowerCase: true });
    return {
      physicalId: name,
      attributes: {
        Arn: arn(context, 'ecr', `repository/${name}`),
        RepositoryUri: `${context.state.accountId}.dkr.ecr.${context.region}.amazonaws.com/${name}`,
      },
    };
  },
  beforeDelete(context, existing) {
    const images = serviceData<unknown[]>(existing, 'images', []);
    if (images.length > 0 && !flag(existing.properties, 'EmptyOnDelete')) {
      throw invalidRequest(
        `The repository with name '${existing.physicalId}' in registry with id '${context.state.accountId}' cannot be deleted because it still contains images`,
      );
    }
  },
};

export const ecrRules: RulesByType = { [TYPE]: repository };
