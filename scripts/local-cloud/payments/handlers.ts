import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ECSClient } from '@aws-sdk/client-ecs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { createHandler as createFailover } from '../../../functions/failover/handler';
import { createHandler as createRegionWatch } from '../../../functions/region-watch/handler';
import {
  ATTEMPT_TIMEOUT_MS,
  bestEffortClientConfig,
  type ClientConfig,
  clientConfig,
} from '../../../functions/shared/clients';
import {
  readFailoverConfig,
  readRegionWatchConfig,
} from '../../../functions/shared/failover-config';
import { readConfig } from '../../../functions/validate-payment/config';
import { createHandler as createValidatePayment } from '../../../functions/validate-payment/handler';
import { localClientConfig } from '../attach';
import type { LambdaEnvironment } from '../runtime/lambda-environment';
import type { HandlerFactory } from '../runtime/lambda-runtime';
import { cloudDns } from '../services/route53-dns';
import type { Endpoints } from './endpoints';

/** Log lines would go to the terminal of whatever command happens to run the cloud. */
const silent = new Logger({ logLevel: 'SILENT' });

/** The real handlers, in a function's place in the local cloud. */
export const failover =
  (endpoints: Endpoints): HandlerFactory =>
  (environment) => {
    const config = readFailoverConfig(variablesOf(environment));
    const here = clientConfig(config.region);
    const there = bestEffortClientConfig(config.peerRegion);
    const connect = connector(environment);
    return createFailover({
      config,
      own: {
        dynamodb: connect(DynamoDBClient, here),
        rds: connect(RDSClient, here),
        cloudwatch: connect(CloudWatchClient, here),
        sns: connect(SNSClient, here),
        s3: connect(S3Client, here),
      },
      peer: {
        dynamodb: connect(DynamoDBClient, there),
        rds: connect(RDSClient, there),
        cloudwatch: connect(CloudWatchClient, there),
        ecs: connect(ECSClient, there),
        applicationAutoScaling: connect(ApplicationAutoScalingClient, there),
        lambda: connect(LambdaClient, there),
      },
      ...portsOf(environment, endpoints),
      logger: silent,
    });
  };

export const regionWatch =
  (endpoints: Endpoints): HandlerFactory =>
  (environment) => {
    const config = readRegionWatchConfig(variablesOf(environment));
    const here = clientConfig(config.region);
    const connect = connector(environment);
    return createRegionWatch({
      config,
      clients: {
        autoScaling: connect(ApplicationAutoScalingClient, here),
        cloudwatch: connect(CloudWatchClient, here),
        dynamodb: connect(DynamoDBClient, here),
        rds: connect(RDSClient, here),
        sfn: connect(SFNClient, here),
        sns: connect(SNSClient, here),
      },
      ...portsOf(environment, endpoints),
      logger: silent,
    });
  };

export const validatePayment: HandlerFactory = (environment) => {
  const config = readConfig(variablesOf(environment));
  return createValidatePayment({
    config,
    clock: () => new Date(environment.clock.nowMs()),
    logger: silent,
    metrics: new UnpublishedMetrics({ namespace: 'local', serviceName: environment.functionName }),
    peer: { invoke: (event) => invokePeer(environment, config.peerFunctionArn, event) },
  });
};

async function invokePeer(
  environment: LambdaEnvironment,
  functionArn: string,
  event: object,
): Promise<unknown> {
  const region = functionArn.split(':')[3] ?? '';
  const lambda = connector(environment)(LambdaClient, bestEffortClientConfig(region));
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: functionArn, Payload: JSON.stringify(event) }),
  );
  if (FunctionError !== undefined) throw new Error(`${functionArn} failed: ${FunctionError}`);
  return JSON.parse(Buffer.from(Payload ?? []).toString('utf8'));
}

/** Metrics go through the log, which is not kept here. */
class UnpublishedMetrics extends Metrics {
  override publishStoredMetrics(): this {
    this.clearMetrics();
    return this;
  }

  override captureColdStartMetric(): void {
    // Would be published at once.
  }
}

/** The template's variables, and what Lambda adds. */
const variablesOf = ({ variables, region }: LambdaEnvironment) => ({
  ...variables,
  AWS_REGION: region,
});

const portsOf = (environment: LambdaEnvironment, endpoints: Endpoints) => ({
  clock: environment.clock,
  dns: cloudDns((timeoutMs) => environment.endpoint(timeoutMs)),
  https: endpoints.https(environment),
});

type Attachable = Parameters<LambdaEnvironment['attach']>[0];

/** The same clients as in AWS, with the same limits, on the way to the local cloud. */
const connector =
  (environment: LambdaEnvironment) =>
  <Client extends Attachable>(
    SdkClient: new (config: ClientConfig & ReturnType<typeof localClientConfig>) => Client,
    config: ClientConfig,
  ): Client =>
    environment.attach(new SdkClient({ ...config, ...localClientConfig(config.region) }), {
      attemptTimeoutMs: ATTEMPT_TIMEOUT_MS,
    });
