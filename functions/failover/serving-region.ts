import type { FailoverConfig, HomeRole } from '../shared/failover-config';
import type { OperationKind } from '../shared/state/operation';

/** The region that serves once the operation is done. */
export interface ServingRegion {
  readonly place: 'own' | 'peer';
  readonly region: string;
  readonly regionCode: string;
  readonly homeRole: HomeRole;
  /** Leads to this region whoever serves: `use2.payments.example.com`. */
  readonly hostName: string;
}

/**
 * A failover is run by the region that takes over. A switchover is run by the region that writes
 * before it, because RDS wants it called there, and so ends in the peer.
 */
export function servingRegion(config: FailoverConfig, kind: OperationKind): ServingRegion {
  switch (kind) {
    case 'failover':
      return {
        place: 'own',
        region: config.region,
        regionCode: config.regionCode,
        homeRole: config.homeRole,
        hostName: `${config.regionCode}.${config.domainName}`,
      };
    case 'switchover':
      return {
        place: 'peer',
        region: config.peerRegion,
        regionCode: config.peerRegionCode,
        homeRole: config.homeRole === 'primary' ? 'dr' : 'primary',
        hostName: `${config.peerRegionCode}.${config.domainName}`,
      };
  }
}
