import { resourcesOfRole } from '../../template/planned-stacks';
import { ofType, textOf } from '../../template/read-property';
import { inEachRegion } from '../check';

/** Whether the database of the settings can be ordered, as part of a global one. */
export const databaseChecks = inEachRegion(
  'database',
  'DR1100',
  async ({ environment, stacks }, { role, survey }) => {
    const resources = resourcesOfRole(stacks, role);
    const [cluster] = ofType(resources, 'AWS::RDS::DBCluster');
    if (cluster === undefined) {
      return [];
    }
    const version = textOf(cluster, 'EngineVersion');
    if (version === undefined) {
      return [{ code: 'DR1100', what: 'no Aurora version is chosen yet', fix: [] }];
    }
    const another = (option: string) => [environment.command('doctor', option)];
    const offered = await survey.databaseVersion(version);
    if (offered === undefined) {
      return [
        {
          code: 'DR1101',
          what: `Aurora PostgreSQL ${version} is not offered here`,
          fix: another('--database-engine-version <version>'),
        },
      ];
    }
    const instances = ofType(resources, 'AWS::RDS::DBInstance');
    const classes = new Set(
      instances.flatMap((instance) => textOf(instance, 'DBInstanceClass') ?? []),
    );
    const findings = await Promise.all(
      [...classes].map(async (instanceClass) => {
        const facts = await survey.databaseClass(instanceClass, version);
        const fix = another('--database-instance-class <class>');
        if (facts === undefined) {
          return [
            {
              code: 'DR1102' as const,
              what: `${instanceClass} is not offered with Aurora PostgreSQL ${version}`,
              fix,
            },
          ];
        }
        const zones = instances.flatMap((instance) => textOf(instance, 'AvailabilityZone') ?? []);
        const lacking = zones.filter((zone) => !facts.availabilityZones.includes(zone));
        return [
          ...(facts.supportsGlobalDatabases && offered.supportsGlobalDatabases
            ? []
            : [
                {
                  code: 'DR1103' as const,
                  what: `Aurora PostgreSQL ${version} on ${instanceClass} can't be part of a global database`,
                  fix,
                },
              ]),
          ...(lacking.length === 0
            ? []
            : [
                {
                  code: 'DR1104' as const,
                  what: `${instanceClass} is offered in ${facts.availabilityZones.join(', ')}, not in ${lacking.join(', ')}`,
                  fix,
                },
              ]),
        ];
      }),
    );
    return findings.flat();
  },
);
