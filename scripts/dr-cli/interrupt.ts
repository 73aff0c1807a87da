import type { Environment } from '../engine/environment';
import { EXIT, type ExitCode } from '../engine/errors';
import type { Interruption, Io } from './io';

/** Why waits ended early. */
export class Interrupted extends Error {
  /** What the process ends with. */
  readonly exitCode: ExitCode;

  constructor(readonly by: Interruption = 'ctrl-c') {
    super('interrupted');
    this.name = 'Interrupted';
    this.exitCode = EXIT_CODES[by];
  }
}

/** As shells expect them. When the output is lost, `processIo` puts its own code in their place. */
const EXIT_CODES: Readonly<Record<Interruption, ExitCode>> = {
  'ctrl-c': EXIT.interrupted,
  terminated: EXIT.terminated,
  'hung-up': EXIT.hungUp,
  'output-lost': EXIT.interrupted,
};

/** Whether a process that ends with it was told to, and may leave calls behind that it waits for. */
export function isInterruptedCode(code: ExitCode): boolean {
  return Object.values(EXIT_CODES).includes(code);
}

/** What to type after an interruption: what goes on with the run, then what only looks on. */
export type ComeBack = string | readonly [goOn: string, ...lookOn: string[]];

/** The ways back to a run on an environment. */
export function comeBackTo({ command }: Pick<Environment, 'command'>, goOn: string): ComeBack {
  return [
    goOn,
    `${command('status', '--watch')} (looks on while CloudFormation finishes)`,
    `${command('attach')} (shows again what this run did)`,
  ];
}

/** Writes a message for people, past whatever else is on the screen. */
export type Say = (text: string) => void;

/**
 * Runs something that Ctrl-C can end, or a signal: the first one stops waiting and starts
 * nothing more, while what has begun goes on by itself; a second Ctrl-C exits.
 * The message goes through the display, if there is one.
 */
export async function interruptible<T>(
  io: Io,
  comeBack: ComeBack,
  work: (signal: AbortSignal, announceThrough: (say: Say) => void) => Promise<T>,
): Promise<T> {
  const [goOn, ...lookOn] = typeof comeBack === 'string' ? [comeBack] : comeBack;
  let say: Say = (text) => io.stderr.write(text);
  const announce = (interruption: Interruption) =>
    say(
      `\n${CAUSES[interruption]}: nothing new is started, and what has begun goes on by itself\n` +
        `next: ${goOn} (takes up where this run ended)\n` +
        lookOn.map((command) => `  or: ${command}\n`).join(''),
    );
  return untilInterrupted(io, announce, (signal) =>
    work(signal, (through) => {
      say = through;
    }),
  );
}

/** Why it ended early, for announcements. */
export const CAUSES: Readonly<Record<Interruption, string>> = {
  'ctrl-c': 'interrupted',
  terminated: 'terminated',
  'hung-up': 'the terminal was closed',
  'output-lost': 'the output goes nowhere any more',
};

/**
 * Runs something that only reads: Ctrl-C or a signal ends it at once, because nothing is under way in AWS. When
 * nobody reads what it prints, it ends without a word, as others do in a pipe.
 */
export async function interruptibleRead<T>(
  io: Io,
  again: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const announce = (interruption: Interruption) => {
    if (interruption !== 'output-lost') {
      io.stderr.write(`\n${CAUSES[interruption]}: only reading was under way\nnext: ${again}\n`);
    }
  };
  return untilInterrupted(io, announce, (signal) => Promise.race([work(signal), aborted(signal)]));
}

/**
 * Runs something until Ctrl-C or a signal, which is announced; a second Ctrl-C exits at once. A
 * reader of the output that goes away ends it too, once: in a pipeline it often goes by the same
 * Ctrl-C. A signal that comes again changes nothing: `timeout` and shells whose terminal is closed
 * send the same one to a process and to its group.
 */
export async function untilInterrupted<T>(
  io: Io,
  announce: (interruption: Interruption) => void,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = io.onInterrupt((interruption) => {
    if (!controller.signal.aborted) {
      controller.abort(new Interrupted(interruption));
      announce(interruption);
    } else if (interruption === 'ctrl-c') {
      io.exit(EXIT.interrupted);
    }
  });
  try {
    return await work(controller.signal);
  } finally {
    stop();
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
