/**
 * What `dr-cli deploy` itself calls. CloudFormation does the rest with the same credentials.
 * `s3:ListBucket` is for an object that isn't there, which S3 answers with 403 without it:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export const DEPLOYER_ACTIONS: readonly string[] = [
  'cloudformation:CreateChangeSet',
  'cloudformation:DeleteChangeSet',
  'cloudformation:DescribeChangeSet',
  'cloudformation:DescribeStackEvents',
  'cloudformation:DescribeStackInstance',
  'cloudformation:DescribeStacks',
  'cloudformation:ExecuteChangeSet',
  'cloudformation:ListStackResources',
  'cloudformation:SetStackPolicy',
  'ecr:DescribeImages',
  's3:GetObject',
  's3:ListBucket',
  's3:PutObject',
  'ssm:DeleteParameter',
  'ssm:GetParametersByPath',
  'ssm:PutParameter',
];

/**
 * What making a resource of each type takes: not every action that its handler might need, but
 * those without which it can't be. From the actions of each service in the Service Authorization
 * Reference:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const RESOURCE_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApplicationAutoScaling::ScalableTarget': ['application-autoscaling:RegisterScalableTarget'],
  'AWS::ApplicationAutoScaling::ScalingPolicy': ['application-autoscaling:PutScalingPolicy'],
  'AWS::CertificateManager::Certificate': [
    'acm:RequestCertificate',
    'acm:DescribeCertificate',
    'route53:ChangeResourceRecordSets',
  ],
  'AWS::CloudWatch::Alarm': ['cloudwatch:PutMetricAlarm'],
  'AWS::CloudWatch::Dashboard': ['cloudwatch:PutDashboard'],
  'AWS::DynamoDB::Table': ['dynamodb:CreateTable', 'dynamodb:UpdateContinuousBackups'],
  'AWS::EC2::EIP': ['ec2:AllocateAddress'],
  'AWS::EC2::FlowLog': ['ec2:CreateFlowLogs', 'logs:CreateLogDelivery'],
  'AWS::EC2::InternetGateway': ['ec2:CreateInternetGateway'],
  'AWS::EC2::NatGateway': ['ec2:CreateNatGateway'],
  'AWS::EC2::NetworkAcl': ['ec2:CreateNetworkAcl'],
  'AWS::EC2::NetworkAclEntry': ['ec2:CreateNetworkAclEntry'],
  'AWS::EC2::Route': ['ec2:CreateRoute'],
  'AWS::EC2::RouteTable': ['ec2:CreateRouteTable'],
  'AWS::EC2::SecurityGroup': ['ec2:CreateSecurityGroup'],
  'AWS::EC2::SecurityGroupEgress': ['ec2:AuthorizeSecurityGroupEgress'],
  'AWS::EC2::SecurityGroupIngress': ['ec2:AuthorizeSecurityGroupIngress'],
  'AWS::EC2::Subnet': ['ec2:CreateSubnet'],
  'AWS::EC2::SubnetNetworkAclAssociation': ['ec2:ReplaceNetworkAclAssociation'],
  'AWS::EC2::SubnetRouteTableAssociation': ['ec2:AssociateRouteTable'],
  'AWS::EC2::VPC': ['ec2:CreateVpc', 'ec2:ModifyVpcAttribute'],
  'AWS::EC2::VPCEndpoint': ['ec2:CreateVpcEndpoint'],
  'AWS::EC2::VPCGatewayAttachment': ['ec2:AttachInternetGateway'],
  'AWS::ECR::Repository': ['ecr:CreateRepository'],
  'AWS::ECS::Cluster': ['ecs:CreateCluster'],
  'AWS::ECS::Service': ['ecs:CreateService', 'ecs:DescribeServices', 'iam:PassRole'],
  'AWS::ECS::TaskDefinition': ['ecs:RegisterTaskDefinition'],
  'AWS::ElasticLoadBalancingV2::Listener': ['elasticloadbalancing:CreateListener'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': [
    'elasticloadbalancing:CreateLoadBalancer',
    'elasticloadbalancing:ModifyLoadBalancerAttributes',
  ],
  'AWS::ElasticLoadBalancingV2::TargetGroup': ['elasticloadbalancing:CreateTargetGroup'],
  'AWS::Events::Rule': ['events:PutRule', 'events:PutTargets'],
  'AWS::IAM::Role': ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:TagRole'],
  'AWS::KMS::Alias': ['kms:CreateAlias'],
  'AWS::KMS::Key': ['kms:CreateKey', 'kms:PutKeyPolicy', 'kms:EnableKeyRotation'],
  'AWS::Lambda::Permission': ['lambda:AddPermission'],
  'AWS::Logs::LogGroup': ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
  'AWS::RDS::DBCluster': ['rds:CreateDBCluster', 'rds:AddTagsToResource'],
  'AWS::RDS::DBClusterParameterGroup': [
    'rds:CreateDBClusterParameterGroup',
    'rds:ModifyDBClusterParameterGroup',
  ],
  'AWS::RDS::DBInstance': ['rds:CreateDBInstance', 'iam:PassRole'],
  'AWS::RDS::DBParameterGroup': ['rds:CreateDBParameterGroup', 'rds:ModifyDBParameterGroup'],
  'AWS::RDS::DBSubnetGroup': ['rds:CreateDBSubnetGroup'],
  'AWS::RDS::EventSubscription': ['rds:CreateEventSubscription'],
  'AWS::RDS::GlobalCluster': ['rds:CreateGlobalCluster'],
  'AWS::Route53::HealthCheck': ['route53:CreateHealthCheck'],
  'AWS::Route53::RecordSet': ['route53:ChangeResourceRecordSets', 'route53:GetChange'],
  'AWS::S3::Bucket': [
    's3:CreateBucket',
    's3:PutBucketVersioning',
    's3:PutEncryptionConfiguration',
    's3:PutLifecycleConfiguration',
    's3:PutReplicationConfiguration',
  ],
  'AWS::S3::BucketPolicy': ['s3:PutBucketPolicy'],
  'AWS::SNS::Subscription': ['sns:Subscribe'],
  'AWS::SNS::Topic': ['sns:CreateTopic'],
  'AWS::SNS::TopicPolicy': ['sns:SetTopicAttributes'],
  'AWS::Scheduler::Schedule': ['scheduler:CreateSchedule', 'iam:PassRole'],
  'AWS::SecretsManager::Secret': [
    'secretsmanager:CreateSecret',
    'secretsmanager:GetRandomPassword',
    'secretsmanager:ReplicateSecretToRegions',
  ],
  'AWS::Serverless::Function': [
    'lambda:CreateFunction',
    'lambda:PublishVersion',
    'lambda:CreateAlias',
    'iam:PassRole',
  ],
  'AWS::StepFunctions::StateMachine': ['states:CreateStateMachine', 'iam:PassRole'],
  'AWS::WAFv2::LoggingConfiguration': ['wafv2:PutLoggingConfiguration'],
  'AWS::WAFv2::WebACL': ['wafv2:CreateWebACL'],
  'AWS::WAFv2::WebACLAssociation': ['wafv2:AssociateWebACL'],
};
