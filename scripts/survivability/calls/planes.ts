/** Where an API call is answered. */
export type Answered =
  /** In the region it is sent to; `data` works on what exists, `control` changes how it is set up. */
  | { readonly by: 'region'; readonly plane: 'data' | 'control' }
  /** By one control plane for the whole partition. */
  | { readonly by: 'global control plane'; readonly region: string; readonly why: string }
  /** Makes something that does not exist yet; the reason is what it waits for. */
  | { readonly by: 'region, creating'; readonly why: string };

const DATA: Answered = { by: 'region', plane: 'data' };
const CONTROL: Answered = { by: 'region', plane: 'control' };

/**
 * Every call the failover path may make. What is not here has not been thought
 * about, and fails the proof. Planes as AWS's whitepaper divides them:
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/control-planes-and-data-planes.html
 */
const KNOWN: Readonly<Record<string, Answered>> = {
  // Changes what exists, in the region of the cluster that is promoted.
  // docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_FailoverGlobalCluster.html
  'rds:FailoverGlobalCluster': CONTROL,
  'rds:SwitchoverGlobalCluster': CONTROL,
  'rds:DescribeGlobalClusters': CONTROL,
  'rds:DescribeDBClusters': CONTROL,
  'rds:DescribeDBClusterSnapshots': CONTROL,
  'rds:CopyDBClusterSnapshot': CONTROL,
  'rds:AddTagsToResource': CONTROL,
  // Raises numbers of a service and a target that exist; starts tasks, which is ECS's data plane.
  'application-autoscaling:RegisterScalableTarget': CONTROL,
  'ecs:DescribeServices': CONTROL,
  'ecs:UpdateService': CONTROL,
  'dynamodb:GetItem': DATA,
  'dynamodb:PutItem': DATA,
  'dynamodb:UpdateItem': DATA,
  'dynamodb:Query': DATA,
  'cloudwatch:PutMetricData': DATA,
  'cloudwatch:GetMetricData': DATA,
  'states:StartExecution': DATA,
  'states:DescribeExecution': DATA,
  'lambda:InvokeFunction': DATA,
  'sns:Publish': DATA,
  's3:PutObject': DATA,
  's3:GetObject': DATA,
  'logs:CreateLogStream': DATA,
  'logs:PutLogEvents': DATA,
  'kms:Decrypt': DATA,
  'kms:Encrypt': DATA,
  'kms:GenerateDataKey': DATA,
  'kms:GenerateDataKey*': DATA,
  'kms:DescribeKey': CONTROL,
  'kms:CreateGrant': CONTROL,
  'secretsmanager:GetSecretValue': DATA,
  'ecr:GetAuthorizationToken': DATA,
  'ecr:BatchCheckLayerAvailability': DATA,
  'ecr:BatchGetImage': DATA,
  'ecr:GetDownloadUrlForLayer': DATA,
  'xray:PutTraceSegments': DATA,
  'xray:PutTelemetryRecords': DATA,
  'xray:GetSamplingRules': DATA,
  'xray:GetSamplingTargets': DATA,
  // A state machine's own log delivery; granted on "*" because the API takes no resource, and
  // used when the machine is deployed, not when it runs.
  // docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
  'logs:CreateLogDelivery': CONTROL,
  'logs:GetLogDelivery': CONTROL,
  'logs:UpdateLogDelivery': CONTROL,
  'logs:DeleteLogDelivery': CONTROL,
  'logs:ListLogDeliveries': CONTROL,
  'logs:PutResourcePolicy': CONTROL,
  'logs:DescribeResourcePolicies': CONTROL,
  'logs:DescribeLogGroups': CONTROL,
};

/** docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html, and its appendices. */
const GLOBAL: readonly [action: RegExp, region: string, why: string][] = [
  [/^route53:/, 'us-east-1', "Route 53's control plane"],
  [/^iam:/, 'us-east-1', "IAM's control plane"],
  [/^organizations:/, 'us-east-1', "Organizations' control plane"],
  [/^account:/, 'us-east-1', "Account Management's control plane"],
  [/^cloudfront:/, 'us-east-1', "CloudFront's control plane"],
  [/^waf:/, 'us-east-1', "WAF Classic's global control plane"],
  [/^shield:/, 'us-east-1', "Shield Advanced's control plane"],
  [/^ecr-public:/, 'us-east-1', "ECR Public's authorization"],
  [/^globalaccelerator:/, 'us-west-2', "Global Accelerator's control plane"],
  [/^networkmanager:/, 'us-west-2', "Network Manager's control plane"],
  [/^route53-recovery-control-config:/, 'us-west-2', "routing controls' control plane"],
  [/^route53-recovery-readiness:/, 'us-west-2', "readiness checks' control plane"],
  [
    /^s3:(?:Create|Delete|Put)(?:Bucket|\w*(?:Configuration|PublicAccessBlock))/,
    'us-east-1',
    "S3's bucket configuration",
  ],
];

const CREATING: readonly [action: RegExp, why: string][] = [
  [/^cloudformation:/, 'a deployment creates and changes; failover uses what is there'],
  [
    /^(?:elasticloadbalancing:CreateLoadBalancer|rds:Create\w+|apigateway:\w+|ec2:CreateVpcEndpoint|elasticache:Create\w+)$/,
    "its creation writes a DNS record through Route 53's control plane in us-east-1",
  ],
  [
    /^\w[\w-]*:(?:Create|Run|Allocate|Restore)\w*$/,
    'it creates something, which may have no capacity left',
  ],
];

/** Undefined for a call that no table knows. */
export function whereAnswered(action: string): Answered | undefined {
  const known = KNOWN[action];
  if (known !== undefined) {
    return known;
  }
  const global = GLOBAL.find(([pattern]) => pattern.test(action));
  if (global !== undefined) {
    const [, region, why] = global;
    return { by: 'global control plane', region, why };
  }
  const creating = CREATING.find(([pattern]) => pattern.test(action));
  return creating && { by: 'region, creating', why: creating[1] };
}
