import type { Service } from '../service';
import { acm } from './acm';
import { applicationAutoScaling } from './application-auto-scaling';
import { cloudWatch } from './cloudwatch';
import { cloudWatchLogs } from './cloudwatch-logs';
import { dynamoDb } from './dynamodb';
import { ec2 } from './ec2';
import { ecr } from './ecr';
import { ecs } from './ecs';
import { iam } from './iam';
import { lambda } from './lambda';
import { rds } from './rds';
import { resourceGroupsTagging } from './resource-groups-tagging';
import { route53 } from './route53';
import { DNS_SERVICE, route53Dns } from './route53-dns';
import { s3 } from './s3';
import { serviceQuotas } from './service-quotas';
import { sns } from './sns';
import { ssm } from './ssm';
import { stepFunctions } from './step-functions';
import { sts } from './sts';

export { seedHostedZone } from './route53';

/** Services beside CloudFormation, by the SDK's service id. */
export const services: Readonly<Record<string, Service>> = {
  ACM: acm,
  'Application Auto Scaling': applicationAutoScaling,
  CloudWatch: cloudWatch,
  'CloudWatch Logs': cloudWatchLogs,
  DynamoDB: dynamoDb,
  EC2: ec2,
  ECR: ecr,
  ECS: ecs,
  IAM: iam,
  Lambda: lambda,
  RDS: rds,
  'Resource Groups Tagging API': resourceGroupsTagging,
  'Route 53': route53,
  [DNS_SERVICE]: route53Dns,
  S3: s3,
  SFN: stepFunctions,
  SNS: sns,
  'Service Quotas': serviceQuotas,
  SSM: ssm,
  STS: sts,
};
