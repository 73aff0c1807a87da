import { Interrupted } from '../../scripts/dr-cli/interrupt';
import type { Interruption, Io } from '../../scripts/dr-cli/io';

export interface TestIo extends Io {
  /** All that was written so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Presses Ctrl-C, or sends a signal. */
  readonly interrupt: (by?: Interruption) => void;
  /** Ends whoever reads the output. */
  readonly loseOutput: () => void;
  /** Codes that the process was told to exit with at once. */
  readonly exits: readonly number[];
}

/** Of somebody who presses Ctrl-C at the question. */
export const NO_ANSWER = Symbol('Ctrl-C instead of an answer');

export interface TestIoOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly workingDirectory?: string;
  readonly isTerminal?: boolean;
  readonly columns?: number;
  /** What somebody types when asked; absent: nobody is there. */
  readonly answer?: string | typeof NO_ANSWER;
  /** Sees what is written to stdout as it is written. */
  readonly onStdout?: (text: string, io: TestIo) => void;
  /** Sees what is written to stderr as it is written. */
  readonly onStderr?: (text: string, io: TestIo) => void;
}

/** Streams, environment and signals in memory. */
export function testIo(options: TestIoOptions = {}): TestIo {
  const {
    env = {},
    workingDirectory = '/',
    isTerminal = false,
    columns,
    answer,
    onStdout,
    onStderr,
  } = options;
  const written = { out: '', err: '' };
  const listeners = new Set<(interruption: Interruption) => void>();
  const exits: number[] = [];
  const output = (key: 'out' | 'err') => ({
    write: (text: string) => {
      written[key] += text;
      const sees = key === 'err' ? onStderr : onStdout;
      sees?.(text, io);
    },
    isTerminal,
    columns,
  });
  const tell = (interruption: Interruption) => {
    for (const listener of listeners) {
      listener(interruption);
    }
  };
  const io: TestIo = {
    stdout: output('out'),
    stderr: output('err'),
    env,
    workingDirectory,
    program: 'dr-cli',
    isInteractive: answer !== undefined,
    ask: async (question) => {
      written.err += question;
      if (answer === NO_ANSWER) {
        throw new Interrupted();
      }
      return answer;
    },
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exit: (code) => exits.push(code),
    out: () => written.out,
    err: () => written.err,
    interrupt: (by = 'ctrl-c') => tell(by),
    loseOutput: () => tell('output-lost'),
    exits,
  };
  return io;
}
