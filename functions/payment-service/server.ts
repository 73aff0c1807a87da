import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { DRAINING } from '../failover/draining';
import { systemClock } from '../shared/adapters/system-clock';
import { readJson } from '../shared/state/json-item';
import { clientConfig } from './aws-client';
import { readConfig } from './config';
import { DrainWatch } from './drain/drain-state';
import { createLogger } from './observability/logger';
import { startService } from './service';
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

  const lambda = (functionRegion: string, functionArn: string) =>
    lambdaFunction(new LambdaClient(clientConfig(functionRegion)), functionArn);
  const dynamodb = new DynamoDBClient(clientConfig(region));
  const drain = new DrainWatch({
    read: async () => (await readJson({ dynamodb, tableName: config.stateTable }, DRAINING)).value,
    clock,
    logger,
  });
  // Known before the first request: a task that starts in a draining region must not take any.
  await drain.poll();

  const service = await startService({
    ...config,
    writer: config.writerEndpoint,
    reader: config.readerEndpoint,
    clock,
    logger,
    drain,
    validator: createRegionalValidator({
      functions: [
        { name: 'own', remote: lambda(region, config.validatePaymentFunction) },
        { name: 'peer', remote: lambda(peerRegion, config.peerValidatePaymentFunction) },
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
