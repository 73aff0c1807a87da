/** Thrown while a function initialises, so that Lambda never routes a request to it. */
export class ConfigurationError extends Error {
  /**
   * @param variable - the environment variable at fault
   * @param problem - what is wrong with it, without its value
   * @param remedy - what to set instead
   */
  constructor(variable: string, problem: string, remedy: string) {
    super(`${variable} ${problem}. ${remedy}`);
    this.name = 'ConfigurationError';
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws ConfigurationError when the variable is missing or blank */
export function readRequired(environment: Environment, variable: string, remedy: string): string {
  const value = environment[variable];
  if (value === undefined || value.trim() === '') {
    throw new ConfigurationError(variable, 'is not set', remedy);
  }
  return value;
}
