/** What `dr-cli` exits with. Documented in `docs/cli.md`; callers script against them. */
export const EXIT = {
  done: 0,
  failed: 1,
  declined: 3,
  invalidInput: 4,
  interrupted: 130,
  /** Whoever read the output has gone: 128 and the number of SIGPIPE, as shells count it. */
  readerGone: 141,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface DrErrorOptions {
  /** Stable, `DR_UPPER_CASE`; what scripts and support look for. */
  readonly code: string;
  /** What failed and why, in one sentence. Never secrets or payment data. */
  readonly message: string;
  /** What to type next, most useful first. */
  readonly nextSteps: readonly string[];
  readonly exitCode?: ExitCode;
  readonly cause?: unknown;
}

/** The one error shown to users: what failed, why, and what to type next. */
export class DrError extends Error {
  readonly code: string;
  readonly nextSteps: readonly string[];
  readonly exitCode: ExitCode;

  constructor(options: DrErrorOptions) {
    super(options.message, { cause: options.cause });
    this.name = 'DrError';
    this.code = options.code;
    this.nextSteps = options.nextSteps;
    this.exitCode = options.exitCode ?? EXIT.failed;
  }
}

/** Closes a `switch` over a union: adding a member without handling it doesn't compile. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
