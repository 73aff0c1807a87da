import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ECRClient } from '@aws-sdk/client-ecr';
import type { DestroyPort, NetworkInterfaces } from '../../engine/destroy/ports';
import {
  type AnyClient,
  type Clients,
  type Connection,
  connectionConfig,
  TIMEOUTS,
} from '../clients';
import type { Call } from '../errors';
import { createClusterSnapshots } from './cluster-snapshots';
import { createDataReads } from './data-reads';
import { importersOf } from './importers';
import { createRepositories } from './repositories';

/** What a destroy needs of one region, through the SDK; clients that only it needs are made for it. */
export function createDestroyPort(
  region: string,
  connection: Connection,
  clients: Clients,
  call: Call,
): DestroyPort {
  const options = { ...connectionConfig(connection), region, requestHandler: TIMEOUTS };
  const lazily = <Client extends AnyClient>(make: () => Client) => {
    let made: Client | undefined;
    return () => {
      if (made === undefined) {
        made = make();
        connection.attach?.(made);
      }
      return made;
    };
  };
  const cloudwatch = lazily(() => new CloudWatchClient(options));
  const ecr = lazily(() => new ECRClient(options));
  return {
    data: createDataReads({ ...clients, cloudwatch }, call),
    snapshots: createClusterSnapshots(clients.rds, call),
    networkInterfaces: loadedWhenAsked(async () => {
      const { createNetworkInterfaces } = await import('./network-interfaces');
      return createNetworkInterfaces(options, connection, call);
    }),
    repositories: createRepositories(ecr, call),
    importers: (stackArn) => importersOf(clients.cloudFormation, call, stackArn),
  };
}

/** EC2's client takes as long to load as all others together, and few destroys ask it anything. */
function loadedWhenAsked(load: () => Promise<NetworkInterfaces>): NetworkInterfaces {
  let loaded: Promise<NetworkInterfaces> | undefined;
  const interfaces = () => {
    loaded ??= load();
    return loaded;
  };
  return {
    in: async (place) => (await interfaces()).in(place),
    delete: async (id) => (await interfaces()).delete(id),
  };
}
