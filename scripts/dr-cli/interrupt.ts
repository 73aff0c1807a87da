import { EXIT } from '../engine/errors';
import type { Io } from './io';

/** Why waits ended early. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

/** Writes a message for people, past whatever else is on the screen. */
export type Say = (text: string) => void;

/**
 * Runs something that Ctrl-C can end: the first one stops waiting and starts
 * nothing more, while AWS goes on with what it has begun; the second one exits.
 * The message goes through the display, if there is one.
 */
export async function interruptible<T>(
  io: Io,
  comeBack: string,
  work: (signal: AbortSignal, announceThrough: (say: Say) => void) => Promise<T>,
): Promise<T> {
  let say: Say = (text) => io.stderr.write(text);
  const announce = () =>
    say(
      '\ninterrupted: nothing new is started, and AWS goes on with what has begun\n' +
        `next: ${comeBack} (takes up where this run ended)\n`,
    );
  return untilInterrupted(io, announce, (signal) =>
    work(signal, (through) => {
      say = through;
    }),
  );
}

/** Runs something that only reads: Ctrl-C ends it at once, because nothing is under way in AWS. */
export async function interruptibleRead<T>(
  io: Io,
  again: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const announce = () =>
    io.stderr.write(`\ninterrupted: only reading was under way\nnext: ${again}\n`);
  return untilInterrupted(io, announce, (signal) => Promise.race([work(signal), aborted(signal)]));
}

async function untilInterrupted<T>(
  io: Io,
  announce: () => void,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = io.onInterrupt(() => {
    if (controller.signal.aborted) {
      io.exit(EXIT.interrupted);
      return;
    }
    controller.abort(new Interrupted());
    announce();
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
