import { readConfig } from '../../../functions/payment-service/config';

const ENVIRONMENT = {
  PORT: '8443',
  AWS_REGION: 'us-east-1',
  PEER_REGION: 'us-east-2',
  ENVIRONMENT_SUFFIX: 'test',
  HOME_ROLE: 'primary',
  DATABASE_HOST: 'writer.example.com',
  DATABASE_READER_HOST: 'reader.example.com',
  DATABASE_PORT: '5432',
  DATABASE_NAME: 'payments',
  DATABASE_USERNAME: 'payments',
  DATABASE_PASSWORD: 'secret',
  DATABASE_TLS: 'off',
  TRANSACTION_LOG_BUCKET: 'bucket',
  TRANSACTION_LOG_PREFIX: 'transactions/',
  VALIDATE_PAYMENT_FUNCTION: 'arn:aws:lambda:us-east-1:111122223333:function:validate:live',
  PEER_VALIDATE_PAYMENT_FUNCTION: 'arn:aws:lambda:us-east-2:111122223333:function:validate:live',
  STATE_TABLE: 'failover-state-test',
};

it('reads what the task definition sets', () => {
  const config = readConfig(ENVIRONMENT);

  expect(config).toMatchObject({
    port: 8443,
    writerEndpoint: { host: 'writer.example.com', port: 5432, tls: { mode: 'off' } },
    readerEndpoint: { host: 'reader.example.com' },
    keyLifetimeSeconds: 7 * 86_400,
  });
});

it.each(
  Object.keys(ENVIRONMENT).filter(
    (name) => !['DATABASE_PORT', 'DATABASE_TLS', 'HOME_ROLE'].includes(name),
  ),
)('names %s when it is missing', (variable) => {
  expect(() => readConfig({ ...ENVIRONMENT, [variable]: undefined })).toThrow(variable);
});

it("verifies the database's certificate unless told that the network is trusted", () => {
  const { DATABASE_TLS: _off, ...environment } = ENVIRONMENT;

  expect(() => readConfig(environment)).toThrow('DATABASE_CA_FILE is not set');
  expect(() => readConfig({ ...environment, DATABASE_TLS: 'on' })).toThrow('DATABASE_CA_FILE');
  expect(
    readConfig({ ...environment, DATABASE_CA_FILE: __filename }).writerEndpoint.tls,
  ).toMatchObject({ mode: 'verify' });
});

it.each([
  ['PORT', '0'],
  ['PORT', '8443x'],
  ['LOG_LEVEL', 'loud'],
  ['IDEMPOTENCY_KEY_DAYS', '-1'],
])('refuses %s=%s', (variable, value) => {
  expect(() => readConfig({ ...ENVIRONMENT, [variable]: value })).toThrow(variable);
});

describe('standing in', () => {
  const TABLES = { STAND_IN_TABLE: 'intakes-test', PEER_STAND_IN_TABLE: 'intakes-peer' };

  it('needs a table', () => {
    expect(readConfig(ENVIRONMENT).standIn).toBeUndefined();
  });

  it.each([
    ['never begins unless told when', {}, 0],
    ['never begins after 0 seconds', { STAND_IN_AFTER_SECONDS: '0' }, 0],
    ['begins after so many', { STAND_IN_AFTER_SECONDS: '360' }, 360],
  ])('%s', (_, variables, afterSeconds) => {
    const { standIn } = readConfig({ ...ENVIRONMENT, ...TABLES, ...variables });

    expect(standIn).toEqual({ table: 'intakes-test', peerTable: 'intakes-peer', afterSeconds });
  });

  it.each([
    ['STAND_IN_AFTER_SECONDS', '-1'],
    ['PEER_STAND_IN_TABLE', ''],
  ])('names %s when it cannot be "%s"', (variable, value) => {
    expect(() => readConfig({ ...ENVIRONMENT, ...TABLES, [variable]: value })).toThrow(variable);
  });
});
