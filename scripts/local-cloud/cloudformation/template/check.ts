import { validationError } from '../errors';
import { activeResources, dependencies, inDependencyOrder } from './graph';
import { MAX_DYNAMIC_REFERENCES } from './limits';
import { PSEUDO_PARAMETERS } from './pseudo-parameters';
import { type Reference, referencedName, referencesIn } from './references';
import type { Template } from './template';

/** What the checks have to know about resource types. */
export interface TypeCatalog {
  isKnownType(type: string): boolean;
  hasAttribute(type: string, attribute: string): boolean;
}

/**
 * Finds what can be wrong with a template as a whole before its values are
 * known. `conditions` are their values for this submission.
 */
export function checkTemplate(
  template: Template,
  conditions: Readonly<Record<string, boolean>>,
  catalog: TypeCatalog,
): void {
  checkTypes(template, catalog);
  checkConditionNames(template);
  checkResourceReferences(template, conditions);
  checkOutputReferences(template, conditions);
  checkAttributes(template, conditions, catalog);
  checkDynamicReferences(template);
  inDependencyOrder(dependencies(activeResources(template, conditions), conditions));
}

function checkTypes(template: Template, catalog: TypeCatalog): void {
  const unknown = Object.values(template.resources)
    .map((resource) => resource.type)
    .filter((type) => !catalog.isKnownType(type));
  if (unknown.length > 0) {
    throw validationError(
      `Template format error: Unrecognized resource types: [${[...new Set(unknown)].join(', ')}]`,
    );
  }
}

function checkConditionNames(template: Template): void {
  for (const [logicalId, { condition }] of Object.entries(template.resources)) {
    if (condition !== undefined && !(condition in template.conditions)) {
      throw validationError(
        `Template format error: Unresolved condition ${condition} in resource ${logicalId}`,
      );
    }
  }
  for (const [name, { condition }] of Object.entries(template.outputs)) {
    if (condition !== undefined && !(condition in template.conditions)) {
      throw validationError(
        `Template format error: Unresolved condition ${condition} in output ${name}`,
      );
    }
  }
  for (const reference of valuesOf(template).flatMap((value) => referencesIn(value))) {
    if (
      reference.kind === 'condition' &&
      reference.within === 'Fn::If' &&
      !(reference.name in template.conditions)
    ) {
      throw validationError(
        `Template error: unresolved condition dependency ${reference.name} in Fn::If`,
      );
    }
  }
}

function valuesOf(template: Template): readonly unknown[] {
  return [
    ...Object.values(template.resources).map((resource) => resource.properties),
    ...Object.values(template.outputs).flatMap(({ value, exportName }) => [value, exportName]),
  ];
}

function checkResourceReferences(
  template: Template,
  conditions: Readonly<Record<string, boolean>>,
): void {
  const active = activeResources(template, conditions);
  const missing = new Set<string>();
  for (const resource of Object.values(template.resources)) {
    for (const name of resource.dependsOn) {
      if (!(name in template.resources)) {
        missing.add(name);
      }
    }
    for (const name of namesIn(referencesIn(resource.properties))) {
      if (!isDefined(name, template)) {
        missing.add(name);
      }
    }
  }
  for (const resource of Object.values(active)) {
    for (const name of namesIn(referencesIn(resource.properties, conditions))) {
      if (name in template.resources && !(name in active)) {
        missing.add(name);
      }
    }
  }
  if (missing.size > 0) {
    throw validationError(
      `Template format error: Unresolved resource dependencies [${[...missing].join(', ')}] in the Resources block of the template`,
    );
  }
}

function checkOutputReferences(
  template: Template,
  conditions: Readonly<Record<string, boolean>>,
): void {
  const active = activeResources(template, conditions);
  const missing = Object.values(template.outputs)
    .filter(({ condition }) => condition === undefined || conditions[condition] === true)
    .flatMap(({ value, exportName }) => namesIn(referencesIn([value, exportName], conditions)))
    .filter(
      (name) => !isDefined(name, template) || (name in template.resources && !(name in active)),
    );
  if (missing.length > 0) {
    throw validationError(
      `Unresolved resource dependencies [${[...new Set(missing)].join(', ')}] in the Outputs block of the template`,
    );
  }
}

function namesIn(references: readonly Reference[]): readonly string[] {
  return references.map(referencedName).filter((name) => name !== undefined);
}

function isDefined(name: string, template: Template): boolean {
  return name in template.parameters || name in template.resources || PSEUDO_PARAMETERS.has(name);
}

function checkAttributes(
  template: Template,
  conditions: Readonly<Record<string, boolean>>,
  catalog: TypeCatalog,
): void {
  for (const reference of valuesOf(template).flatMap((value) => referencesIn(value, conditions))) {
    if (reference.kind !== 'attribute') {
      continue;
    }
    const type = template.resources[reference.logicalId]?.type;
    if (type !== undefined && !catalog.hasAttribute(type, reference.attribute)) {
      throw validationError(
        `Template error: resource ${reference.logicalId} does not support attribute type ${reference.attribute} in Fn::GetAtt`,
      );
    }
  }
}

function checkDynamicReferences(template: Template): void {
  const count = JSON.stringify(Object.values(template.resources)).split('{{resolve:').length - 1;
  if (count > MAX_DYNAMIC_REFERENCES) {
    throw validationError(
      `Template error: the template has ${count} dynamic references, more than the maximum allowed, ${MAX_DYNAMIC_REFERENCES}`,
    );
  }
}
