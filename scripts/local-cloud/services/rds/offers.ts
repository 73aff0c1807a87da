import type {
  DescribeDBEngineVersionsCommandInput,
  DescribeOrderableDBInstanceOptionsCommandInput,
} from '@aws-sdk/client-rds';
import { availabilityZones } from '../../cloudformation/template/availability-zones';
import { text } from '../../resources/read';
import { resourcesOfType } from '../../resources/store';
import type { ServiceContext } from '../../service';
import { regionAccount } from '../account-state';

/**
 * Global databases take memory-optimised classes alone.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
 */
const GLOBAL_CLASS = /^db\.[rx]\d/;

/** Every version of the engine's form is on offer, unless the state takes it away. */
const VERSION = /^\d{2}\.\d{1,2}$/;

export function describeDbEngineVersions(
  context: ServiceContext,
  { Engine, EngineVersion = '' }: DescribeDBEngineVersionsCommandInput,
): Record<string, unknown> {
  return {
    DBEngineVersions:
      VERSION.test(EngineVersion) && isOffered(context, EngineVersion)
        ? [{ Engine, EngineVersion, Status: 'available', SupportsGlobalDatabases: true }]
        : [],
  };
}

export function describeOrderableDbInstanceOptions(
  context: ServiceContext,
  input: DescribeOrderableDBInstanceOptionsCommandInput,
): Record<string, unknown> {
  const { Engine, EngineVersion = '', DBInstanceClass = '' } = input;
  const zones =
    regionAccount(context.state, context.region).databaseClassZones?.[DBInstanceClass] ??
    availabilityZones(context.region);
  return {
    OrderableDBInstanceOptions: [EngineVersion, DBInstanceClass].every((one) =>
      isOffered(context, one),
    )
      ? [
          {
            Engine,
            EngineVersion,
            DBInstanceClass,
            Vpc: true,
            SupportsGlobalDatabases: GLOBAL_CLASS.test(DBInstanceClass),
            AvailabilityZones: zones.map((Name) => ({ Name })),
          },
        ]
      : [],
  };
}

export function describeDbInstances(context: ServiceContext): Record<string, unknown> {
  return {
    DBInstances: resourcesOfType(context, 'AWS::RDS::DBInstance').map(
      ({ physicalId, properties }) => ({
        DBInstanceIdentifier: physicalId,
        DBClusterIdentifier: text(properties, 'DBClusterIdentifier'),
        DBInstanceClass: text(properties, 'DBInstanceClass'),
        Engine: text(properties, 'Engine'),
      }),
    ),
  };
}

function isOffered({ state, region }: ServiceContext, versionOrClass: string): boolean {
  return !(regionAccount(state, region).databasesNotOffered ?? []).includes(versionOrClass);
}
