import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Cloud, RegionPort } from '../engine/ports';
import { createBuckets } from './buckets';
import { type Connection, createClients } from './clients';
import { calling } from './errors';
import { createGlobalDatabases } from './global-databases';
import { createHostedZones } from './hosted-zones';
import { createLogGroups } from './log-groups';
import { createStacks } from './stacks';
import { createTaggedResources } from './tagged-resources';

/** AWS, or what answers in its place, as the engine wants it. */
export function createCloud(connection: Connection, homeRegion: string): Cloud {
  const regions = new Map<string, RegionPort>();
  const home = createClients(homeRegion, connection);
  let account: Promise<string> | undefined;
  return {
    accountId: () => {
      account ??= calling({ action: 'sts:GetCallerIdentity', region: homeRegion }, async () => {
        const { Account = '' } = await home.sts.send(new GetCallerIdentityCommand({}));
        return Account;
      });
      return account;
    },
    region: (name) => {
      const known = regions.get(name);
      if (known !== undefined) {
        return known;
      }
      const port = createRegion(name, connection);
      regions.set(name, port);
      return port;
    },
    hostedZones: createHostedZones(home.route53, homeRegion),
  };
}

function createRegion(name: string, connection: Connection): RegionPort {
  const clients = createClients(name, connection);
  return {
    stacks: createStacks(clients.cloudFormation, name),
    buckets: createBuckets(clients.s3, name),
    logGroups: createLogGroups(clients.logs, name),
    taggedResources: createTaggedResources(clients.tagging, name),
    globalDatabases: createGlobalDatabases(clients.rds, name),
  };
}
