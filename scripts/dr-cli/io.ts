import { createInterface } from 'node:readline/promises';
import { EXIT } from '../engine/errors';
import { Interrupted } from './interrupt';
import { type OutputLoss, streamOutput } from './output';
import { programName } from './program-name';

/** The world around one command, so that tests can be it. */
export interface Io {
  /** Results. */
  readonly stdout: Output;
  /** Everything else. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** What to type in a shell to start this program again. */
  readonly program: string;
  /** Whether somebody is there to answer. */
  readonly isInteractive: boolean;
  /**
   * Asks on stderr; undefined when the input ended without an answer.
   *
   * @throws Interrupted when it is interrupted before the answer
   */
  ask(question: string): Promise<string | undefined>;
  /** Calls back when the work is to end, until the returned function is called. */
  onInterrupt(listener: (interruption: Interruption) => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** Why work is to end before its time. */
export type Interruption =
  | 'ctrl-c'
  /** SIGTERM: `kill`, and whatever ends services, containers and jobs. */
  | 'terminated'
  /** SIGHUP: the terminal was closed, or the connection to it was lost. */
  | 'hung-up'
  /** Nobody reads what it prints any more. */
  | 'output-lost';

const SIGNALS = {
  SIGINT: 'ctrl-c',
  SIGTERM: 'terminated',
  SIGHUP: 'hung-up',
} as const satisfies Partial<Record<NodeJS.Signals, Interruption>>;

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in characters; undefined off a terminal. */
  readonly columns: number | undefined;
  /** Height in lines; undefined off a terminal, and where it doesn't tell. */
  readonly rows?: number | undefined;
}

/** A live view hides the cursor, and can't give it back when the process ends at once. */
const CURSOR_SHOW = '\u001b[?25h';

/** The process's own streams, signals and environment. */
export function processIo(): Io {
  const listeners = new Set<(interruption: Interruption) => void>();
  const interrupt = (interruption: Interruption) => {
    for (const listener of listeners) {
      listener(interruption);
    }
  };
  const onLost = (loss: OutputLoss) => {
    endWithExitCodeOf(loss);
    interrupt('output-lost');
  };
  const onInterrupt: Io['onInterrupt'] = (listener) => {
    const signals = Object.entries(SIGNALS).map(
      ([signal, interruption]) => [signal, () => listener(interruption)] as const,
    );
    for (const [signal, onSignal] of signals) {
      process.on(signal, onSignal);
    }
    listeners.add(listener);
    return () => {
      for (const [signal, onSignal] of signals) {
        process.off(signal, onSignal);
      }
      listeners.delete(listener);
    };
  };
  return {
    stdout: streamOutput(process.stdout, onLost),
    stderr: streamOutput(process.stderr, onLost),
    env: process.env,
    workingDirectory: process.cwd(),
    program: programName(process.argv[1], process.env),
    isInteractive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    ask: (question) => askOnStderr(question, onInterrupt),
    onInterrupt,
    exit: (code) => {
      if (process.stderr.isTTY && process.env.TERM !== 'dumb') {
        process.stderr.write(CURSOR_SHOW);
      }
      process.exit(code);
    },
  };
}

/**
 * The code is set at the very end, because the loss of the last line is known only after the
 * command has ended. A failure stays one: it says more than that nobody has read of it.
 */
function endWithExitCodeOf(loss: OutputLoss): void {
  const code = loss.kind === 'reader-gone' ? EXIT.readerGone : EXIT.failed;
  process.once('exit', (ended) => {
    if (ended === EXIT.done || ended === EXIT.interrupted) {
      process.exitCode = code;
    }
  });
  if (loss.kind === 'failed') {
    process.stderr.write(`error: the output can't be written: ${loss.error.message}\n`);
  }
}

async function askOnStderr(
  question: string,
  onInterrupt: Io['onInterrupt'],
): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  let stop = () => {};
  const ended = new Promise<undefined>((resolve, reject) => {
    const interrupt = (by: Interruption) => reject(new Interrupted(by));
    stop = onInterrupt(interrupt);
    lines.once('close', () => resolve(undefined));
    // The terminal hands Ctrl-C over as a key while a line is typed, and sends no signal.
    lines.once('SIGINT', () => interrupt('ctrl-c'));
  });
  try {
    return await Promise.race([lines.question(question), ended]);
  } finally {
    stop();
    lines.close();
  }
}
