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
  const controller = new AbortController();
  const stop = io.onInterrupt(() => {
    if (controller.signal.aborted) {
      io.exit(EXIT.interrupted);
      return;
    }
    controller.abort(new Interrupted());
    say(
      '\ninterrupted: nothing new is started, and AWS goes on with what has begun\n' +
        `next: ${comeBack} (takes up where this run ended)\n`,
    );
  });
  try {
    return await work(controller.signal, (through) => {
      say = through;
    });
  } finally {
    stop();
  }
}
