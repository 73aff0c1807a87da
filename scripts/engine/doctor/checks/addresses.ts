import { resourcesOfRole } from '../../template/planned-stacks';
import { ofType, textOf } from '../../template/read-property';
import { type Check, type DoctorContext, inEachRegion } from '../check';
import { overlap } from '../cidr';
import { ownedResources } from './owned-resources';

const VPC = 'AWS::EC2::VPC';

/** Whether the two regions' ranges could live in one network. */
const betweenRegions: Check = {
  name: 'address ranges',
  unknownCode: 'DR1090',
  run: async ({ stacks, environment }) => {
    const [primary, dr] = [rangesOf({ stacks }, 'primary'), rangesOf({ stacks }, 'dr')];
    const { regions } = environment.topology;
    return primary.flatMap((one) =>
      dr
        .filter((other) => overlap(one, other))
        .map((other) => ({
          code: 'DR1091' as const,
          what: `${one} of ${regions.primary.name} and ${other} of ${regions.dr.name} overlap`,
          fix: [
            'give one region another vpcCidr in templates-src/topology.ts, then npm run generate',
          ],
        })),
    );
  },
};

const withOtherVpcs = inEachRegion(
  'address ranges',
  'DR1090',
  async (context, { role, survey }) => {
    const [vpcs, owned] = await Promise.all([survey.vpcs(), ownedResources(context, role)]);
    const ownIds = new Set(owned.map(({ physicalId }) => physicalId));
    const planned = rangesOf(context, role);
    return vpcs
      .filter(({ id }) => !ownIds.has(id))
      .flatMap(({ id, cidrBlocks }) => {
        const shared = cidrBlocks.filter((block) => planned.some((range) => overlap(range, block)));
        return shared.length === 0
          ? []
          : [
              {
                code: 'DR1092' as const,
                what: `VPC ${id} has ${shared.join(', ')}, which overlaps ${planned.join(', ')}`,
                fix: [
                  'nothing, if the two are never to be joined; else another vpcCidr in templates-src/topology.ts',
                ],
              },
            ];
      });
  },
);

export const addressChecks: readonly Check[] = [betweenRegions, ...withOtherVpcs];

function rangesOf(
  { stacks }: Pick<DoctorContext, 'stacks'>,
  role: 'primary' | 'dr',
): readonly string[] {
  return ofType(resourcesOfRole(stacks, role), VPC).flatMap(
    (vpc) => textOf(vpc, 'CidrBlock') ?? [],
  );
}
