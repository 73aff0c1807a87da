import type { Clock } from '../../engine/clock';
import type { AccountSurvey, Counted, RegionSurvey } from '../../engine/doctor/ports';
import { assertNever } from '../../engine/errors';
import type { Connection } from '../clients';
import { type Call, callsTo } from '../errors';
import { createSurveyClients, type SurveyClients } from './clients';
import { readClockLead } from './clock-lead';
import { createDatabaseSurvey } from './databases';
import { readIdentity, simulate } from './identity';
import { createNetworkSurvey, isRegionEnabled } from './network';
import { readFargateVcpus, readQuota } from './quotas';
import { createRepositorySurvey, readBucket } from './registries';
import { readHostedZone, readRecords } from './zone';

export interface SurveyOptions {
  readonly connection: Connection;
  /** Asked for what belongs to the whole account. */
  readonly homeRegion: string;
  readonly accountId: string;
  readonly clock: Clock;
}

/** The account as `doctor` looks at it, through the SDK. */
export function createAccountSurvey(options: SurveyOptions): AccountSurvey {
  const { connection, homeRegion } = options;
  const { profile } = connection;
  const home = createSurveyClients(homeRegion, connection);
  const call = callsTo({ region: homeRegion, profile });
  const regions = new Map<string, RegionSurvey>();
  return {
    identity: () => readIdentity(home.sts, call),
    simulate: (principal, actions) => simulate(home.iam, call, principal, actions),
    hostedZone: (id) => readHostedZone(home.route53, call, id),
    records: (zoneId, names) => readRecords(home.route53, call, zoneId, names),
    region: (name) => {
      const known = regions.get(name);
      if (known !== undefined) {
        return known;
      }
      const survey = createRegionSurvey(name, options, {
        isEnabled: () => isRegionEnabled(home.ec2, call, name),
      });
      regions.set(name, survey);
      return survey;
    },
  };
}

function createRegionSurvey(
  region: string,
  { connection, accountId, clock }: SurveyOptions,
  asked: Pick<RegionSurvey, 'isEnabled'>,
): RegionSurvey {
  const clients = createSurveyClients(region, connection);
  const call = callsTo({ region, profile: connection.profile });
  const network = createNetworkSurvey(clients.ec2, call);
  const databases = createDatabaseSurvey(clients.rds, call);
  return {
    ...asked,
    ...databases,
    ...createRepositorySurvey(clients.ecr, call),
    availabilityZones: network.availabilityZones,
    natGatewaysByZone: network.natGatewaysByZone,
    vpcs: network.vpcs,
    quota: (id) => readQuota(clients.quotas, call, id),
    used: (counted) => count(counted, { clients, call, network, databases, clock }),
    bucket: (name) => readBucket(clients.s3, call, { name, accountId }),
    clockLeadMs: () => readClockLead(clients.sts, call, clock),
  };
}

interface Counters {
  readonly clients: SurveyClients;
  readonly call: Call;
  readonly network: ReturnType<typeof createNetworkSurvey>;
  readonly databases: ReturnType<typeof createDatabaseSurvey>;
  readonly clock: Clock;
}

async function count(
  counted: Counted,
  { clients, call, network, databases, clock }: Counters,
): Promise<number> {
  switch (counted) {
    case 'elastic-ip':
      return network.addresses();
    case 'vpc':
      return (await network.vpcs()).length;
    case 'internet-gateway':
      return network.internetGateways();
    case 'gateway-endpoint':
      return network.gatewayEndpoints();
    case 'database-cluster':
      return (await databases.databaseIdentifiers()).clusters.length;
    case 'database-instance':
      return (await databases.databaseIdentifiers()).instances.length;
    case 'fargate-vcpu':
      return readFargateVcpus(clients.cloudwatch, call, clock.nowMs());
    default:
      return assertNever(counted);
  }
}
