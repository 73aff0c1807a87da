import { databaseVariables } from '../postgres/service-variables';

export interface ServicePlace {
  /** Of the public API and of the internal one. */
  readonly port: number;
  readonly internalPort: number;
  /** Where the service finds its database: a server, or a proxy in front of it. */
  readonly databasePort: number;
  readonly awsUrl: string;
}

export const REGION = 'us-east-1';
const PEER_REGION = 'us-east-2';

const validatePayment = (region: string) =>
  `arn:aws:lambda:${region}:111122223333:function:validate-payment-lab:live`;

/** The variables of docs/payment-service.md for a service on this machine; nothing else is set. */
export const serviceEnvironment = ({
  port,
  internalPort,
  databasePort,
  awsUrl,
}: ServicePlace): Readonly<Record<string, string>> => ({
  NODE_ENV: 'production',
  PORT: String(port),
  INTERNAL_PORT: String(internalPort),
  AWS_REGION: REGION,
  PEER_REGION,
  ENVIRONMENT_SUFFIX: 'lab',
  ...databaseVariables(databasePort),
  TRANSACTION_LOG_BUCKET: 'transaction-log-lab',
  TRANSACTION_LOG_PREFIX: 'payments/',
  VALIDATE_PAYMENT_FUNCTION: validatePayment(REGION),
  PEER_VALIDATE_PAYMENT_FUNCTION: validatePayment(PEER_REGION),
  STATE_TABLE: 'state-lab',
  AWS_ENDPOINT_URL: awsUrl,
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
});
