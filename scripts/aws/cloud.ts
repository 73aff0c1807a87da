import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Cloud, RegionPort } from '../engine/ports';
import { createBuckets } from './buckets';
import { createCertificates } from './certificates';
import { type Connection, createClients } from './clients';
import { callsTo } from './errors';
import { createGlobalDatabases } from './global-databases';
import { createHostedZones } from './hosted-zones';
import { createLogGroups } from './log-groups';
import { createStacks } from './stacks';
import { createTaggedResources } from './tagged-resources';

/** AWS, or what answers in its place, as the engine wants it. */
export function createCloud(connection: Connection, homeRegion: string): Cloud {
  const regions = new Map<string, RegionPort>();
  const home = createClients(homeRegion, connection);
  const callHome = callsTo({ region: homeRegion, profile: connection.profile });
  let account: Promise<string> | undefined;
  return {
    accountId: () => {
      account ??= callHome('sts:GetCallerIdentity', async () => {
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
    hostedZones: createHostedZones(home.route53, callHome),
  };
}

function createRegion(name: string, connection: Connection): RegionPort {
  const clients = createClients(name, connection);
  const call = callsTo({ region: name, profile: connection.profile });
  return {
    stacks: createStacks(clients.cloudFormation, name, call),
    buckets: createBuckets(clients.s3, name, call),
    logGroups: createLogGroups(clients.logs, call),
    taggedResources: createTaggedResources(clients.tagging, call),
    globalDatabases: createGlobalDatabases(clients.rds, call),
    certificates: createCertificates(clients.acm, call),
  };
}
