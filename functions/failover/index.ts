import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ECSClient } from '@aws-sdk/client-ecs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { createAuthoritativeDns } from '../shared/adapters/authoritative-dns';
import { nodeHttps } from '../shared/adapters/node-https';
import { systemClock } from '../shared/adapters/system-clock';
import { bestEffortClientConfig, clientConfig } from '../shared/clients';
import { readFailoverConfig } from '../shared/failover-config';
import { createLogger } from '../shared/logger';
import { createHandler } from './handler';

const config = readFailoverConfig(process.env);
const here = clientConfig(config.region);
const there = bestEffortClientConfig(config.peerRegion);

/** The acting half of failover and switchover; the state machines call it, and EventBridge. */
export const handler = createHandler({
  config,
  own: {
    dynamodb: new DynamoDBClient(here),
    rds: new RDSClient(here),
    cloudwatch: new CloudWatchClient(here),
    sns: new SNSClient(here),
    s3: new S3Client(here),
  },
  peer: {
    dynamodb: new DynamoDBClient(there),
    rds: new RDSClient(there),
    cloudwatch: new CloudWatchClient(there),
    ecs: new ECSClient(there),
    applicationAutoScaling: new ApplicationAutoScalingClient(there),
    lambda: new LambdaClient(there),
  },
  clock: systemClock,
  dns: createAuthoritativeDns({ clock: systemClock }),
  https: nodeHttps,
  logger: createLogger(),
});
