/**
 * What is deployed where, and who needs whose outputs. The one place that knows
 * region names; everything else reads them from here.
 */

/** Where a region starts. It never changes: after a failover the primary is still the home primary. */
export type HomeRole = 'primary' | 'dr';

export interface Region {
  readonly name: string;
  /** Goes into names that both regions share a namespace for: `use1`. */
  readonly code: string;
  /** IPv4 range of the region's VPC. Ranges don't overlap, so that the two can be joined later. */
  readonly vpcCidr: string;
  /** Three zones, named, because `Fn::GetAZs` promises neither number nor order. */
  readonly availabilityZones: readonly [string, string, string];
}

export type Regions = Readonly<Record<HomeRole, Region>>;

export const defaultRegions: Regions = {
  primary: {
    name: 'us-east-1',
    code: 'use1',
    vpcCidr: '10.10.0.0/16',
    availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  },
  dr: {
    name: 'us-east-2',
    code: 'use2',
    vpcCidr: '10.20.0.0/16',
    availabilityZones: ['us-east-2a', 'us-east-2b', 'us-east-2c'],
  },
};

/**
 * Neither of the two, and asked by a region that wants to know whether it is cut off itself.
 * Far from both and from each other.
 */
export const witnessRegions = ['us-west-2', 'eu-west-1'] as const;

export function peerOf(role: HomeRole): HomeRole {
  return role === 'primary' ? 'dr' : 'primary';
}

export type StackId = 'foundation' | 'global-database' | 'regional' | 'global-dns';

export interface StackDefinition {
  readonly id: StackId;
  /** Regions the stack exists in. */
  readonly roles: readonly HomeRole[];
  /** Sent in the request itself: nothing to upload it to exists yet. */
  readonly inline: boolean;
  /** Functions whose code the template points at; uploaded to the region's own bucket first. */
  readonly functions: readonly string[];
}

export const stacks: readonly StackDefinition[] = [
  { id: 'foundation', roles: ['primary', 'dr'], inline: true, functions: [] },
  { id: 'global-database', roles: ['primary'], inline: true, functions: [] },
  {
    id: 'regional',
    roles: ['primary', 'dr'],
    inline: false,
    functions: ['validate-payment', 'region-watch', 'failover'],
  },
  { id: 'global-dns', roles: ['primary'], inline: false, functions: [] },
];

/** Which region a producer's output is read in: the consumer's own, the other one, or always the same one. */
export type Source = 'same' | 'peer' | HomeRole;

/** One output that becomes a parameter of another stack. */
export interface Feed {
  readonly from: { readonly stack: StackId; readonly region: Source; readonly output: string };
  readonly to: {
    readonly stack: StackId;
    readonly parameter: string;
    /** Only the consumer in this region takes it. Absent: every one. */
    readonly role?: HomeRole;
  };
  /**
   * The consumer exists before the producer does, and takes the value in a
   * second pass over the same stack, which is called this. Replication is the
   * one case: each bucket needs the other.
   */
  readonly secondPass?: string;
}

function feed(
  from: StackId,
  region: Source,
  to: StackId,
  values: readonly string[] | Readonly<Record<string, string>>,
  options: { readonly role?: HomeRole; readonly secondPass?: string } = {},
): Feed[] {
  const pairs = Array.isArray(values)
    ? values.map((name: string) => [name, name] as const)
    : Object.entries(values);
  return pairs.map(([output, parameter]) => ({
    from: { stack: from, region, output },
    to: { stack: to, parameter, ...(options.role && { role: options.role }) },
    ...(options.secondPass && { secondPass: options.secondPass }),
  }));
}

/** Every output that another stack takes as a parameter: producer, output → parameter. */
export const feeds: readonly Feed[] = [
  ...feed('foundation', 'same', 'regional', [
    'VpcId',
    'PublicSubnetIds',
    'PrivateSubnetIds',
    'DataSubnetIds',
    'LoadBalancerSecurityGroupId',
    'ServiceSecurityGroupId',
    'DatabaseSecurityGroupId',
    'KeyArn',
    'CertificateArn',
    'NotificationTopicArn',
    'TransactionLogBucketName',
    'AccessLogBucketName',
    'RepositoryUri',
  ]),
  // The state table of the other region is encrypted with it, and so are the database's snapshots.
  ...feed('foundation', 'peer', 'regional', { KeyArn: 'PeerKeyArn' }),
  // The secret's replica is encrypted with a key of the region it is copied to.
  ...feed('foundation', 'dr', 'regional', { KeyArn: 'ReplicaKeyArn' }, { role: 'primary' }),
  ...feed('global-database', 'primary', 'regional', ['GlobalClusterIdentifier']),
  // The replica has the same name and random characters as its source; only the region differs.
  ...feed(
    'regional',
    'primary',
    'regional',
    { DatabaseSecretReplicaArn: 'DatabaseSecretArn' },
    { role: 'dr' },
  ),
  ...feed(
    'foundation',
    'peer',
    'foundation',
    { TransactionLogBucketArn: 'PeerTransactionLogBucketArn', KeyArn: 'PeerKeyArn' },
    { secondPass: 'replication' },
  ),
  // Commits wait for the standby only once there is one; see decision 3.
  ...feed(
    'regional',
    'dr',
    'regional',
    { DatabaseClusterArn: 'StandbyClusterArn' },
    { role: 'primary', secondPass: 'database-rpo' },
  ),
  ...feed('foundation', 'primary', 'global-dns', ['NotificationTopicArn']),
  ...feed('regional', 'primary', 'global-dns', {
    LoadBalancerDnsName: 'PrimaryLoadBalancerDnsName',
    LoadBalancerHostedZoneId: 'PrimaryLoadBalancerHostedZoneId',
  }),
  ...feed('regional', 'dr', 'global-dns', {
    LoadBalancerDnsName: 'DrLoadBalancerDnsName',
    LoadBalancerHostedZoneId: 'DrLoadBalancerHostedZoneId',
  }),
];

/** The stack everything else is addressed by: its region's bucket holds templates and function code. */
export const artifactStack = { stack: 'foundation', output: 'ArtifactBucketName' } as const;
