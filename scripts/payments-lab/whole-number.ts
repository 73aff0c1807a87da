import { InvalidArgumentError } from 'commander';

/** Reads an option that counts something. */
export function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) {
    throw new InvalidArgumentError('Give a whole number from 1 on.');
  }
  return Number(value);
}
