import type {
  GetTemplateInput,
  GetTemplateOutput,
  GetTemplateSummaryInput,
  GetTemplateSummaryOutput,
  ValidateTemplateInput,
  ValidateTemplateOutput,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../errors';
import type { Deployment } from '../state';
import { requiredCapabilities } from '../template/capabilities';
import { checkTemplate } from '../template/check';
import { isObject } from '../template/json';
import { parseTemplateBody } from '../template/parse';
import { readParameters } from '../template/read-parameters';
import { readTemplate, readTransforms } from '../template/read-template';
import { type Call, requireChangeSet, requireStackWithId } from './call';
import { readTemplateBody, storedBody } from './template-source';
import { capabilityViews } from './views';

export function getTemplate(call: Call, input: GetTemplateInput): GetTemplateOutput {
  const deployment = deploymentOf(call, input);
  const key =
    input.TemplateStage === 'Processed' ? deployment.processedKey : deployment.templateKey;
  return { TemplateBody: storedBody(call, key), StagesAvailable: ['Original', 'Processed'] };
}

function deploymentOf(call: Call, input: GetTemplateInput): Deployment {
  if (input.ChangeSetName !== undefined) {
    return requireChangeSet(call, input.ChangeSetName, input.StackName).changeSet.deployment;
  }
  if (input.StackName === undefined) {
    throw validationError('StackName is required if ChangeSetName is not specified.');
  }
  const stack = requireStackWithId(call, input.StackName);
  if (stack.deployment === undefined) {
    throw validationError(`Stack with id ${input.StackName} does not have a template`);
  }
  return stack.deployment;
}

export function getTemplateSummary(
  call: Call,
  input: GetTemplateSummaryInput,
): GetTemplateSummaryOutput {
  const source = parseTemplateBody(summaryBody(call, input));
  const { transforms, parameters, description } = declarationsOf(source);
  const resources = isObject(source) && isObject(source.Resources) ? source.Resources : {};
  if (Object.keys(resources).length === 0) {
    throw validationError('Template format error: At least one Resources member must be defined.');
  }
  const types = Object.values(resources).flatMap((resource) =>
    isObject(resource) && typeof resource.Type === 'string' ? [resource.Type] : [],
  );
  return {
    ...(transforms.length === 0 && capabilitiesOf(source)),
    ...(description !== undefined && { Description: description }),
    Parameters: Object.entries(parameters).map(([key, parameter]) => ({
      ParameterKey: key,
      ParameterType: parameter.type,
      NoEcho: parameter.noEcho,
      DefaultValue: parameter.defaultValue,
      Description: parameter.description,
      ParameterConstraints:
        parameter.allowedValues === undefined
          ? {}
          : { AllowedValues: [...parameter.allowedValues] },
    })),
    ResourceTypes: [...new Set(types)],
    DeclaredTransforms: [...transforms],
    Version: '2010-09-09',
  };
}

function summaryBody(call: Call, input: GetTemplateSummaryInput): string {
  if (input.StackName === undefined) {
    return readTemplateBody(call, input);
  }
  const stack = requireStackWithId(call, input.StackName);
  if (stack.deployment === undefined) {
    throw validationError('GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.');
  }
  return storedBody(call, stack.deployment.templateKey);
}

/** Checks what can be checked without values: the shape, references, types, attributes. */
export function validateTemplate(call: Call, input: ValidateTemplateInput): ValidateTemplateOutput {
  const source = parseTemplateBody(readTemplateBody(call, input));
  const { transforms, parameters, description } = declarationsOf(source);
  if (transforms.length === 0) {
    checkWithoutValues(call, source);
  }
  return {
    Parameters: Object.entries(parameters).map(([key, parameter]) => ({
      ParameterKey: key,
      DefaultValue: parameter.defaultValue,
      NoEcho: parameter.noEcho,
      Description: parameter.description,
    })),
    ...(description !== undefined && { Description: description }),
    ...(transforms.length === 0 && capabilitiesOf(source)),
    ...(transforms.length > 0 && { DeclaredTransforms: [...transforms] }),
  };
}

function declarationsOf(source: unknown) {
  const members = isObject(source) ? source : {};
  const parameters = members.Parameters;
  return {
    transforms: readTransforms(members.Transform),
    parameters: readParameters(isObject(parameters) ? parameters : {}),
    description: typeof members.Description === 'string' ? members.Description : undefined,
  };
}

function checkWithoutValues({ world }: Call, source: unknown): void {
  const template = readTemplate(source);
  // With every condition true, all resources are there to be referred to.
  const conditions = Object.fromEntries(
    Object.keys(template.conditions).map((name) => [name, true]),
  );
  checkTemplate(template, conditions, {
    isKnownType: (type) => world.configuration.resources.modelFor(type) !== undefined,
    hasAttribute: (type, attribute) => world.configuration.resources.hasAttribute(type, attribute),
  });
}

function capabilitiesOf(source: unknown) {
  const required = requiredCapabilities(readTemplate(source));
  return required === undefined
    ? {}
    : {
        Capabilities: capabilityViews(required.capabilities),
        CapabilitiesReason: required.reason,
      };
}
