import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { DrError } from '../../engine/errors';

export type Properties = Readonly<Record<string, unknown>>;

/** Logical id and properties of every resource of a type. */
export function propertiesOfType(
  document: TemplateDocument,
  type: string,
): (readonly [id: string, properties: Properties])[] {
  return Object.entries(document.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties ?? {}] as const);
}

/** What stands at a path of keys; undefined where the path ends early. */
export function readPath(node: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), node);
}

/** A number, or a number as text. */
export function readNumber(node: unknown, ...path: readonly string[]): number {
  const value = readPath(node, ...path);
  const number =
    typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) {
    throw new DrError({
      code: 'DR_RTO_SETTING_MISSING',
      message: `the generated templates have no number at ${path.join('.')}`,
      nextSteps: ['npm run generate'],
    });
  }
  return number;
}

export function isRecord(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
