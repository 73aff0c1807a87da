import type { Caller, Cloud, RegionPort } from '../engine/ports';
import { createArmingItems } from './arming-items';
import { createBuckets } from './buckets';
import { readCaller } from './caller';
import { createCertificates } from './certificates';
import { type Connection, createClients } from './clients';
import { createDestroyPort } from './destroy/destroy';
import { createDiagnosis } from './diagnosis/diagnosis';
import { createDriftDetector } from './drift';
import { callsTo } from './errors';
import { createGlobalDatabases } from './global-databases';
import { createHostedZones } from './hosted-zones';
import { createImageRegistry } from './image-registry';
import { createLogGroups } from './log-groups';
import { createOperationPort } from './operation';
import { createParameters } from './parameters';
import { createStackSets } from './stack-sets/stack-sets';
import { createStacks } from './stacks';
import { createTaggedResources } from './tagged-resources';

/** AWS, or what answers in its place, as the engine wants it; the home region comes first. */
export function createCloud(
  connection: Connection,
  regionNames: readonly [string, ...string[]],
): Cloud {
  const [homeRegion] = regionNames;
  const regions = new Map<string, RegionPort>();
  const home = createClients(homeRegion, connection);
  const callHome = callsTo({ region: homeRegion, profile: connection.profile });
  let known: Promise<Caller> | undefined;
  const caller = (): Promise<Caller> => {
    known ??= readCaller(regionNames, connection);
    return known;
  };
  const accountId = async () => (await caller()).accountId;
  return {
    caller,
    region: (name) => {
      const made = regions.get(name);
      if (made !== undefined) {
        return made;
      }
      const port = createRegion(name, connection, accountId);
      regions.set(name, port);
      return port;
    },
    hostedZones: createHostedZones(home.route53, callHome),
  };
}

function createRegion(
  name: string,
  connection: Connection,
  accountId: () => Promise<string>,
): RegionPort {
  const clients = createClients(name, connection);
  const call = callsTo({ region: name, profile: connection.profile });
  return {
    stacks: createStacks(clients.cloudFormation, name, call),
    stackSets: createStackSets(clients.cloudFormation, call),
    drift: createDriftDetector(clients.cloudFormation, call),
    destroy: createDestroyPort(name, connection, clients, call),
    diagnosis: createDiagnosis(name, connection),
    buckets: createBuckets(clients.s3, { region: name, accountId }, call),
    logGroups: createLogGroups(clients.logs, call),
    taggedResources: createTaggedResources(clients.tagging, call),
    armingItems: createArmingItems(clients.dynamodb, call),
    globalDatabases: createGlobalDatabases(clients.rds, call),
    certificates: createCertificates(clients.acm, call),
    images: createImageRegistry(name, connection, call),
    parameters: createParameters(clients.ssm, call),
    operation: createOperationPort(name, connection),
  };
}
