import { type HomeRole, peerOf, type Regions, type StackId } from './topology';

/** What the people who run an environment choose. */
export interface Settings {
  readonly suffix: string;
  /** The name clients use, `payments.example.com`; regional names live below it. */
  readonly domainName: string;
  /** Public hosted zone in Route 53 that answers for `domainName`. */
  readonly hostedZoneId: string;
  /** Where alarms are mailed to; empty for nobody. */
  readonly notificationEmail: string;
  /** `per-zone` survives the loss of a zone; `single` saves two gateways per region. */
  readonly natGateways: 'per-zone' | 'single';
  /** Private endpoints for the AWS APIs the tasks call, instead of the NAT gateways. */
  readonly interfaceEndpoints: 'enabled' | 'disabled';
  /** Of every Aurora instance, memory-optimised, the same in both regions. */
  readonly databaseInstanceClass: string;
  /** Aurora PostgreSQL version, the same in both regions: a failover needs equal minors. */
  readonly databaseEngineVersion: string;
  /**
   * `rds.global_db_rpo` on the home primary in seconds: commits stop when the
   * standby is further behind. `0` leaves it off.
   */
  readonly databaseRpoSeconds: number;
  /**
   * Seconds from the request for a promotion until a region takes payments without its database;
   * `0` never.
   */
  readonly standInAfterSeconds: number;
  /** `sha256:…` of the payment-service image in both regions' repositories. */
  readonly imageDigest: string;
}

export const defaultSettings = {
  notificationEmail: '',
  natGateways: 'per-zone',
  interfaceEndpoints: 'disabled',
  databaseInstanceClass: 'db.r6g.large',
  // A long-term support release, because an upgrade of a global database is planned downtime
  // of both regions; and of a major version that refuses connections without TLS by default.
  // https://github.com/aws/agent-toolkit-for-aws, `upgrade-planning-lts-recommendation.md`
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
  databaseEngineVersion: '17.7',
  databaseRpoSeconds: 240,
  standInAfterSeconds: 360,
} as const satisfies Partial<Settings>;

/** Parameter that carries each setting, in every stack that takes it. */
export const settingParameters = {
  suffix: 'EnvironmentSuffix',
  domainName: 'DomainName',
  hostedZoneId: 'HostedZoneId',
  notificationEmail: 'NotificationEmail',
  natGateways: 'NatGateways',
  interfaceEndpoints: 'InterfaceEndpoints',
  databaseInstanceClass: 'DatabaseInstanceClass',
  databaseEngineVersion: 'DatabaseEngineVersion',
  databaseRpoSeconds: 'DatabaseRpoSeconds',
  standInAfterSeconds: 'StandInAfterSeconds',
  imageDigest: 'ImageDigest',
} as const satisfies Record<keyof Settings, string>;

/** Parameters of a stack that come from the topology and the settings, not from another stack. */
export function parametersFromSettings(
  stack: StackId,
  role: HomeRole,
  settings: Settings,
  regions: Regions,
): Readonly<Record<string, string>> {
  const region = regions[role];
  const peer = regions[peerOf(role)];
  const everywhere = { EnvironmentSuffix: settings.suffix, RegionCode: region.code };
  switch (stack) {
    case 'foundation':
      return {
        ...everywhere,
        HomeRole: role,
        PeerRegion: peer.name,
        VpcCidr: region.vpcCidr,
        AvailabilityZones: region.availabilityZones.join(','),
        NatGateways: settings.natGateways,
        InterfaceEndpoints: settings.interfaceEndpoints,
        DomainName: settings.domainName,
        HostedZoneId: settings.hostedZoneId,
        NotificationEmail: settings.notificationEmail,
      };
    case 'global-database':
      return {
        EnvironmentSuffix: settings.suffix,
        DatabaseEngineVersion: settings.databaseEngineVersion,
      };
    case 'regional':
      return {
        ...everywhere,
        HomeRole: role,
        PeerRegion: peer.name,
        PeerRegionCode: peer.code,
        DomainName: settings.domainName,
        AvailabilityZones: region.availabilityZones.join(','),
        DatabaseInstanceClass: settings.databaseInstanceClass,
        DatabaseEngineVersion: settings.databaseEngineVersion,
        DatabaseRpoSeconds: String(settings.databaseRpoSeconds),
        StandInAfterSeconds: String(settings.standInAfterSeconds),
        ImageDigest: settings.imageDigest,
      };
    case 'global-dns':
      return {
        ...everywhere,
        PeerRegion: peer.name,
        PeerRegionCode: peer.code,
        DomainName: settings.domainName,
        HostedZoneId: settings.hostedZoneId,
      };
  }
}
