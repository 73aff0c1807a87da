import { spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleCli } from '../../scripts/generate/bundle-cli';
import { ownedFolder } from '../../scripts/tools/owned-folder';

/** `dr-cli` as people start it, built from the sources as they are now. */
export interface BuiltCli {
  /** What `node` is started with. */
  readonly program: string;
  /** Runs it with nobody at the keyboard. */
  run(args: readonly string[], options?: RunOptions): Promise<ProgramResult>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly workingDirectory?: string;
  /** After which it is ended, in milliseconds. */
  readonly limitMs?: number;
}

export interface ProgramResult {
  /** Undefined for one that was still running at the limit. */
  readonly exitCode: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** Far above what any of these runs takes; a prompt that nobody answers would wait for ever. */
const LIMIT_MS = 120_000;

/** Builds into a folder of its own, beside links to what is deployed; it is gone when the tests are. */
export async function buildCli(): Promise<BuiltCli> {
  const { path: project } = ownedFolder('dr-built');
  await bundleCli(join(project, 'dist'));
  for (const name of ['package.json', 'generated', 'dist/functions', 'node_modules']) {
    symlinkSync(resolve(name), join(project, name));
  }
  const program = join(project, 'dist/dr-cli.js');
  return {
    program,
    run: (args, options) => runProgram(program, args, { workingDirectory: project, ...options }),
  };
}

async function runProgram(
  program: string,
  args: readonly string[],
  {
    env = {},
    workingDirectory,
    limitMs = LIMIT_MS,
  }: RunOptions & { readonly workingDirectory: string },
): Promise<ProgramResult> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: workingDirectory,
    env: { PATH: process.env.PATH, HOME: workingDirectory, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitMs,
    killSignal: 'SIGKILL',
  });
  const written = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => {
    written.out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    written.err += data.toString();
  });
  const exitCode = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  return { exitCode: exitCode ?? undefined, ...written };
}
