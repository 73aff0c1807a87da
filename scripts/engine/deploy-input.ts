import type { Artifact } from './ports';
import type { StackLocation } from './topology';

/** What a deploy brings: templates, code, and values that don't come from another stack. */
export interface DeployInput {
  /** The template as CloudFormation gets it; the same for every region. */
  template(stack: string): string;
  /** Code of the functions that the stack's template points at. */
  functionCode(stack: string): readonly Artifact[];
  parameters(location: StackLocation): Readonly<Record<string, string>>;
  /** Which updates the stack refuses; undefined when it takes any. */
  stackPolicy(stack: string): string | undefined;
  /** On the stacks themselves, and by CloudFormation on what they make. */
  readonly tags: Readonly<Record<string, string>>;
}
