/**
 * Everything the local cloud remembers. Plain JSON, so that it survives in a
 * file between two `dr-cli` calls and can be compared, copied and diffed.
 * Each service keeps its own slice; nothing else is state.
 */
export interface LocalCloudState {
  readonly accountId: string;
  /** Feeds every generated id, so that equal calls give equal ids. */
  sequence: number;
  /** By region name; a region appears with the first call to it. */
  regions: Record<string, RegionState>;
  /** Resources of global services (IAM roles, Route 53, RDS global clusters), by `<type>|<physical id>`. */
  global: { resources: Record<string, StoredResource> };
  /** What the caller may not do; absent: everything is allowed. */
  permissions?: import('./services/account-state').AccountPermissions;
  /** How far its time has come, milliseconds since the epoch; it never goes back. */
  reachedMs?: number;
  /** What will happen by itself; made with the first thing that will. */
  agenda?: import('./runtime/agenda').AgendaState;
}

export interface RegionState {
  /** Every resource that exists, by `<type>|<physical id>`, whoever made it. */
  resources: Record<string, StoredResource>;
  cloudFormation: import('./cloudformation/state').CloudFormationState;
  /** What the account is allowed and offered here, where that isn't the default. */
  account?: import('./services/account-state').RegionAccount;
  /** What services keep that isn't a resource; each slice is made on first use. */
  cloudWatch?: import('./services/cloudwatch/cloudwatch-state').CloudWatchState;
  ecs?: import('./services/ecs/ecs-state').EcsState;
  lambda?: import('./services/lambda/lambda-state').LambdaState;
  sns?: import('./services/sns/sns-state').SnsState;
  stepFunctions?: import('./services/step-functions/execution-state').StepFunctionsState;
}

/** A resource that exists in the local cloud. */
export interface StoredResource {
  readonly type: string;
  /** What CloudFormation lists as the physical resource id. */
  readonly physicalId: string;
  /** What `Ref` returns; mostly the physical id. */
  readonly ref: string;
  /** What `Fn::GetAtt` returns, by attribute name. */
  readonly attributes: Record<string, unknown>;
  /** The resolved properties of the last create or update. */
  readonly properties: Record<string, unknown>;
  /** The stack that owns it; absent for what a service made by itself. */
  readonly owner?: { readonly stackId: string; readonly logicalId: string };
  readonly createdAtMs: number;
  /** What the service itself keeps beside the properties (objects of a bucket, members of a global cluster). */
  data?: Record<string, unknown>;
}
