import type { Io } from '../dr-cli/io';

/** A command's surroundings in which nobody looks on; what it said is kept. */
export function quietIo(workingDirectory: string): Io & { readonly err: () => string } {
  let said = '';
  const output = (write: (text: string) => void) => ({
    write,
    isTerminal: false,
    columns: undefined,
  });
  return {
    stdout: output(() => undefined),
    stderr: output((text) => {
      said += text;
    }),
    env: {},
    workingDirectory,
    program: 'dr-cli',
    isInteractive: false,
    ask: async () => undefined,
    onInterrupt: () => () => undefined,
    exit: (code) => process.exit(code),
    err: () => said,
  };
}
