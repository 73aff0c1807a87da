import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RDSClient } from '@aws-sdk/client-rds';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { clientConfig } from '../shared/clients';
import type { RegionWatchClients } from './dependencies';

export function createClients(region: string): RegionWatchClients {
  const config = clientConfig(region);
  return {
    autoScaling: new ApplicationAutoScalingClient(config),
    cloudwatch: new CloudWatchClient(config),
    dynamodb: new DynamoDBClient(config),
    rds: new RDSClient(config),
    sfn: new SFNClient(config),
    sns: new SNSClient(config),
  };
}
