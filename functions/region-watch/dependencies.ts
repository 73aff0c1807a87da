import type { Logger } from '@aws-lambda-powertools/logger';
import type { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { RDSClient } from '@aws-sdk/client-rds';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { RegionWatchConfig } from '../shared/failover-config';
import type { UnseenExecutions } from '../shared/operation/start-operation';
import type { Clock, Dns, Https } from '../shared/ports';
import type { StateTable } from '../shared/state/table';

/** Clients of this region; the peer's AWS APIs are never called. */
export interface RegionWatchClients {
  readonly autoScaling: Pick<ApplicationAutoScalingClient, 'send'>;
  readonly cloudwatch: Pick<CloudWatchClient, 'send'>;
  readonly dynamodb: Pick<DynamoDBClient, 'send'>;
  readonly rds: Pick<RDSClient, 'send'>;
  readonly sfn: Pick<SFNClient, 'send'>;
  readonly sns: Pick<SNSClient, 'send'>;
}

/** What a process is given. */
export interface ProcessDependencies {
  readonly clients: RegionWatchClients;
  readonly clock: Clock;
  readonly dns: Dns;
  readonly https: Https;
  readonly config: RegionWatchConfig;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
}

export interface RegionWatchDependencies extends ProcessDependencies {
  /** Remembered from one round to the next, and most often from one invocation to the next. */
  readonly unseen: UnseenExecutions;
}

export const stateTableOf = ({ clients, config }: RegionWatchDependencies): StateTable => ({
  dynamodb: clients.dynamodb,
  tableName: config.stateTable,
});
