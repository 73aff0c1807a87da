/** Everything written to stdout and stderr, until restored. */
export interface CapturedOutput {
  /** What was written since the last call. */
  take(): string;
  restore(): void;
}

export function captureOutput(): CapturedOutput {
  let written = '';
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      written += String(chunk);
      return true;
    }),
  );
  return {
    take() {
      const taken = written;
      written = '';
      return taken;
    },
    restore() {
      for (const spy of spies) spy.mockRestore();
    },
  };
}

/** The log lines in an output: one JSON object each. */
export const parseLines = (output: string): readonly Readonly<Record<string, unknown>>[] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
