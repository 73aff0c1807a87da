import { sub } from '../../cfn/functions';
import { aws } from '../../cfn/pseudo';
import type { Value } from '../../cfn/value';
import { ports } from '../../ports';
import type { RegionalContext } from '../context';
import { secretKeys } from '../database/credentials';
import type { Database } from '../database/handles';
import { standInEnvironment } from '../stand-in/environment';
import type { ValidatePayment } from '../validate-payment/handles';
import { DATABASE_CA_FILE, TRANSACTION_LOG_PREFIX } from './container-contract';

/** Plain settings of the container. */
export function containerEnvironment(
  context: RegionalContext,
  database: Database,
  validatePayment: ValidatePayment,
): { Name: string; Value: Value<string> }[] {
  const { parameters, name } = context;
  const variables: Readonly<Record<string, Value<string>>> = {
    PORT: String(ports.service),
    ENVIRONMENT_SUFFIX: parameters.EnvironmentSuffix,
    AWS_REGION: aws.region,
    PEER_REGION: parameters.PeerRegion,
    // Always this region's own endpoints, never what a replicated secret might say.
    DATABASE_HOST: database.writerHost,
    DATABASE_READER_HOST: database.readerHost,
    DATABASE_PORT: String(ports.database),
    DATABASE_NAME: database.databaseName,
    DATABASE_CA_FILE,
    TRANSACTION_LOG_BUCKET: parameters.TransactionLogBucketName,
    TRANSACTION_LOG_PREFIX,
    VALIDATE_PAYMENT_FUNCTION: validatePayment.aliasArn,
    PEER_VALIDATE_PAYMENT_FUNCTION: validatePayment.peerAliasArn,
    STATE_TABLE: name('stateTable'),
    ...standInEnvironment(context),
  };
  return Object.entries(variables).map(([Name, Value]) => ({ Name, Value }));
}

/** What ECS reads from Secrets Manager when a task starts, in the task's own region. */
export function containerSecrets(database: Database): { Name: string; ValueFrom: Value<string> }[] {
  // <secret ARN>:<JSON key>:<version stage>:<version id>, the last two left to "current"
  const fromSecret = (key: string) => sub`${database.secretArn}:${key}::`;
  return [
    { Name: 'DATABASE_USERNAME', ValueFrom: fromSecret(secretKeys.username) },
    { Name: 'DATABASE_PASSWORD', ValueFrom: fromSecret(secretKeys.password) },
  ];
}
