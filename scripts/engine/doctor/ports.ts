import type { DnsAnswer, DnsOptions } from '../../../functions/shared/ports';

/** What a look at the account needs beyond what a deploy does; nothing here changes anything. */
export interface AccountSurvey {
  identity(): Promise<Identity>;
  /** Whether IAM would allow each action on all resources. */
  simulate(principal: Principal, actions: readonly string[]): Promise<readonly SimulatedAction[]>;
  /** Undefined where this account has no such zone. */
  hostedZone(id: string): Promise<HostedZoneFacts | undefined>;
  /** Records of the zone with one of these names, in lower case without the last dot. */
  records(zoneId: string, names: ReadonlySet<string>): Promise<readonly ZoneRecord[]>;
  region(name: string): RegionSurvey;
}

/** Whose credentials these are. */
export type Identity =
  | { readonly kind: 'root' }
  | Principal
  /** A federated user has no policies of its own to ask about. */
  | { readonly kind: 'other'; readonly arn: string };

/** Somebody that IAM has policies of. */
export type Principal =
  | { readonly kind: 'user'; readonly arn: string }
  /** `arn` is that of the session, which lacks the path that the role's own has. */
  | { readonly kind: 'role'; readonly arn: string; readonly roleName: string };

export interface SimulatedAction {
  readonly action: string;
  readonly decision: 'allowed' | 'denied';
  /** Which kind of policy says so, where IAM tells. */
  readonly deniedBy: 'policies' | 'organization' | 'boundary' | undefined;
}

export interface HostedZoneFacts {
  /** In lower case, without the last dot. */
  readonly name: string;
  readonly isPrivate: boolean;
  /** In lower case, without the last dot. */
  readonly nameServers: readonly string[];
}

export interface ZoneRecord {
  readonly name: string;
  readonly type: string;
  readonly setIdentifier: string | undefined;
}

/** One region of the account. */
export interface RegionSurvey {
  isEnabled(): Promise<boolean>;
  /** Names of the zones that can be used. */
  availabilityZones(): Promise<readonly string[]>;
  /** The quota as it is for this account here. */
  quota(id: QuotaId): Promise<number>;
  /** How many there are, of what a quota counts. */
  used(counted: Counted): Promise<number>;
  /** By zone name. */
  natGatewaysByZone(): Promise<ReadonlyMap<string, number>>;
  vpcs(): Promise<readonly VpcFacts[]>;
  /** Undefined where this region doesn't offer the version. */
  databaseVersion(version: string): Promise<DatabaseVersionFacts | undefined>;
  /** Undefined where the class can't be ordered with this version. */
  databaseClass(instanceClass: string, version: string): Promise<DatabaseClassFacts | undefined>;
  databaseIdentifiers(): Promise<DatabaseIdentifiers>;
  bucket(name: string): Promise<'free' | 'ours' | 'of another account'>;
  repository(name: string): Promise<'free' | 'exists'>;
  hasImage(repository: string, digest: string): Promise<boolean | 'no repository'>;
  /** AWS's clock against this machine's: above zero when AWS is ahead. To about a second. */
  clockLeadMs(): Promise<number>;
}

/** A quota by Service Quotas' codes. */
export interface QuotaId {
  readonly service: string;
  readonly code: string;
}

/** What is counted against a quota of a region, or of the account where it is the account's. */
export type Counted =
  | 'elastic-ip'
  | 'vpc'
  | 'internet-gateway'
  | 'gateway-endpoint'
  | 'database-cluster'
  | 'database-instance'
  | 'fargate-vcpu';

export interface VpcFacts {
  readonly id: string;
  readonly cidrBlocks: readonly string[];
}

export interface DatabaseVersionFacts {
  readonly supportsGlobalDatabases: boolean;
}

export interface DatabaseClassFacts {
  readonly supportsGlobalDatabases: boolean;
  readonly availabilityZones: readonly string[];
}

export interface DatabaseIdentifiers {
  readonly clusters: readonly string[];
  readonly instances: readonly string[];
  /** The account's, which every region shows. */
  readonly globalClusters: readonly string[];
}

/** DNS as the world sees it, starting from the root. */
export interface ZoneDns {
  /** NS records of exactly this name, in lower case without the last dot. */
  nameServers(name: string, options: DnsOptions): Promise<DnsAnswer>;
  /** CAA records of exactly this name: `issue letsencrypt.org`. */
  caa(name: string, options: DnsOptions): Promise<DnsAnswer>;
}
