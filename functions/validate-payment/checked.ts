import type { Violation, ViolationCode } from './result';

/** A value that passed its rules, or everything that is wrong with it. */
export type Checked<Value> =
  | { readonly valid: true; readonly value: Value }
  | { readonly valid: false; readonly violations: readonly Violation[] };

export const accept = <Value>(value: Value): Checked<Value> => ({ valid: true, value });

export const reject = (
  field: string,
  code: ViolationCode,
  message: string,
): { readonly valid: false; readonly violations: readonly Violation[] } => ({
  valid: false,
  violations: [{ field, code, message }],
});

/** The violations of all checks, so that a caller sees every one at once. */
export const violationsOf = (...checks: readonly Checked<unknown>[]): readonly Violation[] =>
  checks.flatMap((check) => (check.valid ? [] : check.violations));
