import type { HomeRole } from '../../../templates-src/topology';
import { answer } from '../../local-cloud/services/route53-dns/answer';
import { type DeployedRegions, readDeployedRegion } from '../deployment/deployed';
import { auroraOf } from './aurora';
import { AwsApi } from './aws-api';
import { DnsServer } from './dns-server';
import { createDrillCloud, type DrillCloud, REGIONS, roleOf } from './drill-cloud';
import type { Endings } from './endings';
import { realEndpoints } from './endpoints';
import { GlobalDatabase } from './global-database';
import { Reachability } from './reachability';
import { RegionProcesses } from './region-processes';
import { ReplicationLagMeter } from './replication-lag';
import { Routes } from './routes';
import { Validators } from './validators';
import type { WorldOptions } from './world';

export interface WorldParts {
  readonly cloud: DrillCloud;
  readonly reachability: Reachability;
  readonly deployed: DeployedRegions;
  readonly database: GlobalDatabase;
  readonly lag: ReplicationLagMeter;
  /** How long a failover's promotion takes besides what PostgreSQL takes, on the drill's clock. */
  readonly promotions: { takeMs: number };
  readonly regions: Readonly<Record<HomeRole, RegionProcesses>>;
  readonly routes: Routes;
  readonly dns: DnsServer;
}

/** Between the two regions' databases, one way: with it, the lag is about what Aurora's is. */
export const LINK_DELAY_MS = 60;

/** As AWS's SDK waits for an answer of the API, on the drill's clock. */
const API_TIMEOUT_MS = 10_000;

/** Starts every process of both regions but the tasks. */
export async function startParts(options: WorldOptions, endings: Endings): Promise<WorldParts> {
  const { environment, clock, suffix, events } = options;
  const reachability = new Reachability();
  const routes = new Routes();
  const promotions = { takeMs: 0 };
  const over = new AbortController();
  endings.add('promotions that are held up', () => over.abort());
  const database = await GlobalDatabase.start({ clock, linkDelayMs: LINK_DELAY_MS });
  endings.add('both databases', () => database.stop());
  const lag = new ReplicationLagMeter(database, clock);
  const started: Partial<Record<HomeRole, RegionProcesses>> = {};
  const cloud = createDrillCloud({
    environment,
    clock,
    reachability,
    onCall: options.onCall,
    aurora: auroraOf({
      ...events,
      database,
      lag,
      reachability,
      roleOf,
      rebuildDelayMs: options.rebuildDelayMs,
      nowMs: () => clock.nowMs(),
      heldUp: () => clock.sleep(promotions.takeMs, over.signal).catch(() => undefined),
    }),
    endpoints: (record) =>
      realEndpoints({
        clock,
        routes,
        reachability,
        regions: REGIONS,
        domainName: environment.domainName,
        isBalancerSeenHealthy: (region) => started[region]?.balancer.isSeenHealthy ?? false,
        recordProbe: record,
      }),
  });
  const deployed = await readDeployed(cloud, suffix);
  const validators = await Validators.start(cloud, reachability, suffix);
  const start = async (role: HomeRole): Promise<RegionProcesses> => {
    const api = new AwsApi({
      caller: role,
      validators,
      cloud: cloud.live.endpoint(API_TIMEOUT_MS),
      reachability,
      regions: REGIONS,
    });
    endings.add(`the AWS of the ${role} region`, () => api.stop());
    const region = await RegionProcesses.start({
      ...options,
      role,
      deployed: deployed[role],
      databasePort: database.port(role),
      awsUrl: await api.listen(),
    });
    endings.add(`the load balancer and tasks of the ${role} region`, () => region.stop());
    started[role] = region;
    routes.add(deployed[role].loadBalancer.addresses, { region: role, port: region.edge.port });
    return region;
  };
  const [primary, dr] = await Promise.all([start('primary'), start('dr')]);
  const dns = await DnsServer.start((name, type) =>
    cloud.cloud.transact((context) => answer(context, name, type)),
  );
  endings.add('the name server', () => dns.stop());
  lag.start();
  endings.add('the measuring of the lag', () => lag.stop());
  const regions = { primary, dr };
  return { cloud, reachability, deployed, database, lag, promotions, regions, routes, dns };
}

function readDeployed({ cloud }: DrillCloud, suffix: string): Promise<DeployedRegions> {
  return cloud.transact((context) => ({
    primary: readDeployedRegion({ ...context, region: REGIONS.primary }, suffix),
    dr: readDeployedRegion({ ...context, region: REGIONS.dr }, suffix),
  }));
}
