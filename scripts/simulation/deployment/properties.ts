import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { resourcesOfType } from '../../../templates-src/cfn/resolve';

/** A resource's properties with all names filled in. */
export type Properties = Readonly<Record<string, unknown>>;

/** The resource of a type of which a property has a value. */
export function resourceWith(
  document: TemplateDocument,
  type: string,
  path: readonly string[],
  value: string,
): Properties {
  const all = [...resourcesOfType(document, type).values()];
  const found = all.find((properties) => valueAt(properties, ...path) === value);
  if (found === undefined) {
    throw new Error(`the templates have no ${type} with ${path.join('.')} ${value}`);
  }
  return found;
}

export function valueAt(properties: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    properties,
  );
}

export function textAt(properties: Properties, ...path: readonly string[]): string {
  const value = valueAt(properties, ...path);
  if (typeof value !== 'string') {
    throw new Error(`the templates have no text at ${path.join('.')}: ${JSON.stringify(value)}`);
  }
  return value;
}

/** A number, or one written as text. */
export function numberAt(properties: Properties, ...path: readonly string[]): number {
  const value = Number(valueAt(properties, ...path) ?? Number.NaN);
  if (!Number.isFinite(value)) {
    throw new Error(`the templates have no number at ${path.join('.')}`);
  }
  return value;
}

export function textsAt(properties: Properties, ...path: readonly string[]): readonly string[] {
  const value = valueAt(properties, ...path);
  return Array.isArray(value) ? value.map(String) : [];
}
