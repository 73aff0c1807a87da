import type { Output } from './io';

/**
 * That nobody reads any more: `| head` has what it wanted, a socket or a terminal is gone. Node
 * ignores SIGPIPE, which would end other programs here, and gives the error of the write instead.
 * https://nodejs.org/docs/latest-v20.x/api/process.html#signal-events
 */
const READER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'EIO']);

/** What a stream can't be written with, for whoever has to end the work. */
export type OutputLoss =
  | { readonly kind: 'reader-gone' }
  /** A disk that is full, and the like. */
  | { readonly kind: 'failed'; readonly error: Error };

/** Writes to a stream until it is lost, which is told once; what comes afterwards goes nowhere. */
export function streamOutput(
  stream: NodeJS.WriteStream,
  onLost: (loss: OutputLoss) => void,
): Output {
  let isLost = false;
  stream.on('error', (error) => {
    if (!isLost) {
      isLost = true;
      onLost(isReaderGone(error) ? { kind: 'reader-gone' } : { kind: 'failed', error });
    }
  });
  return {
    write: (text) => {
      if (!isLost) {
        stream.write(text);
      }
    },
    isTerminal: stream.isTTY === true,
    get columns() {
      return sizeOf(stream, stream.columns);
    },
    get rows() {
      return sizeOf(stream, stream.rows);
    },
  };
}

function isReaderGone(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && READER_GONE.has(error.code);
}

/** A terminal that was never told its size says 0; nobody knows it then. */
const sizeOf = (stream: NodeJS.WriteStream, size: number): number | undefined =>
  stream.isTTY && size > 0 ? size : undefined;
