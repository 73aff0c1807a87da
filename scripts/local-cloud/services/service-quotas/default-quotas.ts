export interface DefaultQuota {
  readonly name: string;
  readonly value: number;
}

/**
 * AWS's defaults, by `<service>/<quota code>`. A new account has 6 Fargate vCPUs; AWS raises that
 * with use.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 * https://docs.aws.amazon.com/general/latest/gr/rds-service.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
 */
export const DEFAULT_QUOTAS: Readonly<Record<string, DefaultQuota>> = {
  'ec2/L-0263D0A3': { name: 'EC2-VPC Elastic IPs', value: 5 },
  'fargate/L-3032A538': { name: 'Fargate On-Demand vCPU resource count', value: 6 },
  'rds/L-7B6409FD': { name: 'DB instances', value: 40 },
  'rds/L-952B80B8': { name: 'DB clusters', value: 40 },
  'vpc/L-1B52E74A': { name: 'Gateway VPC endpoints per Region', value: 20 },
  'vpc/L-29B6F2EB': { name: 'Interface VPC endpoints per VPC', value: 50 },
  'vpc/L-A4707A72': { name: 'Internet gateways per Region', value: 5 },
  'vpc/L-F678F1CE': { name: 'VPCs per Region', value: 5 },
  'vpc/L-FE5A380F': { name: 'NAT gateways per Availability Zone', value: 5 },
};
