import type { Behaviour } from './runtime/behaviour';
import type { LocalCloudState, StoredResource } from './state';

/**
 * What the CloudFormation engine of the local cloud asks of a resource type.
 * Everything is synchronous and acts on the state; time is the engine's. An
 * update or deletion is called when its `durationMs` has passed; a creation
 * after a tenth of it, as AWS's handlers have a physical id long before the
 * resource is stable.
 */
export interface ResourceModel {
  readonly type: string;
  /** Problems with resolved properties, in AWS's words; empty when it would be accepted. */
  validate(properties: Properties): readonly string[];
  /** Makes the resource and puts it into the state. Throws {@link ResourceFailure}. */
  create(context: ResourceContext, properties: Properties): StoredResource;
  /** Changes it in place. Throws {@link ResourceFailure}. */
  update(
    context: ResourceContext,
    existing: StoredResource,
    properties: Properties,
  ): StoredResource;
  /**
   * Called when a creation's or change's `durationMs` has passed. Throws {@link ResourceFailure}
   * when what was made doesn't get to work.
   */
  stabilized(context: ResourceContext, resource: StoredResource): void;
  /** Takes it out of the state. Throws {@link ResourceFailure} with the blocker AWS would name. */
  delete(context: ResourceContext, existing: StoredResource): void;
  /** What a change from `before` to `after` does to the resource, by property. */
  replacement(before: Properties, after: Properties): Replacement;
  /** How long AWS takes, in AWS's milliseconds (the cloud's time scale shortens it). */
  durationMs(operation: 'create' | 'update' | 'delete', properties: Properties): number;
}

export type Properties = Readonly<Record<string, unknown>>;

/** As `Replacement` in a change set. */
export interface Replacement {
  readonly replacement: 'True' | 'False' | 'Conditional';
  /** Top-level properties that changed. */
  readonly changes: readonly {
    readonly property: string;
    readonly requiresRecreation: 'Never' | 'Conditionally' | 'Always';
  }[];
}

export interface ResourceContext {
  readonly state: LocalCloudState;
  readonly region: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly logicalId: string;
  readonly nowMs: number;
  /** How AWS's own processes go; absent: well. */
  readonly behaviour?: Behaviour | undefined;
}

/** The service refused: becomes the resource's `ResourceStatusReason` and fails the stack operation. */
export class ResourceFailure extends Error {
  constructor(
    message: string,
    /** As in `HandlerErrorCode`: `AlreadyExists`, `InvalidRequest`, `NotFound`, `GeneralServiceException` … */
    readonly handlerErrorCode: string,
  ) {
    super(message);
    this.name = 'ResourceFailure';
  }
}
