import type { Template } from './template';

/** What a value of a template may refer to while it is evaluated. */
export interface Scope {
  readonly template: Template;
  readonly region: string;
  /** Pseudo parameters and parameters; lists for list types. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly conditions: Readonly<Record<string, boolean>>;
  readonly resources: ResourceScope;
  importValue(exportName: string): string;
}

export interface ResourceScope {
  /** `Ref`; {@link KNOWN_AFTER_APPLY} where only the operation will tell. */
  ref(logicalId: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
}

/** What change sets show for values that don't exist yet. */
export const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** `Ref: AWS::NoValue`: the property isn't there. */
export const NO_VALUE = Symbol('AWS::NoValue');

export function isUnknown(value: unknown): boolean {
  return value === KNOWN_AFTER_APPLY;
}
