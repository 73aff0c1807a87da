import type { Io } from '../../dr-cli/io';

export interface SilentIo extends Io {
  readonly err: () => string;
  readonly out: () => string;
}

/** For commands that the drill gives itself: nobody reads along, and nobody is asked. */
export function silentIo(io: Io): SilentIo {
  const written = { out: '', err: '' };
  const output = (key: 'out' | 'err') => ({
    write: (text: string) => {
      written[key] += text;
    },
    isTerminal: false,
    columns: undefined,
  });
  return {
    ...io,
    stdout: output('out'),
    stderr: output('err'),
    isInteractive: false,
    ask: async () => undefined,
    // The drill ends what it has begun by itself.
    onInterrupt: () => () => undefined,
    exit: () => undefined,
    out: () => written.out,
    err: () => written.err,
  };
}
