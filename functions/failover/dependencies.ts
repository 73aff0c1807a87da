import type { Logger } from '@aws-lambda-powertools/logger';
import type { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { RDSClient } from '@aws-sdk/client-rds';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { FailoverConfig } from '../shared/failover-config';
import type { Clock, Dns, Https } from '../shared/ports';

/** This region's endpoints. */
export interface OwnClients {
  readonly dynamodb: Pick<DynamoDBClient, 'send'>;
  readonly rds: Pick<RDSClient, 'send'>;
  readonly cloudwatch: Pick<CloudWatchClient, 'send'>;
  readonly sns: Pick<SNSClient, 'send'>;
  readonly s3: Pick<S3Client, 'send'>;
}

/** The other region's endpoints, which may be the lost region's. */
export interface PeerClients {
  readonly dynamodb: Pick<DynamoDBClient, 'send'>;
  readonly rds: Pick<RDSClient, 'send'>;
  readonly cloudwatch: Pick<CloudWatchClient, 'send'>;
  readonly ecs: Pick<ECSClient, 'send'>;
  readonly applicationAutoScaling: Pick<ApplicationAutoScalingClient, 'send'>;
  readonly lambda: Pick<LambdaClient, 'send'>;
}

/** What the function reaches the world through. */
export interface FailoverDependencies {
  readonly config: FailoverConfig;
  readonly own: OwnClients;
  readonly peer: PeerClients;
  readonly clock: Clock;
  readonly dns: Dns;
  readonly https: Https;
  readonly logger: Logger;
}

/**
 * The dependencies of one run of a task, whose calls to AWS end when the task is over, or the part of it
 * that the lost region may take: see `limitedTo`. Other calls have time-outs of their own.
 */
export type TaskContext = FailoverDependencies;
