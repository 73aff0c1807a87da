/** What `dr-cli` exits with; callers script against them. The docstrings are in `docs/cli-reference.md`. */
export const EXIT = {
  /** Done, or there was nothing to do. */
  done: 0,
  /** Something failed; the message says what, why, and what to type next. */
  failed: 1,
  /** Nothing failed; what was asked for is different from what there is. */
  changesFound: 2,
  /** Somebody was asked and declined; nothing was changed. */
  declined: 3,
  /**
   * An option, a setting or the credentials can't be used, nobody can be asked, or `doctor` found
   * what stands in the way; nothing was changed.
   */
  invalidInput: 4,
  /** Interrupted by SIGHUP, as when the terminal is closed: 128 and the signal's number, as shells count it. */
  hungUp: 129,
  /** Interrupted with Ctrl-C. */
  interrupted: 130,
  /** Whoever read the output has gone: 128 and the number of SIGPIPE, as shells count it. */
  readerGone: 141,
  /** Interrupted by SIGTERM, as by `kill` and by service managers: 128 and the signal's number. */
  terminated: 143,
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
