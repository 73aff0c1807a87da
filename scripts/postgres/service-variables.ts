import { DATABASE, SUPERUSER } from './server';

/** By which the payment service finds a database of this machine, which reads and writes (docs/payment-service.md). */
export const databaseVariables = (port: number): Readonly<Record<string, string>> => ({
  DATABASE_HOST: '127.0.0.1',
  DATABASE_READER_HOST: '127.0.0.1',
  DATABASE_PORT: String(port),
  DATABASE_NAME: DATABASE,
  DATABASE_USERNAME: SUPERUSER,
  DATABASE_PASSWORD: 'not-asked-for',
  DATABASE_TLS: 'off',
});
