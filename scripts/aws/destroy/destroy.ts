import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import type { DestroyPort } from '../../engine/destroy/ports';
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
import { createNetworkInterfaces } from './network-interfaces';
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
  const ec2 = lazily(() => new EC2Client(options));
  const ecr = lazily(() => new ECRClient(options));
  return {
    data: createDataReads({ ...clients, cloudwatch }, call),
    snapshots: createClusterSnapshots(clients.rds, call),
    networkInterfaces: createNetworkInterfaces(ec2, call),
    repositories: createRepositories(ecr, call),
    importers: (stackArn) => importersOf(clients.cloudFormation, call, stackArn),
  };
}
