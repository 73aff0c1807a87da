import {
  DescribeDBEngineVersionsCommand,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
  paginateDescribeGlobalClusters,
  paginateDescribeOrderableDBInstanceOptions,
  type RDSClient,
} from '@aws-sdk/client-rds';
import type { RegionSurvey } from '../../engine/doctor/ports';
import type { Call } from '../errors';

const ENGINE = 'aurora-postgresql';

/** RDS's part of a region. */
export function createDatabaseSurvey(
  rds: RDSClient,
  call: Call,
): Pick<RegionSurvey, 'databaseVersion' | 'databaseClass' | 'databaseIdentifiers'> {
  return {
    databaseVersion: (version) =>
      call('rds:DescribeDBEngineVersions', async () => {
        const { DBEngineVersions = [] } = await rds.send(
          new DescribeDBEngineVersionsCommand({ Engine: ENGINE, EngineVersion: version }),
        );
        const [found] = DBEngineVersions;
        return found && { supportsGlobalDatabases: found.SupportsGlobalDatabases ?? false };
      }),
    databaseClass: (DBInstanceClass, EngineVersion) =>
      call('rds:DescribeOrderableDBInstanceOptions', async () => {
        const pages = paginateDescribeOrderableDBInstanceOptions(
          { client: rds },
          { Engine: ENGINE, EngineVersion, DBInstanceClass, Vpc: true },
        );
        const zones = new Set<string>();
        let isOffered = false;
        let supportsGlobalDatabases = false;
        for await (const { OrderableDBInstanceOptions = [] } of pages) {
          for (const option of OrderableDBInstanceOptions) {
            isOffered = true;
            supportsGlobalDatabases ||= option.SupportsGlobalDatabases ?? false;
            for (const { Name } of option.AvailabilityZones ?? []) {
              if (Name !== undefined) zones.add(Name);
            }
          }
        }
        return isOffered
          ? { supportsGlobalDatabases, availabilityZones: [...zones].sort() }
          : undefined;
      }),
    databaseIdentifiers: async () => {
      const [clusters, instances, globalClusters] = await Promise.all([
        call('rds:DescribeDBClusters', async () => {
          const found: string[] = [];
          for await (const page of paginateDescribeDBClusters({ client: rds }, {})) {
            found.push(...(page.DBClusters ?? []).flatMap((one) => one.DBClusterIdentifier ?? []));
          }
          return found;
        }),
        call('rds:DescribeDBInstances', async () => {
          const found: string[] = [];
          for await (const page of paginateDescribeDBInstances({ client: rds }, {})) {
            found.push(
              ...(page.DBInstances ?? []).flatMap((one) => one.DBInstanceIdentifier ?? []),
            );
          }
          return found;
        }),
        call('rds:DescribeGlobalClusters', async () => {
          const found: string[] = [];
          for await (const page of paginateDescribeGlobalClusters({ client: rds }, {})) {
            const names = page.GlobalClusters ?? [];
            found.push(...names.flatMap((one) => one.GlobalClusterIdentifier ?? []));
          }
          return found;
        }),
      ]);
      return { clusters, instances, globalClusters };
    },
  };
}
