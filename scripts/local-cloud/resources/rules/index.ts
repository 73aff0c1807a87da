import type { RulesByType } from '../resource-rules';
import { autoScalingRules } from './auto-scaling';
import { certificateRules } from './certificate';
import { cloudWatchRules } from './cloudwatch';
import { dynamoDbRules } from './dynamodb';
import { ec2Rules } from './ec2';
import { ecrRules } from './ecr';
import { ecsRules } from './ecs';
import { elbRules } from './elb';
import { eventRules } from './events';
import { iamRules } from './iam';
import { kmsRules } from './kms';
import { lambdaRules } from './lambda';
import { logsRules } from './logs';
import { messagingRules } from './messaging';
import { rdsRules } from './rds';
import { route53Rules } from './route53';
import { s3Rules } from './s3';
import { secretRules } from './secrets';
import { ssmRules } from './ssm';
import { stepFunctionsRules } from './step-functions';
import { wafRules } from './waf';

/** Rules of every type that has some; the rest are their schema. */
export const rulesByType: RulesByType = {
  ...autoScalingRules,
  ...certificateRules,
  ...cloudWatchRules,
  ...dynamoDbRules,
  ...ec2Rules,
  ...ecrRules,
  ...ecsRules,
  ...elbRules,
  ...eventRules,
  ...iamRules,
  ...kmsRules,
  ...lambdaRules,
  ...logsRules,
  ...messagingRules,
  ...rdsRules,
  ...route53Rules,
  ...s3Rules,
  ...secretRules,
  ...ssmRules,
  ...stepFunctionsRules,
  ...wafRules,
};
