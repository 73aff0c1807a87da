import type { Rule } from '../estimate';
import { ecsService, lambdaFunction, schedule } from './compute';
import { databaseCluster, databaseInstance } from './database';
import { loadBalancer, webAcl } from './load-balancing';
import { alarm, dashboard, healthCheck, logGroup } from './monitoring';
import { elasticIp, natGateway, vpcEndpoint } from './network';
import { bucket, key, repository, secret, table } from './storage';

/** What resources of a type cost; a type that is here or in `FREE_TYPES` is known. */
export const RULES: Readonly<Record<string, Rule>> = {
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::CloudWatch::Dashboard': dashboard,
  'AWS::DynamoDB::Table': table,
  'AWS::EC2::EIP': elasticIp,
  'AWS::EC2::NatGateway': natGateway,
  'AWS::EC2::VPCEndpoint': vpcEndpoint,
  'AWS::ECR::Repository': repository,
  'AWS::ECS::Service': ecsService,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::KMS::Key': key,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::RDS::DBCluster': databaseCluster,
  'AWS::RDS::DBInstance': databaseInstance,
  'AWS::Route53::HealthCheck': healthCheck,
  'AWS::S3::Bucket': bucket,
  'AWS::Scheduler::Schedule': schedule,
  'AWS::SecretsManager::Secret': secret,
  'AWS::Serverless::Function': lambdaFunction,
  'AWS::WAFv2::WebACL': webAcl,
};
