import { isNode, resolveValue, type TemplateScope } from './resolve';

/** A resource that a stack will have, with what is known of it before the deploy. */
export interface PlannedResource {
  readonly logicalId: string;
  readonly type: string;
  /** Values that only AWS can give are still intrinsic functions. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface ParameterDefinition {
  readonly name: string;
  readonly definition: Readonly<Record<string, unknown>>;
}

/** A template, and what its stack is given. */
export interface StackInput {
  /** JSON text, as CloudFormation gets it. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly pseudoParameters: Readonly<Record<'AWS::Region' | 'AWS::AccountId', string>>;
}

/** The resources that the template makes with these parameters, in the template's order. */
export function plannedResources(input: StackInput): PlannedResource[] {
  const document = readDocument(input.template);
  const scope = scopeOf(document, input);
  return Object.entries(section(document, 'Resources')).flatMap(([logicalId, resource]) => {
    if (!isNode(resource) || !isMade(resource, scope)) {
      return [];
    }
    const properties = resolveValue(resource.Properties ?? {}, scope);
    return [
      { logicalId, type: String(resource.Type), properties: isNode(properties) ? properties : {} },
    ];
  });
}

/** The parameters that a template declares. */
export function parameterDefinitions(template: string): ParameterDefinition[] {
  return Object.entries(section(readDocument(template), 'Parameters')).flatMap(
    ([name, definition]) => (isNode(definition) ? [{ name, definition }] : []),
  );
}

function isMade({ Condition: condition }: Readonly<Record<string, unknown>>, scope: TemplateScope) {
  return typeof condition !== 'string' || scope.condition(condition);
}

function scopeOf(document: Readonly<Record<string, unknown>>, input: StackInput): TemplateScope {
  const declared = Object.entries(section(document, 'Parameters')).flatMap(([name, definition]) => {
    const value = input.parameters[name] ?? (isNode(definition) ? definition.Default : undefined);
    return value === undefined || !isNode(definition)
      ? []
      : [[name, typed(String(definition.Type), String(value))] as const];
  });
  const conditions = section(document, 'Conditions');
  const scope: TemplateScope = {
    parameters: {
      'AWS::Partition': 'aws',
      ...input.pseudoParameters,
      ...Object.fromEntries(declared),
    },
    mappings: section(document, 'Mappings'),
    condition: (name) => resolveValue(conditions[name], scope) === true,
  };
  return scope;
}

function typed(type: string, value: string): unknown {
  return type === 'CommaDelimitedList' || type.startsWith('List<') ? value.split(',') : value;
}

function readDocument(template: string): Readonly<Record<string, unknown>> {
  const document: unknown = JSON.parse(template);
  if (!isNode(document)) {
    throw new Error('the template is not an object');
  }
  return document;
}

function section(document: Readonly<Record<string, unknown>>, name: string) {
  const found = document[name];
  return isNode(found) ? found : {};
}
