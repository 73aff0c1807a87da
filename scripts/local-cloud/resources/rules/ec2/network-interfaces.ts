import type { StoredResource } from '../../../state';
import { type Place, putResource, removeResource, resourcesOfType } from '../../store';

/** What services put into a network for themselves; stacks of this product make none. */
export const NETWORK_INTERFACE = 'AWS::EC2::NetworkInterface';

export interface ServiceInterface {
  readonly id: string;
  readonly description: string;
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  /** Whether a service made it; an interface of a person has no other end than being deleted. */
  readonly isRequesterManaged: boolean;
  readonly status: 'in-use' | 'available';
  /** When the service takes it away; absent: never. */
  readonly releasedAtMs?: number;
}

/** Puts an interface there as a service or a person would. */
export function addNetworkInterface(place: Place & AtTime, made: ServiceInterface): void {
  const subnet = resourcesOfType(place, 'AWS::EC2::Subnet').find(
    ({ physicalId }) => physicalId === made.subnetId,
  );
  putResource(place, {
    type: NETWORK_INTERFACE,
    physicalId: made.id,
    ref: made.id,
    attributes: {},
    properties: {
      SubnetId: made.subnetId,
      VpcId: subnet?.properties.VpcId,
      GroupSet: made.securityGroupIds,
      Description: made.description,
    },
    createdAtMs: place.nowMs,
    data: {
      status: made.status,
      isRequesterManaged: made.isRequesterManaged,
      releasedAtMs: made.releasedAtMs,
    },
  });
}

interface AtTime {
  readonly nowMs: number;
}

/** Those that are still there: what a service has released by now is gone. */
export function networkInterfaces(place: Place & AtTime): StoredResource[] {
  for (const { physicalId, data } of resourcesOfType(place, NETWORK_INTERFACE)) {
    if (typeof data?.releasedAtMs === 'number' && data.releasedAtMs <= place.nowMs) {
      removeResource(place, NETWORK_INTERFACE, physicalId);
    }
  }
  return resourcesOfType(place, NETWORK_INTERFACE);
}
