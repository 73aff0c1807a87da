import { spawn } from 'node:child_process';

export interface ProgramRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the program reads; secrets come this way, because everybody may see arguments. */
  readonly input?: string;
  /** Told of everything that the program prints. */
  readonly onOutput?: (text: string) => void;
  /** Ends the program. */
  readonly signal: AbortSignal;
}

export interface ProgramResult {
  /** 0 when all went well; undefined when it could not be started or was killed. */
  readonly exitCode: number | undefined;
  /** All that it printed. */
  readonly output: string;
}

/** Runs a program to its end. @throws the signal's reason when it was ended by that */
export function runProgram(run: ProgramRun): Promise<ProgramResult> {
  const { program, args, env, input = '', onOutput, signal } = run;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...env }, stdio: 'pipe', signal });
    const printed: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        printed.push(text);
        onOutput?.(text);
      });
    }
    // A program that ends before it has read everything says by its exit code what was wrong.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', (error) => {
      if (signal.aborted) reject(signal.reason);
      else resolve({ exitCode: undefined, output: error.message });
    });
    child.on('close', (code) => {
      if (signal.aborted) reject(signal.reason);
      else resolve({ exitCode: code ?? undefined, output: printed.join('') });
    });
  });
}
