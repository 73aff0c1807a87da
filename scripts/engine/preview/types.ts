import type { HomeRole } from '../../../templates-src/topology';
import type { StackAction } from '../action';
import type { ErrorDescription } from '../events';
import type { GuardVerdict } from '../guard/change-guard';
import type { ResourceChange, ValidationFinding } from '../ports';
import type { PolicyDenial } from './policy-denials';

/** Version of the document that `preview --json` prints. A new optional field keeps it. */
export const PREVIEW_VERSION = '1.0';

/** What a deploy would do, stack by stack, in the plan's order. */
export interface Preview {
  readonly stacks: readonly StackPreview[];
}

export interface StackPreview {
  /** `regional@dr`. */
  readonly id: string;
  readonly stack: string;
  readonly role: HomeRole;
  readonly stackName: string;
  readonly region: string;
  readonly action: StackAction['kind'];
  /** Of a stack that is waited for: what is done then. */
  readonly afterwards?: 'create' | 'update';
  readonly reason: string;
  readonly result: StackResult;
  /** Inputs that get their values only during the deploy. */
  readonly laterInputs: readonly LaterInput[];
}

export type StackResult =
  | { readonly kind: 'unchanged' }
  | ChangedStack
  /** Nothing that it is made from exists yet, so that no change set can be made. */
  | { readonly kind: 'to-be-created'; readonly contents: readonly TypeCount[] }
  /** It exists, and no change set can be made now. */
  | { readonly kind: 'not-shown'; readonly reason: string }
  | {
      readonly kind: 'failed';
      readonly error: ErrorDescription;
      readonly findings: readonly ValidationFinding[];
    };

/** What the change set of a stack says, and what follows from it. */
export interface ChangedStack {
  readonly kind: 'changed';
  readonly type: 'CREATE' | 'UPDATE';
  readonly resources: readonly PreviewedChange[];
  readonly parameters: readonly ValueChange[];
  readonly tags: readonly ValueChange[];
  readonly outputs: readonly ValueChange[];
  readonly findings: readonly ValidationFinding[];
  /** Each a line: who may do what that they may not do now. */
  readonly widerAccess: readonly string[];
  readonly fedOutputs: readonly FedOutput[];
  readonly guard: GuardVerdict;
  /** What the policy that the stack has refuses: the deploy would fail and roll back. */
  readonly policyDenials: readonly PolicyDenial[];
}

export interface PreviewedChange extends ResourceChange {
  /** Losing the resource loses data. */
  readonly isStateful: boolean;
}

/** Undefined: it is not there. */
export interface ValueChange {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A parameter whose value an earlier stack of the same deploy makes. */
export interface LaterInput {
  readonly parameter: string;
  /** `foundation@primary`. */
  readonly producer: string;
  readonly output: string;
  /** `will`: the value is another one for certain; `may`: it is looked at again then. */
  readonly certainty: 'will' | 'may';
  /** The change set shown was made with the value that the output has now. */
  readonly hasPreviousValue: boolean;
}

/** A resource that would be made anew although other stacks use what it is. */
export interface FedOutput {
  readonly logicalId: string;
  readonly replacement: 'True' | 'Conditional' | 'Removed';
  readonly output: string;
  readonly consumers: readonly { readonly stack: string; readonly parameter: string }[];
}

export interface TypeCount {
  readonly resourceType: string;
  readonly count: number;
}
