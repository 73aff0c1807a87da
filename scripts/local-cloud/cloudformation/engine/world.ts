import type { ResourceModel } from '../../resource-model';
import type { Behaviour } from '../../runtime/behaviour';
import type { BlobStore } from '../../service';
import type { LocalCloudState, StoredResource } from '../../state';

/** Resource types, and the resources of a region, as CloudFormation sees them. */
export interface ResourceCatalog {
  modelFor(type: string): ResourceModel | undefined;
  hasAttribute(type: string, attribute: string): boolean;
  findResource(
    place: { readonly state: LocalCloudState; readonly region: string },
    type: string,
    physicalId: string,
  ): StoredResource | undefined;
}

export interface CloudFormationConfiguration {
  readonly resources: ResourceCatalog;
  /** Expands `AWS::Serverless-2016-10-31`; throws with AWS's message. */
  expandSam(
    template: Readonly<Record<string, unknown>>,
    options: { readonly parameterValues: Record<string, string>; readonly region: string },
  ): unknown;
  /** An object of a bucket of the local cloud, as a template URL names it. Throws S3's errors. */
  readTemplateObject(world: World, region: string, bucket: string, key: string): Uint8Array;
  /** What AWS's durations are multiplied by. */
  readonly timeScale: number;
  /** Entries in a page of stacks, events, resources or changes; AWS's is 100. */
  readonly pageSize: number;
  /** How AWS's own processes go; absent: well. */
  readonly behaviour?: Behaviour | undefined;
}

/** The engine's surroundings during one call. */
export interface World {
  readonly state: LocalCloudState;
  readonly blobs: BlobStore;
  readonly configuration: CloudFormationConfiguration;
}

/** AWS's milliseconds as the local cloud's. */
export function scaledMs(world: World, awsMs: number): number {
  return Math.round(awsMs * world.configuration.timeScale);
}

export function requireModel(world: World, type: string): ResourceModel {
  const model = world.configuration.resources.modelFor(type);
  if (model === undefined) {
    // Templates with unknown types are refused before anything starts.
    throw new Error(`no model for resource type ${type}`);
  }
  return model;
}
