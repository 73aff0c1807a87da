import { createInterface } from 'node:readline/promises';

/** The world around one command, so that tests can be it. */
export interface Io {
  /** Results. */
  readonly stdout: Output;
  /** Everything else. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** Whether somebody is there to answer. */
  readonly isInteractive: boolean;
  /** Asks on stderr; undefined when the input ended without an answer. */
  ask(question: string): Promise<string | undefined>;
  /** Calls back on Ctrl-C until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
}

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
  return {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    env: process.env,
    workingDirectory: process.cwd(),
    isInteractive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    ask: askOnStderr,
    onInterrupt: (listener) => {
      process.on('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
    exit: (code) => {
      if (process.stderr.isTTY) {
        process.stderr.write(CURSOR_SHOW);
      }
      process.exit(code);
    },
  };
}

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
  };
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
