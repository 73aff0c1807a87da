import type { DeletionPolicy } from '../state';

/** A template whose shape has been checked. Values inside may still be intrinsics. */
export interface Template {
  readonly description?: string | undefined;
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
  readonly mappings: Readonly<Record<string, Mapping>>;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly transforms: readonly string[];
  readonly resources: Readonly<Record<string, ResourceDefinition>>;
  readonly outputs: Readonly<Record<string, OutputDefinition>>;
  readonly metadata?: unknown;
}

export type Mapping = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface ParameterDefinition {
  readonly type: string;
  readonly defaultValue?: string | undefined;
  readonly description?: string | undefined;
  readonly noEcho: boolean;
  readonly allowedValues?: readonly string[] | undefined;
  readonly allowedPattern?: string | undefined;
  readonly constraintDescription?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minValue?: number | undefined;
  readonly maxValue?: number | undefined;
}

export interface ResourceDefinition {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly condition?: string | undefined;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy?: DeletionPolicy | undefined;
  readonly updateReplacePolicy?: DeletionPolicy | undefined;
  readonly metadata?: unknown;
}

export interface OutputDefinition {
  readonly value: unknown;
  readonly description?: string | undefined;
  readonly condition?: string | undefined;
  readonly exportName?: unknown;
}
