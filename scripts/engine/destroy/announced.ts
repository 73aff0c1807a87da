import type { ClusterSnapshots, DestroyPort, NetworkInterfaces, Repositories } from './ports';

type AnnounceIn = (action: string, resource: string) => void;

/** The same port, which announces every call that changes something before it is made. */
export function announcedDestroy(port: DestroyPort, announce: AnnounceIn): DestroyPort {
  const snapshots: Omit<ClusterSnapshots, 'manual'> = {
    delete: (identifier) => {
      announce('rds:DeleteDBClusterSnapshot', identifier);
      return port.snapshots.delete(identifier);
    },
  };
  const networkInterfaces: Omit<NetworkInterfaces, 'in'> = {
    delete: (id) => {
      announce('ec2:DeleteNetworkInterface', id);
      return port.networkInterfaces.delete(id);
    },
  };
  const repositories: Omit<Repositories, 'images'> = {
    empty: (name, pace) => {
      announce('ecr:BatchDeleteImage', name);
      return port.repositories.empty(name, pace);
    },
  };
  const changing: Omit<DestroyPort, 'data' | 'importers'> = {
    snapshots: { ...port.snapshots, ...snapshots },
    networkInterfaces: { ...port.networkInterfaces, ...networkInterfaces },
    repositories: { ...port.repositories, ...repositories },
  };
  return { ...port, ...changing };
}
