import { assertNever } from '../../../engine/errors';
import { withUnknownImports } from '../change-sets/preview-scope';
import { validationError } from '../errors';
import type { Deployment, Stack, Tag } from '../state';
import { requireAutoExpand, requireCapabilities } from '../template/capabilities';
import { checkTemplate } from '../template/check';
import { evaluate } from '../template/evaluate';
import { isObject } from '../template/json';
import {
  type ParameterInput,
  type ParameterLookups,
  resolveParameters,
} from '../template/parameters';
import { parseTemplateBody } from '../template/parse';
import { readParameters } from '../template/read-parameters';
import { readTemplate, readTransforms } from '../template/read-template';
import { KNOWN_AFTER_APPLY } from '../template/scope';
import { type SettledDeployment, type StackFrame, settleTemplate } from './deployment';
import { ssmParameterValue } from './dynamic-references';
import type { World } from './world';

/** A template with its inputs, as it arrives with `CreateChangeSet`, `CreateStack` or `UpdateStack`. */
export interface Submission {
  readonly templateBody: string;
  readonly parameters: readonly ParameterInput[];
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
  /** A change set may be made without CAPABILITY_AUTO_EXPAND: it is where the expansion is looked at. */
  readonly purpose: 'changeSet' | 'operation';
}

export interface AcceptedSubmission {
  readonly deployment: Deployment;
  readonly hasTransform: boolean;
}

/** Checks a submission as far as it can be before resources exist. Throws CloudFormation's errors. */
export function acceptSubmission(
  world: World,
  stack: StackFrame & Partial<Pick<Stack, 'deployment'>>,
  submission: Submission,
): AcceptedSubmission {
  const source = parseTemplateBody(submission.templateBody);
  const transforms = isObject(source) ? readTransforms(source.Transform) : [];
  if (submission.purpose === 'operation') {
    requireAutoExpand(transforms, submission.capabilities);
  }
  const definitions = readParameters(parametersOf(source));
  const parameters = resolveParameters(
    definitions,
    submission.parameters,
    stack.deployment?.parameters ?? {},
    lookupsOf(world, stack.region),
  );
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, { value, resolvedValue }]) => [
      name,
      resolvedValue ?? value,
    ]),
  );
  const processed = transforms.reduce(
    (template, transform) => applyTransform(world, stack.region, template, transform, values),
    source,
  );
  const template = readTemplate(processed);
  const settled = settleTemplate(world, stack, template, parameters);
  const { conditions } = settled.scope({ ref: () => '', attribute: () => '' });
  checkTemplate(template, conditions, {
    isKnownType: (type) => world.configuration.resources.modelFor(type) !== undefined,
    hasAttribute: (type, attribute) => world.configuration.resources.hasAttribute(type, attribute),
  });
  checkValues(settled);
  requireCapabilities(template, submission.capabilities);
  return {
    deployment: {
      templateKey: world.blobs.put(Buffer.from(submission.templateBody)),
      processedKey: world.blobs.put(Buffer.from(JSON.stringify(processed))),
      parameters,
      tags: submission.tags,
      capabilities: submission.capabilities,
    },
    hasTransform: transforms.length > 0,
  };
}

/** Evaluates everything once with nothing known of the resources, so that mistakes show before anything is made. */
function checkValues({ template, resources, scope }: SettledDeployment): void {
  const unknown = () => KNOWN_AFTER_APPLY;
  const values = withUnknownImports(scope({ ref: unknown, attribute: unknown }));
  for (const { properties } of Object.values(resources)) {
    evaluate(properties, values);
  }
  for (const { value, exportName, condition } of Object.values(template.outputs)) {
    if (condition === undefined || values.conditions[condition] === true) {
      evaluate([value, exportName], values);
    }
  }
}

function parametersOf(source: unknown): Readonly<Record<string, unknown>> {
  const parameters = isObject(source) ? source.Parameters : undefined;
  return isObject(parameters) ? parameters : {};
}

function lookupsOf(world: World, region: string): ParameterLookups {
  return {
    ssmParameter: (name) => ssmParameterValue(world, region, name),
    resourceExists: (type, id) =>
      world.configuration.resources.findResource({ state: world.state, region }, type, id) !==
      undefined,
  };
}

type Transform = 'AWS::Serverless-2016-10-31' | 'AWS::LanguageExtensions';

function isTransform(name: string): name is Transform {
  return name === 'AWS::Serverless-2016-10-31' || name === 'AWS::LanguageExtensions';
}

function applyTransform(
  world: World,
  region: string,
  source: unknown,
  name: string,
  parameterValues: Record<string, string>,
): unknown {
  if (!isObject(source) || !isTransform(name)) {
    throw validationError(`No transform named ${name} found.`);
  }
  const { Transform: _, ...template } = source;
  switch (name) {
    case 'AWS::LanguageExtensions':
      // Fn::Length and Fn::ToJsonString are evaluated like any other intrinsic.
      return template;
    case 'AWS::Serverless-2016-10-31':
      return world.configuration.expandSam(template, { parameterValues, region });
    default:
      return assertNever(name);
  }
}
