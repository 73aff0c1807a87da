import type { ParameterValue, TemplateLocation } from '../ports';

/** A stack set, as far as the engine has to know it. */
export interface StackSetDescription {
  /** As it was submitted. */
  readonly templateBody: string;
  readonly parameterNames: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** Whom it works as; absent where the service doesn't say. */
  readonly roles: StackSetRoles | undefined;
}

/** One stack of a stack set: there is one for an account and a region. */
export interface InstancePlace {
  readonly stackSetName: string;
  readonly accountId: string;
  readonly region: string;
}

export interface StackInstance {
  /** Absent when the stack was never begun. */
  readonly stackArn: string | undefined;
  /** Values that this instance has in place of the stack set's. */
  readonly overrides: Readonly<Record<string, string>>;
}

/** Whom StackSets works as: it assumes the first to be allowed to assume the second. */
export interface StackSetRoles {
  readonly administrationRoleArn: string;
  readonly executionRoleName: string;
}

export interface NewStackSet {
  readonly name: string;
  readonly template: TemplateLocation;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly roles: StackSetRoles;
  readonly clientToken: string;
}

/** An update of the stack set, carried out in one of its instances at most. */
export interface StackSetUpdate {
  readonly stackSetName: string;
  /** Absent: the stack set has none. */
  readonly instance: InstancePlace | undefined;
  /** Absent: the one that the stack set has. */
  readonly template: TemplateLocation | undefined;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly roles: StackSetRoles;
  readonly operationId: string;
}

export interface InstanceChange {
  readonly place: InstancePlace;
  readonly overrides: Readonly<Record<string, ParameterValue>>;
  readonly operationId: string;
}

/** `busy`: another operation runs on the stack set; `known`: the id has been used before. */
export type OperationStart = 'started' | 'busy' | 'known';

export type OperationState =
  /** There has been none with the id, as far as the service knows yet. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'running' }
  | { readonly kind: 'succeeded' }
  /** The reasons, one for each instance that failed. */
  | { readonly kind: 'failed'; readonly reasons: readonly string[] };

/** Self-managed StackSets, administered from one region. */
export interface StackSets {
  describe(name: string): Promise<StackSetDescription | undefined>;
  /** Undefined too where there is no such stack set. */
  instance(place: InstancePlace): Promise<StackInstance | undefined>;
  instances(name: string): Promise<InstancePlace[]>;
  /** The same request again makes nothing. */
  create(request: NewStackSet): Promise<void>;
  update(request: StackSetUpdate): Promise<OperationStart>;
  createInstance(change: InstanceChange): Promise<OperationStart>;
  updateInstance(change: InstanceChange): Promise<OperationStart>;
  /** Takes instances out of the stack set; their stacks, where they exist, stay. */
  releaseInstances(
    places: readonly [InstancePlace, ...InstancePlace[]],
    operationId: string,
  ): Promise<OperationStart>;
  operationState(stackSetName: string, operationId: string): Promise<OperationState>;
  /** One that isn't there is none to delete. */
  remove(name: string): Promise<'removed' | 'absent' | 'busy'>;
}
