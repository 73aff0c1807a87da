import type { Finding } from './finding';

type Quota = Extract<Finding, { kind: 'quota' }>;

/**
 * A quota that is used up. Handlers give `ServiceLimitExceeded` for most of them, and EC2's for a VPC
 * `GeneralServiceException`: https://github.com/awslabs/landing-zone-accelerator-on-aws/issues/241
 */
const EXCEEDED =
  /ServiceLimitExceeded|LimitExceeded|QuotaExceeded|[Mm]aximum number of|[Cc]annot exceed quota|[Qq]uota (?:has been )?exceeded|reached (?:the|your) (?:limit|quota)/;

/** Where the reason tells quotas of one type apart, it has to match as well. */
interface KnownQuota {
  readonly type: string;
  readonly reason?: RegExp;
  readonly name: string;
  readonly service: string;
  readonly code: string;
  /** Where it is kept, unless in the resource's own region. */
  readonly region?: string;
}

/**
 * Quotas of what the templates make, as Service Quotas names them. Codes are AWS's and never change:
 * https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 */
const QUOTAS: readonly KnownQuota[] = [
  { type: 'AWS::EC2::VPC', name: 'VPCs per Region', service: 'vpc', code: 'L-F678F1CE' },
  {
    type: 'AWS::EC2::InternetGateway',
    name: 'Internet gateways per Region',
    service: 'vpc',
    code: 'L-A4707A72',
  },
  {
    type: 'AWS::EC2::NatGateway',
    name: 'NAT gateways per Availability Zone',
    service: 'vpc',
    code: 'L-FE5A380F',
  },
  { type: 'AWS::EC2::EIP', name: 'EC2-VPC Elastic IPs', service: 'ec2', code: 'L-0263D0A3' },
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    name: 'Application Load Balancers per Region',
    service: 'elasticloadbalancing',
    code: 'L-53DA6B97',
  },
  { type: 'AWS::RDS::DBCluster', name: 'DB clusters', service: 'rds', code: 'L-952B80B8' },
  { type: 'AWS::RDS::DBInstance', name: 'DB instances', service: 'rds', code: 'L-7B6409FD' },
  {
    type: 'AWS::IAM::Role',
    name: 'Roles per account',
    service: 'iam',
    code: 'L-FE177D64',
    // A global service's quotas are in the Service Quotas of this region alone.
    region: 'us-east-1',
  },
  {
    type: 'AWS::ECS::Service',
    reason: /vCPU/,
    name: 'Fargate On-Demand vCPU resource count',
    service: 'fargate',
    code: 'L-3032A538',
  },
];

/** The quota that stands in the way; undefined when the reason names none. */
export function exceededQuota(
  { resourceType, reason }: { readonly resourceType: string | undefined; readonly reason: string },
  region: string,
): Quota | undefined {
  const known = QUOTAS.find(
    (quota) => quota.type === resourceType && (quota.reason?.test(reason) ?? true),
  );
  // A limit on vCPUs is worded as one of its own.
  const isExceeded = EXCEEDED.test(reason) || known?.reason?.test(reason) === true;
  if (!isExceeded) {
    return undefined;
  }
  return {
    kind: 'quota',
    quotaName: known?.name,
    url: known === undefined ? quotasUrl(region, resourceType) : quotaUrl(region, known),
  };
}

function quotaUrl(resourceRegion: string, { service, code, region }: KnownQuota): string {
  return `https://${region ?? resourceRegion}.console.aws.amazon.com/servicequotas/home/services/${service}/quotas/${code}`;
}

/** The list of a service's quotas: its name there is mostly that of its resource types. */
function quotasUrl(region: string, resourceType: string | undefined): string {
  const service = resourceType?.split('::')[1]?.toLowerCase();
  const home = `https://${region}.console.aws.amazon.com/servicequotas/home`;
  return service === undefined ? home : `${home}/services/${service}/quotas`;
}
