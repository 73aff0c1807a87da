import type { StoredResource } from '../../../state';
import { serviceData, setServiceData } from '../../service-data';
import { findResource, type Place } from '../../store';

/** A cluster in a global cluster; exactly one of them writes. */
export interface GlobalClusterMember {
  readonly dbClusterArn: string;
  readonly region: string;
  readonly dbClusterIdentifier: string;
  readonly isWriter: boolean;
}

export function findGlobalCluster(place: Place, identifier: string): StoredResource | undefined {
  return findResource(place, 'AWS::RDS::GlobalCluster', identifier.toLowerCase());
}

export function membersOf(globalCluster: StoredResource): readonly GlobalClusterMember[] {
  return serviceData<readonly GlobalClusterMember[]>(globalCluster, 'members', []);
}

export function setMembers(
  globalCluster: StoredResource,
  members: readonly GlobalClusterMember[],
): void {
  setServiceData(globalCluster, 'members', members);
}

/** The first member writes; those that join later replicate from it. */
export function joinGlobalCluster(
  globalCluster: StoredResource,
  member: Omit<GlobalClusterMember, 'isWriter'>,
): void {
  const members = membersOf(globalCluster);
  setMembers(globalCluster, [...members, { ...member, isWriter: members.length === 0 }]);
}

export function leaveGlobalCluster(globalCluster: StoredResource, dbClusterArn: string): void {
  setMembers(
    globalCluster,
    membersOf(globalCluster).filter((member) => member.dbClusterArn !== dbClusterArn),
  );
}
