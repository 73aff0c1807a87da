import type { Pace } from '../ports';

/** What a destroy asks of one region beside stacks, buckets and log groups. */
export interface DestroyPort {
  readonly data: DataReads;
  readonly snapshots: ClusterSnapshots;
  readonly networkInterfaces: NetworkInterfaces;
  readonly repositories: Repositories;
  /** Stacks that use an export of this one, by the export's name. */
  importers(stackArn: string): Promise<readonly ExportUse[]>;
}

/** Sizes and settings of what holds data; undefined for what isn't there. */
export interface DataReads {
  cluster(identifier: string): Promise<ClusterFacts | undefined>;
  /** By the last metric of the cluster's volume; undefined where there is none. */
  volumeBytes(clusterIdentifier: string, nowMs: number): Promise<number | undefined>;
  globalCluster(identifier: string): Promise<Protectable | undefined>;
  table(name: string): Promise<TableFacts | undefined>;
  bucket(name: string): Promise<BucketFacts | undefined>;
}

export interface Protectable {
  /** The service refuses to delete it until somebody takes that off. */
  readonly isDeletionProtected: boolean;
}

export interface ClusterFacts extends Protectable {
  readonly engine: string;
  readonly engineVersion: string;
}

export interface TableFacts extends Protectable {
  /** As the service counts them every six hours or so. */
  readonly items: number;
}

/** One page of a listing: exact in small buckets, a lower bound in others. */
export interface BucketFacts {
  /** Object versions and delete markers. */
  readonly versions: number;
  readonly bytes: number;
  readonly isMore: boolean;
}

/** Manual snapshots of database clusters, which outlive their clusters. */
export interface ClusterSnapshots {
  /** Also of a cluster that is gone. */
  manual(clusterIdentifier: string): Promise<readonly ClusterSnapshot[]>;
  delete(identifier: string): Promise<void>;
}

export interface ClusterSnapshot {
  readonly identifier: string;
  readonly takenAtMs: number | undefined;
}

/** Network interfaces, which keep the networks that they are in. */
export interface NetworkInterfaces {
  in(place: NetworkPlace): Promise<readonly NetworkInterface[]>;
  /** One that is in use or gone by now is left to the next look. */
  delete(id: string): Promise<void>;
}

export interface NetworkPlace {
  readonly kind: 'subnet' | 'security-group' | 'vpc';
  readonly id: string;
}

export interface NetworkInterface {
  readonly id: string;
  readonly description: string;
  /** Attached to something, which has to let go of it first. */
  readonly isInUse: boolean;
  /** A service made it for itself, and takes it away by itself. */
  readonly isOfService: boolean;
}

/** ECR in one region. */
export interface Repositories {
  /** Undefined when there is no such repository. */
  images(name: string): Promise<number | undefined>;
  /** Deletes every image; returns how many there were. */
  empty(name: string, pace: Pace): Promise<number>;
}

export interface ExportUse {
  readonly exportName: string;
  /** Names of stacks. */
  readonly importers: readonly string[];
}
