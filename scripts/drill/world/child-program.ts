import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

export interface ProgramToRun {
  /** A bundle that ends with its parent: programs/end-with-parent.ts. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Standard output and error are added to it. */
  readonly logFile: string;
  readonly onMessage?: (message: unknown) => void;
}

/** A Node.js program in a process of its own that ends when this one does. */
export class ChildProgram {
  private constructor(private readonly child: ChildProcess) {}

  static start({ program, environment, logFile, onMessage }: ProgramToRun): ChildProgram {
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [program], {
      env: { ...environment },
      // The channel is what the program notices the end of its parent by. A group of its own: Ctrl-C
      // is the drill's, which ends its programs in order.
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
    });
    closeSync(log);
    // A process that can't be started has ended.
    child.on('error', () => undefined);
    if (onMessage !== undefined) child.on('message', onMessage);
    return new ChildProgram(child);
  }

  get hasEnded(): boolean {
    const { exitCode, signalCode, pid } = this.child;
    return exitCode !== null || signalCode !== null || pid === undefined;
  }

  /** Is told of the process's end. */
  onEnd(listener: () => void): void {
    this.child.once('exit', listener);
  }

  send(message: object): void {
    if (!this.hasEnded && this.child.connected) this.child.send(message, () => undefined);
  }

  /** @returns once the process is gone */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.hasEnded) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }
}
