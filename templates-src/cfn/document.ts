import type { CfnResource } from './resource';
import type { LintException, ResourceEntry, Template } from './template';

/** A template as plain JSON values, the way CloudFormation reads it. */
export interface TemplateDocument {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Transform?: string;
  readonly Description: string;
  readonly Parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, ResourceDocument>>;
  readonly Outputs?: Readonly<Record<string, OutputDocument>>;
}

export interface ResourceDocument {
  readonly Type: string;
  readonly Condition?: string;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface OutputDocument {
  readonly Description: string;
  readonly Condition?: string;
  readonly Value: unknown;
}

/** Turns a template into plain JSON: standard tags applied, deletion policies set, intrinsics spelled out. */
export function toDocument(template: Template): TemplateDocument {
  const document = {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(template.options.transform && { Transform: template.options.transform }),
    Description: template.options.description,
    ...section('Parameters', template.parameterDefinitions),
    ...section('Mappings', template.mappings),
    ...section('Conditions', template.conditions),
    Resources: mapValues(template.resources, (entry) => resourceDocument(entry, template)),
    ...(template.outputs.size > 0 && {
      Outputs: mapValues(template.outputs, (output) => ({
        Description: output.description,
        ...(output.condition && { Condition: output.condition.name }),
        Value: output.value,
      })),
    }),
  };
  return JSON.parse(JSON.stringify(document)) as TemplateDocument;
}

function resourceDocument(entry: ResourceEntry, template: Template) {
  const { resource, options } = entry;
  const metadata = lintMetadata(options.lintExceptions ?? []);
  const properties = withTags(resource, template);
  return {
    Type: resource.Type,
    ...(options.when && { Condition: options.when.name }),
    ...(options.dependsOn?.length && { DependsOn: options.dependsOn.map((handle) => handle.id) }),
    // Everything is destroyable: a stack that is deleted leaves nothing billed behind, and
    // the default for a database would be a final snapshot.
    ...(resource.traits.stateful && { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' }),
    ...(metadata && { Metadata: metadata }),
    ...(Object.keys(properties).length > 0 && { Properties: properties }),
  };
}

function withTags(resource: CfnResource<object, string>, template: Template): object {
  const { tagging } = resource.traits;
  if (tagging === undefined || template.tags.size === 0) {
    return resource.Properties;
  }
  const own = (resource.Properties as Record<string, unknown>)[tagging.property];
  if (tagging.variant === 'map') {
    return {
      ...resource.Properties,
      [tagging.property]: { ...Object.fromEntries(template.tags), ...(own as object | undefined) },
    };
  }
  const ownTags = (own ?? []) as { Key: string; Value: unknown }[];
  const ownKeys = new Set(ownTags.map((tag) => tag.Key));
  const standard = [...template.tags]
    .filter(([key]) => !ownKeys.has(key))
    .map(([Key, Value]) => ({ Key, Value }));
  return { ...resource.Properties, [tagging.property]: [...ownTags, ...standard] };
}

/** Both linters read their exceptions from the resource's metadata. */
function lintMetadata(exceptions: readonly LintException[]): object | undefined {
  if (exceptions.length === 0) {
    return undefined;
  }
  const checkov = exceptions.filter(({ rule }) => rule.startsWith('CKV'));
  const cfnLint = exceptions.filter(({ rule }) => !rule.startsWith('CKV'));
  return {
    ...(cfnLint.length > 0 && {
      'cfn-lint': {
        config: { ignore_checks: cfnLint.map(({ rule }) => rule) },
        reasons: Object.fromEntries(cfnLint.map(({ rule, reason }) => [rule, reason])),
      },
    }),
    ...(checkov.length > 0 && {
      checkov: { skip: checkov.map(({ rule, reason }) => ({ id: rule, comment: reason })) },
    }),
  };
}

function section(name: string, declarations: ReadonlyMap<string, unknown>): object {
  return declarations.size === 0 ? {} : { [name]: Object.fromEntries(declarations) };
}

function mapValues<T, U>(source: ReadonlyMap<string, T>, transform: (value: T) => U) {
  return Object.fromEntries([...source].map(([key, value]) => [key, transform(value)]));
}
