import type { Arming, ArmingChange } from '../../functions/shared/state/arming';
import type { Clock } from './clock';
import type { ImageRegistry } from './image/ports';
import type { OperationPort } from './operation/ports';
import type { StackStatus } from './stack-status';

/** A stack as it is in AWS. */
export interface StackDescription {
  /** The stack's ARN: still finds it after it was deleted, and no namesake that came later. */
  readonly stackArn: string;
  readonly name: string;
  readonly status: StackStatus;
  readonly statusReason: string | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly lastChangedMs: number;
  readonly isTerminationProtected: boolean;
}

export interface StackResource {
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly type: string;
  readonly status: string;
}

export interface StackEvent {
  readonly eventId: string;
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly resourceType: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly timestampMs: number;
  /** The event is about the stack itself, not one of its resources. */
  readonly isStackItself: boolean;
}

/** A parameter's value, or the one that the stack has now. */
export type ParameterValue =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'previous' };

export type TemplateLocation =
  | { readonly kind: 'inline'; readonly body: string }
  | { readonly kind: 'uploaded'; readonly url: string };

export interface ChangeRequest {
  readonly stackName: string;
  readonly changeSetName: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly template: TemplateLocation;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Sent with every call of one run: repeats are recognised, and events carry it. */
  readonly clientToken: string;
}

export interface ChangeSetHandle {
  readonly changeSetArn: string;
  readonly stackArn: string;
}

export type ChangeSetState = { readonly kind: 'pending' } | SettledChangeSet;

export type SettledChangeSet =
  /** It is gone, as every change set of a stack is once another one is executed. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'no-changes' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'ready'; readonly changes: readonly ResourceChange[] };

export interface ResourceChange {
  readonly logicalId: string;
  readonly resourceType: string;
  readonly action: string;
  readonly replacement: string | undefined;
}

/** CloudFormation in one region. Stacks are named by name before they exist and by ARN afterwards. */
export interface Stacks {
  describe(stack: string): Promise<StackDescription | undefined>;
  resources(stack: string): Promise<StackResource[]>;
  /** ARNs of stacks with these names that were deleted in the last 90 days. */
  deletedArns(names: ReadonlySet<string>): Promise<string[]>;
  newestEventId(stack: string): Promise<string | undefined>;
  /** Newest first, up to and without the event that is already known. */
  eventsSince(stack: string, knownEventId: string | undefined): Promise<StackEvent[]>;
  /**
   * `no-changes` where the service says so at once instead of in the change set;
   * `busy` when an operation runs on the stack.
   */
  createChangeSet(request: ChangeRequest): Promise<ChangeSetHandle | 'no-changes' | 'busy'>;
  changeSetState(handle: ChangeSetHandle): Promise<ChangeSetState>;
  /** `superseded` when something else has changed or deleted the stack since it was made. */
  executeChangeSet(handle: ChangeSetHandle, clientToken: string): Promise<'started' | 'superseded'>;
  deleteChangeSet(handle: ChangeSetHandle): Promise<void>;
  deleteStack(stackArn: string, clientToken: string): Promise<void>;
  rollBack(stackArn: string, clientToken: string): Promise<void>;
  continueRollback(stackArn: string, clientToken: string): Promise<void>;
  setStackPolicy(stackArn: string, policy: string): Promise<void>;
}

/** What is uploaded before a stack can use it; the key carries the content's hash. */
export interface Artifact {
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string;
}

/** S3 in one region. */
export interface Buckets {
  /** Uploads unless the key is there: equal keys mean equal content. */
  uploadOnce(bucket: string, artifact: Artifact): Promise<'uploaded' | 'present'>;
  /** Where CloudFormation finds an uploaded template. */
  objectUrl(bucket: string, key: string): string;
  stopReplication(bucket: string): Promise<void>;
  /** Deletes every version and delete marker; returns how many there were. */
  empty(bucket: string, pace: Pace): Promise<number>;
}

/** Time to wait by, and the signal that ends the work between two calls. */
export interface Pace {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface LogGroups {
  namesWithPrefix(prefix: string): Promise<string[]>;
  delete(name: string): Promise<void>;
}

/** The Resource Groups Tagging API in one region. */
export interface TaggedResources {
  /** ARNs of everything that carries the tag. */
  arnsWithTag(key: string, value: string): Promise<string[]>;
}

/** The databases' global cluster, as its members in a region see it. */
export interface GlobalDatabases {
  /** Empty when there is no cluster. */
  members(globalClusterIdentifier: string): Promise<readonly GlobalDatabaseMember[]>;
  /** Region of the member that can write; undefined when there is no cluster or no member. */
  writerRegion(globalClusterIdentifier: string): Promise<string | undefined>;
}

export interface GlobalDatabaseMember {
  readonly region: string;
  readonly isWriter: boolean;
}

/** Who may fail over by itself, as the state table of one region has it. */
export interface ArmingItems {
  /** Undefined when nobody has armed yet. */
  read(tableName: string): Promise<Arming | undefined>;
  arm(tableName: string, change: ArmingChange): Promise<void>;
  disarm(tableName: string, change: ArmingChange): Promise<void>;
  /** Refused unless armed, so that the pause's end never arms. */
  pause(
    tableName: string,
    change: ArmingChange & { readonly disarmedUntilMs: number },
  ): Promise<'paused' | 'not-armed'>;
}

/** ACM in one region. */
export interface Certificates {
  /** Certificates that name the domain itself or its wildcard, with how they prove it is theirs. */
  forDomain(domainName: string): Promise<Certificate[]>;
}

export interface Certificate {
  readonly arn: string;
  /** Names of the DNS records that validate it, in lower case, without the last dot. */
  readonly validationRecords: readonly string[];
}

/** Everything of one region. */
export interface RegionPort {
  readonly stacks: Stacks;
  readonly buckets: Buckets;
  readonly logGroups: LogGroups;
  readonly taggedResources: TaggedResources;
  readonly armingItems: ArmingItems;
  readonly globalDatabases: GlobalDatabases;
  readonly certificates: Certificates;
  readonly images: ImageRegistry;
  readonly operation: OperationPort;
}

/** A CNAME record, as it has to be repeated to be deleted. */
export interface ValidationRecord {
  /** In lower case, without the last dot. */
  readonly name: string;
  readonly value: string;
  readonly ttlSeconds: number;
}

/** Public hosted zones: one service for all regions. */
export interface HostedZones {
  /** Records that prove to ACM that exactly this domain is ours. */
  validationRecords(hostedZoneId: string, domainName: string): Promise<ValidationRecord[]>;
  remove(hostedZoneId: string, records: readonly ValidationRecord[]): Promise<void>;
}

/** Whose credentials are used. */
export interface Caller {
  readonly accountId: string;
  /** Session of a role or name of a user: what a person recognises. */
  readonly name: string;
}

/** AWS, or something that answers like it. */
export interface Cloud {
  /** Asked in the next region when one can't answer: a lost region must not stop the other. */
  caller(): Promise<Caller>;
  region(name: string): RegionPort;
  readonly hostedZones: HostedZones;
}
