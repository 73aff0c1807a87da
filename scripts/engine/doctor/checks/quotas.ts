import type { PlannedResource } from '../../template/evaluate';
import { resourcesOfRole } from '../../template/planned-stacks';
import { ofType, referenceOf, textOf } from '../../template/read-property';
import type { FindingCode } from '../catalogue';
import { type DoctorContext, inEachRegion, type RegionPlace } from '../check';
import type { Finding } from '../finding';
import type { Counted, QuotaId } from '../ports';
import { ownedResources } from './owned-resources';

/** A quota that counts things of the region, and which of ours count against it. */
interface CountQuota {
  readonly code: FindingCode;
  readonly id: QuotaId;
  readonly noun: string;
  readonly counted: Counted;
  readonly counts: (resource: PlannedResource) => boolean;
}

const isType = (type: string) => (resource: PlannedResource) => resource.type === type;

const isEndpoint = (kind: string) => (resource: PlannedResource) =>
  resource.type === 'AWS::EC2::VPCEndpoint' && textOf(resource, 'VpcEndpointType') === kind;

/**
 * Codes: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html and
 * https://docs.aws.amazon.com/general/latest/gr/rds-service.html
 */
const COUNT_QUOTAS: readonly CountQuota[] = [
  {
    code: 'DR1133',
    id: { service: 'ec2', code: 'L-0263D0A3' },
    noun: 'Elastic IPs',
    counted: 'elastic-ip',
    counts: isType('AWS::EC2::EIP'),
  },
  {
    code: 'DR1134',
    id: { service: 'vpc', code: 'L-F678F1CE' },
    noun: 'VPCs',
    counted: 'vpc',
    counts: isType('AWS::EC2::VPC'),
  },
  {
    code: 'DR1135',
    id: { service: 'vpc', code: 'L-A4707A72' },
    noun: 'internet gateways',
    counted: 'internet-gateway',
    counts: isType('AWS::EC2::InternetGateway'),
  },
  {
    code: 'DR1138',
    id: { service: 'vpc', code: 'L-1B52E74A' },
    noun: 'gateway endpoints',
    counted: 'gateway-endpoint',
    counts: isEndpoint('Gateway'),
  },
  {
    code: 'DR1139',
    id: { service: 'rds', code: 'L-952B80B8' },
    noun: 'Aurora clusters',
    counted: 'database-cluster',
    counts: isType('AWS::RDS::DBCluster'),
  },
  {
    code: 'DR1141',
    id: { service: 'rds', code: 'L-7B6409FD' },
    noun: 'database instances',
    counted: 'database-instance',
    counts: isType('AWS::RDS::DBInstance'),
  },
];

const NAT_GATEWAYS_PER_ZONE: QuotaId = { service: 'vpc', code: 'L-FE5A380F' };
const INTERFACE_ENDPOINTS_PER_VPC: QuotaId = { service: 'vpc', code: 'L-29B6F2EB' };

export const countQuotaChecks = COUNT_QUOTAS.flatMap((quota) =>
  inEachRegion(`quota of ${quota.noun}`, 'DR1130', async (context, place) => {
    const missing = (await missingResources(context, place)).filter(quota.counts).length;
    if (missing === 0) {
      return [];
    }
    const [limit, used] = await Promise.all([
      place.survey.quota(quota.id),
      place.survey.used(quota.counted),
    ]);
    return exceeded({ ...quota, ...place, limit, used, needed: missing });
  }),
);

/** Zones have names of their own: a gateway's zone is its subnet's. */
export const natGatewayQuotaChecks = inEachRegion(
  'quota of NAT gateways in a zone',
  'DR1130',
  async (context, place) => {
    const planned = resourcesOfRole(context.stacks, place.role);
    const missing = ofType(await missingResources(context, place), 'AWS::EC2::NatGateway');
    if (missing.length === 0) {
      return [];
    }
    const [limit, used] = await Promise.all([
      place.survey.quota(NAT_GATEWAYS_PER_ZONE),
      place.survey.natGatewaysByZone(),
    ]);
    const zones = missing.flatMap((gateway) => {
      const subnet = planned.find(
        ({ logicalId }) => logicalId === referenceOf(gateway, 'SubnetId'),
      );
      return (subnet && textOf(subnet, 'AvailabilityZone')) ?? [];
    });
    return [...new Set(zones)].flatMap((zone) =>
      exceeded({
        code: 'DR1136',
        id: NAT_GATEWAYS_PER_ZONE,
        noun: `NAT gateways in ${zone}`,
        region: place.region,
        limit,
        used: used.get(zone) ?? 0,
        needed: zones.filter((other) => other === zone).length,
      }),
    );
  },
);

/** The VPC is our own: nothing else is in it. */
export const interfaceEndpointQuotaChecks = inEachRegion(
  'quota of interface endpoints',
  'DR1130',
  async ({ stacks }, { role, region, survey }) => {
    const needed = resourcesOfRole(stacks, role).filter(isEndpoint('Interface')).length;
    return needed === 0
      ? []
      : exceeded({
          code: 'DR1137',
          id: INTERFACE_ENDPOINTS_PER_VPC,
          noun: 'interface endpoints in one VPC',
          region,
          limit: await survey.quota(INTERFACE_ENDPOINTS_PER_VPC),
          used: 0,
          needed,
        });
  },
);

interface Demand {
  readonly code: FindingCode;
  readonly id: QuotaId;
  readonly noun: string;
  readonly region: string;
  readonly limit: number;
  readonly used: number;
  readonly needed: number;
}

/** Nothing when it fits. */
export function exceeded(demand: Demand): Omit<Finding, 'region'>[] {
  const { code, id, noun, region, limit, used, needed } = demand;
  const total = used + needed;
  return total <= limit
    ? []
    : [
        {
          code,
          what: `${noun}: ${needed} more are needed, ${used} of ${limit} are in use`,
          fix: [increase(id, Math.ceil(total), region)],
        },
      ];
}

export const increase = ({ service, code }: QuotaId, desired: number, region: string) =>
  `aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${desired} --region ${region}`;

/** What a deploy would make that its stacks don't have yet. */
async function missingResources(
  context: DoctorContext,
  { role }: RegionPlace,
): Promise<PlannedResource[]> {
  const owned = await ownedResources(context, role);
  const has = new Set(owned.map(({ type, logicalId }) => `${type}|${logicalId}`));
  return resourcesOfRole(context.stacks, role).filter(
    ({ type, logicalId }) => !has.has(`${type}|${logicalId}`),
  );
}
