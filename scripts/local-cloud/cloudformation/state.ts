import type { DriftDetection } from './drift/detection';
import type { StackSet } from './stack-sets/state';
import type { ChangeSetStatus, ExecutionStatus, ResourceStatus, StackStatus } from './status';

/** What CloudFormation remembers in one region. */
export interface CloudFormationState {
  /** By ARN, in order of creation. Deleted stacks stay: they can be read by ARN. */
  stacks: Record<string, Stack>;
  /** Stack sets that are administered from here; made with the first one. */
  stackSets?: StackSet[];
}

export interface Stack {
  readonly stackId: string;
  readonly stackName: string;
  readonly region: string;
  status: StackStatus;
  statusReason?: string | undefined;
  readonly createdAtMs: number;
  updatedAtMs?: number | undefined;
  deletedAtMs?: number | undefined;
  terminationProtection: boolean;
  disableRollback: boolean;
  notificationArns: readonly string[];
  roleArn?: string | undefined;
  changeSetId?: string | undefined;
  /** The stack policy, JSON as it was given. */
  policy?: string | undefined;
  /** What the stack was last asked to be; absent before the first execution. */
  deployment?: Deployment | undefined;
  /** By logical id, in the order they were first made. */
  resources: Record<string, StackResource>;
  /** Physical resources that are no longer in the stack and wait for the cleanup phase. */
  leftovers: Leftover[];
  outputs: StackOutput[];
  /** Names of exports this stack uses. */
  imports: string[];
  /** Oldest first. */
  events: StackEvent[];
  /** Properties that events show, JSON by a hash of it: a resource's events mostly show the same. */
  eventProperties: Record<string, string>;
  operation?: Operation | undefined;
  /** The last state the stack was stable in, while an update of it isn't complete. */
  restorePoint?: RestorePoint | undefined;
  changeSets: Record<string, ChangeSet>;
  /** The last one. */
  driftDetection?: DriftDetection | undefined;
  /** Operations by client request token. */
  tokens: Record<string, string>;
}

/** A template with the values it was submitted with. */
export interface Deployment {
  /** The template as submitted, in the blob store. */
  readonly templateKey: string;
  /** The template with its transforms applied, as JSON, in the blob store. */
  readonly processedKey: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
}

export interface ParameterValue {
  readonly value: string;
  /** What a parameter of an SSM type stands for. */
  readonly resolvedValue?: string | undefined;
  readonly noEcho: boolean;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  physicalId?: string | undefined;
  status: ResourceStatus;
  statusReason?: string | undefined;
  updatedAtMs: number;
  /** As CloudFormation last applied them: intrinsics resolved, dynamic references not. */
  properties: Readonly<Record<string, unknown>>;
  metadata?: unknown;
  tags: readonly Tag[];
  deletionPolicy: DeletionPolicy;
  updateReplacePolicy: DeletionPolicy;
  /** Logical ids that must outlive this one. */
  dependencies: readonly string[];
}

export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

export interface Leftover {
  readonly resource: StackResource;
  /** Which policy says what becomes of it. */
  readonly policy: DeletionPolicy;
}

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string | undefined;
  readonly exportName?: string | undefined;
}

export interface StackEvent {
  readonly eventId: string;
  readonly timestampMs: number;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: ResourceStatus | StackStatus;
  readonly reason?: string | undefined;
  /** Key in `eventProperties`. */
  readonly propertiesKey?: string | undefined;
  readonly operationId: string;
  readonly clientRequestToken?: string | undefined;
}

export interface RestorePoint {
  readonly deployment: Deployment | undefined;
  readonly resources: Readonly<Record<string, StackResource>>;
  readonly outputs: readonly StackOutput[];
  readonly imports: readonly string[];
}

/** A running operation on a stack: a phase, and what the phase does to each resource. */
export interface Operation {
  /** A rollback is an operation of its own, with the token of the one that it undoes. */
  operationId: string;
  readonly clientRequestToken?: string | undefined;
  readonly kind: 'create' | 'update' | 'delete';
  readonly onFailure: 'rollback' | 'keep' | 'delete';
  phase: Phase;
  /** By task key: the logical id, or `leftover:<n>` for physical resources on the way out. */
  tasks: Record<string, Task>;
  /** Stands in for the stack policy during this operation. */
  readonly policyDuringUpdate?: string | undefined;
}

/**
 * `apply` makes the stack what the template says, `cleanup` deletes what that
 * left over; `undo…` are the way back; `delete` takes everything away.
 */
export type Phase = 'apply' | 'cleanup' | 'undoCreate' | 'undoUpdate' | 'undoCleanup' | 'delete';

export interface Task {
  readonly action: TaskAction;
  readonly logicalId: string;
  /** Tasks that must be done before. */
  readonly after: readonly string[];
  status: TaskStatus;
  /** When what is in progress goes on. */
  dueAtMs?: number | undefined;
  /** When the resource is done; later than `dueAtMs` while it is being accepted. */
  finishAtMs?: number | undefined;
  /** Decided when the task starts: what happens to the resource. */
  change?: 'create' | 'replace' | 'update' | undefined;
  /** The resource as it will be recorded once done. */
  target?: StackResource | undefined;
}

/**
 * `apply`: as the template says. `release`: no longer in the template, deleted
 * in the cleanup. `restore`: as before the update. `skip`: leave it behind.
 */
export type TaskAction = 'apply' | 'release' | 'restore' | 'delete' | 'skip';

/** `accepting`: the service hasn't got the request yet; `stabilizing`: it has a physical id. */
export type TaskStatus = 'pending' | 'accepting' | 'stabilizing' | 'done' | 'failed' | 'cancelled';

export interface ChangeSet {
  readonly changeSetId: string;
  readonly name: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly description?: string | undefined;
  readonly createdAtMs: number;
  status: ChangeSetStatus;
  statusReason?: string | undefined;
  executionStatus: ExecutionStatus;
  /** When the status goes on by itself. */
  dueAtMs?: number | undefined;
  readonly deployment: Deployment;
  readonly notificationArns: readonly string[];
  readonly onStackFailure?: 'DO_NOTHING' | 'ROLLBACK' | 'DELETE' | undefined;
  readonly clientToken?: string | undefined;
  readonly hasTransform: boolean;
  changes: ResourceChange[];
  /** What the checks before a deployment found; absent while they haven't run. */
  validations?: readonly ValidationFinding[] | undefined;
}

/** A finding of CloudFormation's pre-deployment validation. */
export interface ValidationFinding {
  readonly name: 'PROPERTY_VALIDATION' | 'NAME_CONFLICT_VALIDATION' | 'BUCKET_EMPTINESS_VALIDATION';
  /** `FAIL` keeps the change set from being executed. */
  readonly failureMode: 'FAIL' | 'WARN';
  readonly logicalId: string;
  readonly physicalId?: string | undefined;
  readonly type: string;
  /** Where in the template: `/Resources/Bucket/Properties/BucketName`. */
  readonly path: string;
  readonly reason: string;
  readonly eventId: string;
  readonly timestampMs: number;
}

export interface ResourceChange {
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly logicalId: string;
  readonly physicalId?: string | undefined;
  readonly type: string;
  readonly replacement?: 'True' | 'False' | 'Conditional' | undefined;
  readonly policyAction?: string | undefined;
  readonly scope: readonly ('Properties' | 'Metadata' | 'Tags')[];
  readonly details: readonly ChangeDetail[];
  readonly beforeContext?: string | undefined;
  readonly afterContext?: string | undefined;
}

export interface ChangeDetail {
  readonly attribute: 'Properties' | 'Metadata' | 'Tags';
  readonly name?: string | undefined;
  readonly requiresRecreation: 'Never' | 'Conditionally' | 'Always';
  readonly evaluation: 'Static' | 'Dynamic';
  readonly changeSource:
    | 'DirectModification'
    | 'ParameterReference'
    | 'ResourceReference'
    | 'ResourceAttribute';
  readonly causingEntity?: string | undefined;
  readonly beforeValue?: string | undefined;
  readonly afterValue?: string | undefined;
}
