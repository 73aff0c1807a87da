/** When the prices were last looked at. */
export const PRICES_AS_OF = '2026-11-23';

/** Where a price was seen stated, for one region; absent: nobody has looked it up there. */
type Seen = Readonly<Partial<Record<'us-east-1' | 'us-east-2', string>>>;

export interface Price {
  /** US dollars for one unit, on demand, before discounts, free allowances and taxes. */
  readonly usd: number;
  /** What one of is paid for. */
  readonly unit: string;
  /** AWS's own page. */
  readonly source: string;
  readonly seen: Seen;
}

const everywhere = (page: string): Seen => ({ 'us-east-1': page, 'us-east-2': page });

/**
 * List prices of us-east-1, which are taken for us-east-2 too. A price that was not seen stated for
 * a region is called unverified wherever it is used there.
 */
export const PRICES = {
  fargateVcpuHour: {
    usd: 0.03238,
    unit: 'vCPU-hour, Arm',
    source: 'https://aws.amazon.com/fargate/pricing/',
    seen: { 'us-east-1': 'https://www.vantage.sh/blog/fargate-pricing' },
  },
  fargateGbHour: {
    usd: 0.00356,
    unit: 'GB-hour, Arm',
    source: 'https://aws.amazon.com/fargate/pricing/',
    seen: { 'us-east-1': 'https://www.vantage.sh/blog/fargate-pricing' },
  },
  natGatewayHour: {
    usd: 0.045,
    unit: 'hour',
    source: 'https://aws.amazon.com/vpc/pricing/',
    seen: everywhere('https://cloudpipelines.pages.dev/guides/aws-nat-gateway-pricing-2026/'),
  },
  natGatewayGb: {
    usd: 0.045,
    unit: 'GB',
    source: 'https://aws.amazon.com/vpc/pricing/',
    seen: everywhere('https://cloudpipelines.pages.dev/guides/aws-nat-gateway-pricing-2026/'),
  },
  publicAddressHour: {
    usd: 0.005,
    unit: 'address-hour',
    source: 'https://aws.amazon.com/vpc/pricing/',
    seen: everywhere('https://www.doit.com/aws-public-ipv4-price-increase-the-complete-guide/'),
  },
  interfaceEndpointHour: {
    usd: 0.01,
    unit: 'endpoint-zone-hour',
    source: 'https://aws.amazon.com/privatelink/pricing/',
    seen: { 'us-east-1': 'https://awsnegotiations.com/privatelink-cost-analysis.html' },
  },
  loadBalancerHour: {
    usd: 0.0225,
    unit: 'hour',
    source: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
    seen: {
      'us-east-1':
        'https://raw.githubusercontent.com/api-evangelist/amazon-elastic-load-balancing/refs/heads/main/plans/amazon-elastic-load-balancing-plans-pricing.yml',
    },
  },
  loadBalancerCapacityHour: {
    usd: 0.008,
    unit: 'LCU-hour',
    source: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
    seen: {
      'us-east-1':
        'https://raw.githubusercontent.com/api-evangelist/amazon-elastic-load-balancing/refs/heads/main/plans/amazon-elastic-load-balancing-plans-pricing.yml',
    },
  },
  auroraStorageGbMonth: {
    usd: 0.1,
    unit: 'GB-month',
    source: 'https://aws.amazon.com/rds/aurora/pricing/',
    seen: { 'us-east-1': 'https://www.cloudexmachina.io/blog/aws-aurora-pricing' },
  },
  auroraMillionIo: {
    usd: 0.2,
    unit: 'million I/Os',
    source: 'https://aws.amazon.com/rds/aurora/pricing/',
    seen: {
      'us-east-1': 'https://www.jusdb.com/blog/aws-rds-vs-aurora-vs-serverless-cost-comparison',
    },
  },
  auroraMillionReplicatedWrites: {
    usd: 0.2,
    unit: 'million replicated write I/Os',
    source: 'https://aws.amazon.com/rds/aurora/pricing/',
    seen: {},
  },
  auroraBackupGbMonth: {
    usd: 0.021,
    unit: 'GB-month',
    source: 'https://aws.amazon.com/rds/aurora/pricing/',
    seen: { 'us-east-1': 'https://www.cloudexmachina.io/blog/aws-aurora-pricing' },
  },
  keyMonth: {
    usd: 1,
    unit: 'key-month',
    source: 'https://aws.amazon.com/kms/pricing/',
    seen: everywhere('https://aws.amazon.com/kms/pricing/'),
  },
  secretMonth: {
    usd: 0.4,
    unit: 'secret-month',
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
    seen: {
      'us-east-1':
        'https://raw.githubusercontent.com/api-evangelist/amazon-secrets-manager/refs/heads/main/plans/amazon-secrets-manager-plans-pricing.yml',
    },
  },
  alarmMetricMonth: {
    usd: 0.1,
    unit: 'alarm-metric-month',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
    seen: { 'us-east-1': 'https://c3x.dev/resources/aws/aws_cloudwatch_metric_alarm' },
  },
  dashboardMonth: {
    usd: 3,
    unit: 'dashboard-month',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
    seen: {
      'us-east-1':
        'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
    },
  },
  logGb: {
    usd: 0.5,
    unit: 'GB taken in',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
    seen: {
      'us-east-1':
        'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
    },
  },
  webAclMonth: {
    usd: 5,
    unit: 'web ACL-month',
    source: 'https://aws.amazon.com/waf/pricing/',
    seen: everywhere('https://c3x.dev/blog/aws-waf-cost-explained/'),
  },
  webAclRuleMonth: {
    usd: 1,
    unit: 'rule-month',
    source: 'https://aws.amazon.com/waf/pricing/',
    seen: everywhere('https://c3x.dev/blog/aws-waf-cost-explained/'),
  },
  webAclMillionRequests: {
    usd: 0.6,
    unit: 'million requests',
    source: 'https://aws.amazon.com/waf/pricing/',
    seen: everywhere('https://c3x.dev/blog/aws-waf-cost-explained/'),
  },
  lambdaMillionRequests: {
    usd: 0.2,
    unit: 'million requests',
    source: 'https://aws.amazon.com/lambda/pricing/',
    seen: {
      'us-east-1':
        'https://zeonedge.com/en/blog/aws-lambda-cost-optimization-memory-tuning-graviton-architecture',
    },
  },
  lambdaGbSecond: {
    usd: 0.000_013_333_4,
    unit: 'GB-second, Arm',
    source: 'https://aws.amazon.com/lambda/pricing/',
    seen: {
      'us-east-1':
        'https://git.mcrn.ar/mariano/lambda_local_runner/src/commit/957e45b8adae23ce50b966346229585b5df18b4d/docs/lambdas-md/lambda-13-cost.md',
    },
  },
  schedulerMillionInvocations: {
    usd: 1,
    unit: 'million invocations',
    source: 'https://aws.amazon.com/eventbridge/pricing/',
    seen: {},
  },
  dynamoDbMillionWrites: {
    usd: 0.625,
    unit: 'million write units',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    seen: { 'us-east-1': 'https://airbyte.com/data-engineering-resources/dynamodb-pricing' },
  },
  dynamoDbMillionReads: {
    usd: 0.125,
    unit: 'million read units',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    seen: { 'us-east-1': 'https://airbyte.com/data-engineering-resources/dynamodb-pricing' },
  },
  s3GbMonth: {
    usd: 0.023,
    unit: 'GB-month',
    source: 'https://aws.amazon.com/s3/pricing/',
    seen: {},
  },
  s3ThousandPuts: {
    usd: 0.005,
    unit: 'thousand PUTs',
    source: 'https://aws.amazon.com/s3/pricing/',
    seen: {},
  },
  s3ReplicationTimeGb: {
    usd: 0.015,
    unit: 'GB replicated within 15 minutes',
    source: 'https://aws.amazon.com/s3/pricing/',
    seen: {},
  },
  betweenRegionsGb: {
    usd: 0.01,
    unit: 'GB between us-east-1 and us-east-2',
    source: 'https://aws.amazon.com/ec2/pricing/on-demand/',
    seen: {},
  },
  repositoryGbMonth: {
    usd: 0.1,
    unit: 'GB-month',
    source: 'https://aws.amazon.com/ecr/pricing/',
    seen: {},
  },
  healthCheckMonth: {
    usd: 0.5,
    unit: 'check-month',
    source: 'https://aws.amazon.com/route53/pricing/',
    seen: everywhere(
      'https://wewantcode.com/en/course/aws/lesson/7-84-health-checks-status-check.html',
    ),
  },
  healthCheckFeatureMonth: {
    usd: 1,
    unit: 'feature-month',
    source: 'https://aws.amazon.com/route53/pricing/',
    seen: {},
  },
} as const satisfies Record<string, Price>;

/** Aurora PostgreSQL on demand, standard configuration, by instance class. */
export const AURORA_INSTANCE_HOUR: Readonly<Record<string, Price>> = Object.fromEntries(
  Object.entries({
    'db.r6g.large': 0.26,
    'db.r6g.xlarge': 0.519,
    'db.r6g.2xlarge': 1.038,
    'db.r6g.4xlarge': 2.076,
    'db.r7g.large': 0.276,
    'db.r7g.xlarge': 0.553,
    'db.r7g.2xlarge': 1.106,
    'db.r7g.4xlarge': 2.211,
  }).map(([instanceClass, usd]) => [
    instanceClass,
    {
      usd,
      unit: `${instanceClass} hour`,
      source: 'https://aws.amazon.com/rds/aurora/pricing/',
      seen: {},
    },
  ]),
);

export type PriceId = keyof typeof PRICES;

/** The page that states the price for the region; undefined where nobody has seen it. */
export function seenFor({ seen }: Price, region: string): string | undefined {
  return region === 'us-east-1' || region === 'us-east-2' ? seen[region] : undefined;
}
