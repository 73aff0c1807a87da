import type { Properties, ResourceContext } from '../resource-model';
import type { StoredResource } from '../state';

/** What makes a type more than its schema. Every member but the duration has a default from the schema. */
export interface ResourceRules {
  /** Seconds that AWS takes, each with a source or marked as a guess where it is written. */
  readonly seconds: Seconds | ((properties: Properties) => Seconds);
  /** Problems with properties that the schema does not express, in the service's words. */
  readonly problems?: (properties: Properties) => readonly string[];
  /** Physical id, `Ref` and attributes of a new resource. */
  readonly identify?: (context: ResourceContext, properties: Properties) => Identity;
  /** Throws when the service would refuse to create or update it as things are. */
  readonly require?: (
    context: ResourceContext,
    properties: Properties,
    existing: StoredResource | undefined,
  ) => void;
  /** Attributes that follow the properties on an update. */
  readonly refresh?: (
    context: ResourceContext,
    existing: StoredResource,
    properties: Properties,
  ) => Record<string, unknown>;
  /** What else changes in the cloud once it exists. */
  readonly created?: (context: ResourceContext, resource: StoredResource) => void;
  readonly updated?: (
    context: ResourceContext,
    before: StoredResource,
    after: StoredResource,
  ) => void;
  /** Throws what the service says when what was made or changed doesn't get to work. */
  readonly stabilized?: (context: ResourceContext, resource: StoredResource) => void;
  /** Throws what the service says when it can't be deleted now. */
  readonly beforeDelete?: (context: ResourceContext, existing: StoredResource) => void;
  /** What else goes, or stays behind, with it. */
  readonly deleted?: (context: ResourceContext, existing: StoredResource) => void;
}

export interface Seconds {
  readonly create: number;
  readonly update?: number;
  readonly delete?: number;
}

export interface Identity {
  readonly physicalId: string;
  /** Absent: the physical id. */
  readonly ref?: string;
  readonly attributes?: Record<string, unknown>;
  /** What the service keeps beside the properties from the start. */
  readonly data?: Record<string, unknown>;
}

/** Rules by resource type. */
export type RulesByType = Readonly<Record<string, ResourceRules>>;
