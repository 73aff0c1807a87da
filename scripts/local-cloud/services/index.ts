import type { Service } from '../service';
import { cloudWatchLogs } from './cloudwatch-logs';
import { ecr } from './ecr';
import { rds } from './rds';
import { resourceGroupsTagging } from './resource-groups-tagging';
import { route53 } from './route53';
import { s3 } from './s3';
import { sts } from './sts';

export { seedHostedZone } from './route53';

/** Services beside CloudFormation, by the SDK's service id. */
export const services: Readonly<Record<string, Service>> = {
  'CloudWatch Logs': cloudWatchLogs,
  ECR: ecr,
  RDS: rds,
  'Resource Groups Tagging API': resourceGroupsTagging,
  'Route 53': route53,
  S3: s3,
  STS: sts,
};
