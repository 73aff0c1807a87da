/** The part of Node's resolver in use, so that tests can answer instead. */
export interface DnsResolver {
  setServers(servers: readonly string[]): void;
  resolveNs(name: string): Promise<string[]>;
  resolve4(name: string): Promise<string[]>;
  resolveTxt(name: string): Promise<string[][]>;
  cancel(): void;
}

/** Codes of c-ares for an answer without records and for a name that doesn't exist. */
export function isNothingThere(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENODATA' || error.code === 'ENOTFOUND')
  );
}
