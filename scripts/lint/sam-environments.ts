import { readFileSync } from 'node:fs';

/** Names of the environments in samconfig.toml: the first part of each table's name. */
export function readSamEnvironments(): string[] {
  const tables = readFileSync('samconfig.toml', 'utf8').matchAll(/^\[([\w-]+)\./gm);
  return [...new Set([...tables].map((match) => match[1] ?? ''))];
}
