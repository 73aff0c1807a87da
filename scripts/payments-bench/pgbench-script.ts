import type { Statement } from '../../functions/payment-service/database/database';
import type { PaymentStatements } from './service-statements';

export interface PgbenchScript {
  readonly text: string;
  /** Values that are the same for every payment, for `-D`. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * pgbench has numbers and no texts or bytes. What has to be new with every payment is made of a
 * number where it is used: a hash of 32 bytes for the key, and an id in order of time, as the
 * service's are. Both are functions that PostgreSQL computes in a microsecond.
 */
const NEW_KEY = 'sha256(int8send(:key))';
const NEW_ID = "(lpad(:number::text, 24, '0') || lpad(:client_id::text, 8, '0'))::uuid";

/** Parameters of the store statement that are new with every payment, by position. */
const NEW_OF_STORE: Readonly<Record<number, string>> = {
  1: ':lock',
  2: NEW_KEY,
  4: NEW_ID,
};

/** The service's own statements, as a custom script of pgbench. */
export function pgbenchScript({ find, store }: PaymentStatements): PgbenchScript {
  const variables: Record<string, string> = {};
  const fill = ({ text, values }: Statement, fresh: Readonly<Record<number, string>>): string =>
    text.replace(/\$(\d+)/g, (_, digits: string) => {
      const position = Number(digits);
      const expression = fresh[position];
      if (expression !== undefined) return expression;
      const value = values[position - 1];
      // pgbench has no nulls either.
      if (value === null) return 'NULL';
      variables[`p${position}`] = toText(value);
      return `:p${position}`;
    });
  const text = [
    String.raw`\set number :number + 1`,
    String.raw`\set key :number * 1000 + :client_id`,
    String.raw`\set lock random(1, 9223372036854775806)`,
    `${fill(find, { 1: NEW_KEY }).trim()};`,
    `${fill(store, NEW_OF_STORE).trim()};`,
    '',
  ].join('\n');
  return { text, variables };
}

function toText(value: unknown): string {
  return Buffer.isBuffer(value) ? String.raw`\x${value.toString('hex')}` : String(value);
}
