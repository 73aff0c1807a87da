import type { CommanderError } from 'commander';

/** For programs whose exit code 1 says what they found: an option that is wrong is none of that. */
export function exitWithTwo({ exitCode }: CommanderError): never {
  process.exit(exitCode === 0 ? 0 : 2);
}
