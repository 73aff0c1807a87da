import type { ArmingChange } from '../../functions/shared/state/arming';
import type { Arming } from '../../functions/shared/state/arming-model';
import type { Clock } from './clock';
import type { DestroyPort } from './destroy/ports';
import type { DiagnosisPort } from './diagnosis/ports';
import type { DriftDetector } from './drift/ports';
import type { ImageRegistry } from './image/ports';
import type { OperationPort } from './operation/ports';
import type { StackSets } from './stack-sets/ports';
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
  /** The token of the request that began the operation, where it had one. */
  readonly clientToken?: string | undefined;
  /** The same for all events of one operation; a rollback is one of its own. */
  readonly operationId?: string | undefined;
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
  /** It was executed before: nothing more can come of it. */
  | { readonly kind: 'executed' }
  /** The stack has changed since it was made: nothing can come of it. */
  | { readonly kind: 'obsolete' }
  | { readonly kind: 'no-changes' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'ready'; readonly changes: readonly ResourceChange[] };

/** What a change set does to one resource. */
export interface ResourceChange {
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly resourceType: string;
  /** `Add`, `Modify`, `Remove`, or what else CloudFormation says. */
  readonly action: string;
  /** `True`, `Conditional` or `False` of a change in place. */
  readonly replacement: string | undefined;
  /** Each property once, in the order CloudFormation lists them. */
  readonly properties: readonly PropertyChange[];
  /** All properties as they were; undefined for one that is added. */
  readonly before: ResourceProperties | undefined;
  /** All properties as they will be; undefined for one that is removed. */
  readonly after: ResourceProperties | undefined;
}

export type ResourceProperties = Readonly<Record<string, unknown>>;

/** One property that changes, or that may because something it is made from does. */
export interface PropertyChange {
  /** `Properties.BucketName`, `Tags`, `Metadata`. */
  readonly path: string;
  /** As text, JSON where it is no string; undefined when the property is not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly recreation: 'Never' | 'Conditionally' | 'Always';
  /** What makes it change: a parameter, `Topic.TopicArn`; undefined when the template itself. */
  readonly cause: string | undefined;
}

/** What CloudFormation's pre-deployment validation found. */
export interface ValidationFinding {
  /** `NAME_CONFLICT_VALIDATION`. */
  readonly name: string;
  /** `FAIL` keeps the change set from being executed. */
  readonly severity: 'FAIL' | 'WARN';
  readonly logicalId: string;
  readonly resourceType: string;
  /** Where in the template: `/Resources/Bucket/Properties/BucketName`. */
  readonly path: string | undefined;
  readonly reason: string;
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
  /** Newest first, page by page until what was read is enough or there is no more. */
  eventsUntil(
    stack: string,
    isEnough: (events: readonly StackEvent[]) => boolean,
  ): Promise<StackEvent[]>;
  /**
   * The same request again gives the same change set. `no-changes` where the service says so at
   * once instead of in the change set; `busy` when an operation runs on the stack; `name-taken`
   * when there is one of that name that was asked for with something else.
   */
  createChangeSet(
    request: ChangeRequest,
  ): Promise<ChangeSetHandle | 'no-changes' | 'busy' | 'name-taken'>;
  changeSetState(handle: ChangeSetHandle): Promise<ChangeSetState>;
  /** `superseded` when something else has changed or deleted the stack since it was made. */
  executeChangeSet(handle: ChangeSetHandle, clientToken: string): Promise<'started' | 'superseded'>;
  deleteChangeSet(handle: ChangeSetHandle): Promise<void>;
  /** Names of the change sets that the stack has. */
  changeSetNames(stackArn: string): Promise<string[]>;
  validationFindings(handle: ChangeSetHandle): Promise<ValidationFinding[]>;
  /** The template as it was submitted; undefined for a stack that was never made. */
  template(stack: string): Promise<string | undefined>;
  deleteStack(stackArn: string, clientToken: string): Promise<void>;
  rollBack(stackArn: string, clientToken: string): Promise<void>;
  /** Takes up a rollback that got stuck; what is skipped counts as rolled back although it isn't. */
  continueRollback(
    stackArn: string,
    clientToken: string,
    resourcesToSkip: readonly string[],
  ): Promise<void>;
  /** Undoes an update that is under way; `not-updating` when there is none. */
  cancelUpdate(stackArn: string, clientToken: string): Promise<'cancelled' | 'not-updating'>;
  /** Which updates it refuses, as JSON; undefined when it has no policy. */
  stackPolicy(stackArn: string): Promise<string | undefined>;
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

/** SSM Parameter Store in one region. */
export interface Parameters {
  /** Every parameter directly below a path such as `/dr-cli/prod`. */
  below(path: string): Promise<StoredParameter[]>;
  /** Refused by the service itself when the name is taken: of two callers one gets it. */
  create(name: string, value: string): Promise<'created' | 'exists'>;
  overwrite(name: string, value: string): Promise<void>;
  /** One that isn't there is none to delete. */
  remove(name: string): Promise<void>;
}

export interface StoredParameter {
  readonly name: string;
  readonly value: string;
  /** By the service's clock. */
  readonly lastModifiedMs: number;
}

/** Everything of one region. */
export interface RegionPort {
  readonly stacks: Stacks;
  readonly stackSets: StackSets;
  readonly drift: DriftDetector;
  readonly destroy: DestroyPort;
  readonly diagnosis: DiagnosisPort;
  readonly buckets: Buckets;
  readonly logGroups: LogGroups;
  readonly taggedResources: TaggedResources;
  readonly armingItems: ArmingItems;
  readonly globalDatabases: GlobalDatabases;
  readonly certificates: Certificates;
  readonly images: ImageRegistry;
  readonly parameters: Parameters;
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
