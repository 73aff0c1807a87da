import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ECSClient } from '@aws-sdk/client-ecs';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { STSClient } from '@aws-sdk/client-sts';
import { clientConfig } from '../../functions/shared/clients';
import { type Connection, connectionConfig } from './clients';

/** Clients of one region for what has to work while the other one is lost. */
export interface OperationClients {
  readonly autoScaling: ApplicationAutoScalingClient;
  readonly cloudFormation: CloudFormationClient;
  readonly cloudwatch: CloudWatchClient;
  readonly dynamodb: DynamoDBClient;
  readonly ecs: ECSClient;
  readonly rds: RDSClient;
  readonly s3: S3Client;
  readonly sfn: SFNClient;
  readonly sts: STSClient;
}

/**
 * With the time-outs of the functions on the failover path: a region that takes connections and
 * never answers costs seconds, where a deploy's patience would cost minutes.
 */
export function createOperationClients(region: string, connection: Connection): OperationClients {
  const options = { ...connectionConfig(connection), ...clientConfig(region) };
  const clients: OperationClients = {
    autoScaling: new ApplicationAutoScalingClient(options),
    cloudFormation: new CloudFormationClient(options),
    cloudwatch: new CloudWatchClient(options),
    dynamodb: new DynamoDBClient(options),
    ecs: new ECSClient(options),
    rds: new RDSClient(options),
    s3: new S3Client({ ...options, forcePathStyle: connection.endpointUrl !== undefined }),
    sfn: new SFNClient(options),
    sts: new STSClient(options),
  };
  for (const client of Object.values(clients)) {
    connection.attach?.(client);
  }
  return clients;
}
