import { createInterface } from 'node:readline/promises';
import { EXIT } from '../engine/errors';
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
  /** Asks on stderr; undefined when the input ended without an answer. */
  ask(question: string): Promise<string | undefined>;
  /** Calls back when the work is to end, until the returned function is called. */
  onInterrupt(listener: (interruption: Interruption) => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** Why work is to end before its time: Ctrl-C, or nobody reads what it prints any more. */
export type Interruption = 'ctrl-c' | 'output-lost';

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in characters; undefined off a terminal. */
  readonly columns: number | undefined;
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
  return {
    stdout: streamOutput(process.stdout, onLost),
    stderr: streamOutput(process.stderr, onLost),
    env: process.env,
    workingDirectory: process.cwd(),
    program: programName(process.argv[1], process.env),
    isInteractive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    ask: askOnStderr,
    onInterrupt: (listener) => {
      const onSignal = () => listener('ctrl-c');
      process.on('SIGINT', onSignal);
      listeners.add(listener);
      return () => {
        process.off('SIGINT', onSignal);
        listeners.delete(listener);
      };
    },
    exit: (code) => {
      if (process.stderr.isTTY) {
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

async function askOnStderr(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<undefined>((resolve) => {
    lines.once('close', () => resolve(undefined));
    lines.once('SIGINT', () => resolve(undefined));
  });
  try {
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}
