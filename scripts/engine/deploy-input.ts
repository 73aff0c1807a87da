import type { ParameterChange } from './events';
import type { Artifact } from './ports';
import type { StackLocation } from './topology';

/** A parameter that comes from the topology or a setting. */
export type DesiredParameter =
  | { readonly kind: 'given'; readonly value: string }
  /** Nobody chose it: an environment keeps what it has, and a new one takes this. */
  | { readonly kind: 'default'; readonly value: string }
  /** Nobody chose it and it has no default: `option`, such as `--domain <name>`, gives it. */
  | { readonly kind: 'required'; readonly option: string; readonly description: string };

export interface RefusedChange {
  readonly reason: string;
  /** What to do instead, most useful first. */
  readonly nextSteps: readonly string[];
}

/** What a deploy brings: templates, code, and values that don't come from another stack. */
export interface DeployInput {
  /** The template as CloudFormation gets it; the same for every region. */
  template(stack: string): string;
  /** Code of the functions that the stack's template points at. */
  functionCode(stack: string): readonly Artifact[];
  parameters(location: StackLocation): Readonly<Record<string, DesiredParameter>>;
  /** A change of an existing stack that must not even begin; absent: every change may. */
  readonly refusedChange?: (change: ParameterChange) => RefusedChange | undefined;
  /** The option that a parameter's value is given with, where AWS may refuse one; absent: none. */
  readonly settingOption?: (
    parameter: string,
  ) => { readonly flag: string; readonly placeholder: string } | undefined;
  /** Which updates the stack refuses; undefined when it takes any. */
  stackPolicy(stack: string): string | undefined;
  /** On the stacks themselves, and by CloudFormation on what they make. */
  readonly tags: Readonly<Record<string, string>>;
}
