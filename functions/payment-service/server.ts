import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../shared/adapters/system-clock';
import { DRAINING } from '../shared/state/draining';
import { readJson } from '../shared/state/json-item';
import { readOperation } from '../shared/state/operation';
import { clientConfig } from './aws-client';
import { readConfig } from './config';
import { DrainWatch } from './drain/drain-state';
import { createLogger } from './observability/logger';
import { startService } from './service';
import { DynamoDbIntakeTable } from './stand-in/dynamodb-intake-table';
import { stopOnSignal } from './stop-on-signal';
import { s3TransactionLog } from './transaction-log/s3-transaction-log';
import { lambdaFunction } from './validation/lambda-function';
import { createRegionalValidator } from './validation/regional-validator';

/** The payment service as a process: docs/container.md, docs/payment-service.md. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { region, peerRegion } = config;
  const logger = createLogger({ level: config.logLevel, region });
  const clock = systemClock;

  const { credentials } = new LambdaClient(clientConfig(region)).config;
  const lambda = (functionArn: string) =>
    lambdaFunction({ functionArn, credentials, endpoint: process.env.AWS_ENDPOINT_URL });
  const dynamodb = new DynamoDBClient(clientConfig(region));
  const stateTable = { dynamodb, tableName: config.stateTable };
  const drain = new DrainWatch({
    read: async () => (await readJson(stateTable, DRAINING)).value,
    clock,
    logger,
  });
  // Known before the first request: a task that starts in a draining region must not take any.
  await drain.poll();

  const intakes = (dynamodb: DynamoDBClient, tableName: string, isOwn: boolean) =>
    new DynamoDbIntakeTable({
      dynamodb,
      tableName,
      isOwn,
      clock,
      keyLifetimeSeconds: config.keyLifetimeSeconds,
    });
  const { standIn, ...settings } = config;

  const service = await startService({
    ...settings,
    writer: config.writerEndpoint,
    reader: config.readerEndpoint,
    clock,
    logger,
    drain,
    ...(standIn && {
      standIn: {
        afterMs: standIn.afterSeconds * 1_000,
        readOperation: () => readOperation(stateTable),
        own: intakes(dynamodb, standIn.table, true),
        peer: intakes(new DynamoDBClient(clientConfig(peerRegion)), standIn.peerTable, false),
      },
    }),
    validator: createRegionalValidator({
      functions: [
        { name: 'own', remote: lambda(config.validatePaymentFunction) },
        { name: 'peer', remote: lambda(config.peerValidatePaymentFunction) },
      ],
      clock,
      logger,
    }),
    transactionLog: s3TransactionLog({
      client: new S3Client(clientConfig(region)),
      bucket: config.transactionLogBucket,
      prefix: config.transactionLogPrefix,
    }),
    writeMetrics: (line) => void process.stdout.write(line),
  });
  logger.info({ port: service.port, internalPort: service.internalPort }, 'listening');

  const watching = new AbortController();
  const watch = drain.run(watching.signal);
  await stopOnSignal(logger);
  await service.stop();
  watching.abort();
  await watch;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
