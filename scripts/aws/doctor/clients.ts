import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { IAMClient } from '@aws-sdk/client-iam';
import { RDSClient } from '@aws-sdk/client-rds';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { STSClient } from '@aws-sdk/client-sts';
import { type Connection, connectionConfig, TIMEOUTS } from '../clients';

/** Clients of one region for looking at the account. */
export interface SurveyClients {
  readonly cloudwatch: CloudWatchClient;
  readonly ec2: EC2Client;
  readonly ecr: ECRClient;
  readonly iam: IAMClient;
  readonly quotas: ServiceQuotasClient;
  readonly rds: RDSClient;
  readonly route53: Route53Client;
  readonly s3: S3Client;
  readonly sts: STSClient;
}

/** Dozens of reads at once: throttling is waited out, and still fits into a check's time. */
const MAX_ATTEMPTS = 5;

export function createSurveyClients(region: string, connection: Connection): SurveyClients {
  const options = {
    ...connectionConfig(connection),
    region,
    maxAttempts: MAX_ATTEMPTS,
    retryMode: 'adaptive',
    requestHandler: TIMEOUTS,
  };
  const clients: SurveyClients = {
    cloudwatch: new CloudWatchClient(options),
    ec2: new EC2Client(options),
    ecr: new ECRClient(options),
    iam: new IAMClient(options),
    quotas: new ServiceQuotasClient(options),
    rds: new RDSClient(options),
    route53: new Route53Client(options),
    s3: new S3Client({ ...options, forcePathStyle: connection.endpointUrl !== undefined }),
    sts: new STSClient(options),
  };
  for (const client of Object.values(clients)) {
    connection.attach?.(client);
  }
  return clients;
}
