import type { TemplateDocument } from './document';
import { toMinifiedJson } from './emit';

/**
 * CloudFormation's limits:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const LIMITS = {
  inlineBytes: 51_200,
  uploadedBytes: 1_000_000,
  resources: 500,
  parameters: 200,
  outputs: 200,
} as const;

export interface CheckOptions {
  /** The template is sent in the request itself, because nothing to upload it to exists yet. */
  readonly inline: boolean;
}

/**
 * What `cloudform` lets through and CloudFormation would refuse, as sentences;
 * empty when the template is sound. Runs on every `npm run generate`.
 */
export function checkDocument(
  document: TemplateDocument,
  statefulTypes: ReadonlySet<string>,
  options: CheckOptions,
): string[] {
  return [
    ...checkNames(document),
    ...checkReferences(document),
    ...checkNulls(document),
    ...checkPolicies(document, statefulTypes),
    ...checkLimits(document, options),
  ];
}

/**
 * Letters and digits alone, for whatever a template declares:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
 */
function checkNames(document: TemplateDocument): string[] {
  const { Parameters, Mappings, Conditions, Resources, Outputs } = document;
  return Object.entries({ Parameters, Mappings, Conditions, Resources, Outputs }).flatMap(
    ([section, declared = {}]) =>
      Object.keys(declared)
        .filter((name) => !/^[A-Za-z0-9]+$/.test(name))
        .map((name) => `${section}.${name}: a name in a template has letters and digits alone`),
  );
}

const SAM_FUNCTION_ATTRIBUTES = ['Alias', 'Version'];

function checkReferences(document: TemplateDocument): string[] {
  const problems: string[] = [];
  const parameters = new Set(Object.keys(document.Parameters ?? {}));
  const conditions = new Set(Object.keys(document.Conditions ?? {}));
  const resources = new Map(Object.entries(document.Resources));

  const checkCondition = (name: unknown, where: string) => {
    if (!conditions.has(String(name))) {
      problems.push(`${where}: condition ${name} is not declared`);
    }
  };
  const checkTarget = (target: string, where: string) => {
    const [id = '', attribute] = target.split('.');
    const known =
      target.startsWith('AWS::') ||
      parameters.has(target) ||
      resources.has(target) ||
      (attribute !== undefined && resources.has(id));
    if (!known) {
      problems.push(`${where}: ${target} is neither a resource nor a parameter`);
    }
  };
  const checkRef = (target: string, where: string) => {
    const [id = '', attribute = ''] = target.split('.');
    const isSamReference =
      resources.get(id)?.Type === 'AWS::Serverless::Function' &&
      SAM_FUNCTION_ATTRIBUTES.includes(attribute);
    if (target.includes('.') && !isSamReference) {
      problems.push(`${where}: Ref ${target} has an attribute; use Fn::GetAtt`);
      return;
    }
    checkTarget(target, where);
  };

  visit(document, '', (node, where) => {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'Ref' && typeof value === 'string') {
        checkRef(value, where);
      } else if (key === 'Fn::GetAtt' && Array.isArray(value)) {
        checkTarget(`${value[0]}.${value[1]}`, where);
      } else if (key === 'Fn::Sub') {
        const [text, variables] = Array.isArray(value) ? value : [value, {}];
        for (const name of subVariables(String(text))) {
          if (!(name in (variables as object))) {
            checkTarget(name, where);
          }
        }
      } else if (key === 'Fn::If' && Array.isArray(value)) {
        checkCondition(value[0], where);
      } else if (key === 'Fn::FindInMap' && Array.isArray(value)) {
        if (!(String(value[0]) in (document.Mappings ?? {}))) {
          problems.push(`${where}: mapping ${value[0]} is not declared`);
        }
      }
    }
  });
  for (const [id, resource] of resources) {
    if (resource.Condition !== undefined) {
      checkCondition(resource.Condition, `Resources.${id}`);
    }
    for (const dependency of resource.DependsOn ?? []) {
      if (!resources.has(dependency)) {
        problems.push(`Resources.${id}: DependsOn ${dependency} is not a resource`);
      }
    }
  }
  for (const [name, output] of Object.entries(document.Outputs ?? {})) {
    if (output.Condition !== undefined) {
      checkCondition(output.Condition, `Outputs.${name}`);
    }
  }
  return problems;
}

/** Names in `${…}`; `${!literal}` is text. */
function subVariables(text: string): string[] {
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map((match) => match[1] ?? '');
}

/** `undefined` in a list becomes `null` in JSON, and `null` means nothing to CloudFormation. */
function checkNulls(document: TemplateDocument): string[] {
  const problems: string[] = [];
  visit(document, '', (node, where) => {
    for (const [key, value] of Object.entries(node)) {
      if (value === null) {
        problems.push(`${where}.${key} is null`);
      }
    }
  });
  return problems;
}

function checkPolicies(document: TemplateDocument, statefulTypes: ReadonlySet<string>): string[] {
  return Object.entries(document.Resources).flatMap(([id, resource]) => {
    const policies = [resource.DeletionPolicy, resource.UpdateReplacePolicy];
    if (!statefulTypes.has(resource.Type)) {
      return [];
    }
    return policies.every((policy) => policy === 'Delete')
      ? []
      : [`Resources.${id} holds data and must say DeletionPolicy and UpdateReplacePolicy Delete`];
  });
}

function checkLimits(document: TemplateDocument, options: CheckOptions): string[] {
  const limitBytes = options.inline ? LIMITS.inlineBytes : LIMITS.uploadedBytes;
  const counts = [
    ['bytes', Buffer.byteLength(toMinifiedJson(document)), limitBytes],
    ['resources', Object.keys(document.Resources).length, LIMITS.resources],
    ['parameters', Object.keys(document.Parameters ?? {}).length, LIMITS.parameters],
    ['outputs', Object.keys(document.Outputs ?? {}).length, LIMITS.outputs],
  ] as const;
  return counts
    .filter(([, count, limit]) => count > limit)
    .map(([what, count, limit]) => `${count} ${what}, and CloudFormation takes ${limit}`);
}

function visit(
  node: unknown,
  where: string,
  see: (node: Readonly<Record<string, unknown>>, where: string) => void,
): void {
  if (typeof node !== 'object' || node === null) {
    return;
  }
  see(node as Record<string, unknown>, where);
  for (const [key, value] of Object.entries(node)) {
    visit(value, where === '' ? key : `${where}.${key}`, see);
  }
}
