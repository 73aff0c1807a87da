import { type ExpandedResource, expandFunction } from './function';
import { rewriteRecord } from './generated-references';
import { checkGlobals, withGlobals } from './globals';
import { type ParameterValues, parameterValuesOf } from './parameter-references';
import { notModelled, SamError, SamResourceError } from './sam-error';
import { expandStateMachine } from './state-machine';
import type { Expansion, Template, TemplateResource } from './template';

export { SamError } from './sam-error';
export type { Template, TemplateResource } from './template';

const TRANSFORM = 'AWS::Serverless-2016-10-31';
const SAM_TYPE_PREFIX = 'AWS::Serverless::';

export interface ExpandOptions {
  /** Values given for the stack's parameters; the template's defaults fill the rest. */
  readonly parameterValues: Readonly<Record<string, unknown>>;
  readonly region: string;
}

/** Whether the template asks for the SAM transform. */
export function usesSam(template: Template): boolean {
  return [template.Transform].flat().includes(TRANSFORM);
}

/**
 * The template as CloudFormation sees it after the SAM transform, with the
 * logical ids that AWS's translator gives.
 * @throws SamError with every resource's problem.
 */
export function expandSam(template: Template, options: ExpandOptions): Template {
  checkGlobals(template);
  const parameters = parameterValuesOf(template, options.parameterValues, options.region);
  const resources: Expansion = {};
  const referables: Record<string, Readonly<Record<string, string>>> = {};
  const problems: string[] = [];
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    try {
      const expanded = expandResource(template, logicalId, resource, parameters);
      addResources(resources, template, logicalId, expanded.resources);
      referables[logicalId] = expanded.referables;
    } catch (error) {
      if (!(error instanceof SamResourceError)) {
        throw error;
      }
      problems.push(error.message);
    }
  }
  if (problems.length > 0) {
    throw new SamError(problems);
  }
  const { Transform: transform, Globals: _globals, ...sections } = template;
  const others = [transform].flat().filter((name) => name !== undefined && name !== TRANSFORM);
  const rewritten = Object.entries(resources).map(([logicalId, resource]) => [
    logicalId,
    { ...rewriteRecord(resource, referables), Type: resource.Type },
  ]);
  return {
    ...rewriteRecord(sections, referables),
    ...(others.length > 0 && { Transform: others }),
    Resources: Object.fromEntries(rewritten),
  };
}

function expandResource(
  template: Template,
  logicalId: string,
  resource: TemplateResource,
  parameters: ParameterValues,
): ExpandedResource {
  switch (resource.Type) {
    case 'AWS::Serverless::Function':
      return expandFunction(logicalId, resource, withGlobals(template, resource), parameters);
    case 'AWS::Serverless::StateMachine':
      return expandStateMachine(logicalId, resource, withGlobals(template, resource));
    default:
      if (resource.Type.startsWith(SAM_TYPE_PREFIX)) {
        throw notModelled(logicalId, resource.Type);
      }
      return { resources: { [logicalId]: resource }, referables: {} };
  }
}

function addResources(
  resources: Expansion,
  template: Template,
  owner: string,
  added: Expansion,
): void {
  for (const [logicalId, resource] of Object.entries(added)) {
    const clashes = logicalId !== owner && template.Resources[logicalId] !== undefined;
    if (clashes) {
      throw new SamResourceError(
        owner,
        `Transforming resource with id [${owner}] attempts to create a new resource [${logicalId}] of type "${resource.Type}". A resource with that id already exists within this template.`,
      );
    }
    resources[logicalId] = resource;
  }
}
