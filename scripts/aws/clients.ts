import { ACMClient } from '@aws-sdk/client-acm';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ECRClient } from '@aws-sdk/client-ecr';
import { RDSClient } from '@aws-sdk/client-rds';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { RoleCredentials } from './assumed-role';
import type { SurveyClients } from './doctor/clients';
import type { OperationClients } from './operation-clients';

/** Every client of one region. */
export interface Clients {
  readonly acm: ACMClient;
  readonly cloudFormation: CloudFormationClient;
  readonly dynamodb: DynamoDBClient;
  readonly logs: CloudWatchLogsClient;
  readonly rds: RDSClient;
  readonly route53: Route53Client;
  readonly s3: S3Client;
  readonly ssm: SSMClient;
  readonly sts: STSClient;
  readonly tagging: ResourceGroupsTaggingAPIClient;
}

export type AnyClient =
  | Clients[keyof Clients]
  | OperationClients[keyof OperationClients]
  | SurveyClients[keyof SurveyClients]
  | ECRClient;

/** A role, and what its session is called in CloudTrail and in ARNs. */
export interface AssumedRole {
  readonly arn: string;
  readonly sessionName: string;
}

/** Where calls go. */
export interface Connection {
  /** Named profile of the shared AWS configuration; absent: the SDK's usual chain. */
  readonly profile?: string;
  /** A role to assume with those credentials. */
  readonly role?: AssumedRole;
  /** Of that role, once it is known how to get them; all clients share them. */
  readonly credentials?: () => Promise<RoleCredentials>;
  /** Any AWS-compatible endpoint instead of AWS's own. */
  readonly endpointUrl?: string;
  /** Puts something else behind a client: the local cloud. */
  readonly attach?: (client: AnyClient) => void;
}

/**
 * Tries per call, waits between them included. CloudFormation's read calls are
 * throttled per account, and two regions are polled for an hour: the SDK's
 * default of 3 gives up too early.
 */
const MAX_ATTEMPTS = 8;

/**
 * Without limits the SDK waits for ever for a peer that accepts and never answers, which is how
 * a region fails. A minute is far above the slowest call here, an upload of some hundred KB.
 */
export const TIMEOUTS = {
  connectionTimeout: 5_000,
  requestTimeout: 60_000,
  // Otherwise the SDK only warns: `NodeHttpHandlerOptions` in @smithy/types.
  throwOnRequestTimeout: true,
} as const;

/** The local cloud asks nobody for credentials, and the SDK signs nothing without them. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** What every client of a connection is made with. */
export function connectionConfig({ profile, credentials, endpointUrl, attach }: Connection) {
  return {
    customUserAgent: 'dr-cli',
    ...(profile !== undefined && { profile }),
    ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
    ...(attach && { credentials: LOCAL_CREDENTIALS }),
    ...(credentials && { credentials }),
  };
}

/** All clients for one region. */
export function createClients(region: string, connection: Connection): Clients {
  const { endpointUrl, attach } = connection;
  const options = {
    ...connectionConfig(connection),
    region,
    maxAttempts: MAX_ATTEMPTS,
    retryMode: 'adaptive',
    requestHandler: TIMEOUTS,
  };
  const clients: Clients = {
    acm: new ACMClient(options),
    cloudFormation: new CloudFormationClient(options),
    dynamodb: new DynamoDBClient(options),
    logs: new CloudWatchLogsClient(options),
    rds: new RDSClient(options),
    route53: new Route53Client(options),
    // An AWS-compatible endpoint seldom has a host name per bucket.
    s3: new S3Client({ ...options, forcePathStyle: endpointUrl !== undefined }),
    ssm: new SSMClient(options),
    sts: new STSClient(options),
    tagging: new ResourceGroupsTaggingAPIClient(options),
  };
  if (attach) {
    for (const client of Object.values(clients)) {
      attach(client);
    }
  }
  return clients;
}
