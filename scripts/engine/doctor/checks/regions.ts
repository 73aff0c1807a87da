import { resourcesOfRole } from '../../template/planned-stacks';
import { ofType, textOf } from '../../template/read-property';
import { inEachRegion } from '../check';

/** Whether the account has the regions at all, and the zones that the stacks name. */
export const regionChecks = inEachRegion(
  'region',
  'DR1080',
  async ({ stacks }, { role, region, survey }) => {
    if (!(await survey.isEnabled())) {
      return [
        {
          code: 'DR1081',
          what: `${region} is not enabled for this account`,
          fix: [`aws account enable-region --region-name ${region}`],
        },
      ];
    }
    const usable = new Set(await survey.availabilityZones());
    const wanted = new Set(
      ofType(resourcesOfRole(stacks, role), 'AWS::EC2::Subnet', 'AWS::RDS::DBInstance').flatMap(
        (resource) => textOf(resource, 'AvailabilityZone') ?? [],
      ),
    );
    return [...wanted]
      .filter((zone) => !usable.has(zone))
      .map((zone) => ({
        code: 'DR1082' as const,
        what: `zone ${zone} can't be used; this account has ${[...usable].join(', ')}`,
        fix: ['name other zones in templates-src/topology.ts, then npm run generate'],
      }));
  },
);
