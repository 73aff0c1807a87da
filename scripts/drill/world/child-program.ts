import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { within } from './within';

export interface ProgramToRun {
  /** A bundle that ends with its parent: programs/end-with-parent.ts. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Standard output and error are added to it. */
  readonly logFile: string;
  readonly onMessage?: (message: unknown) => void;
}

/** As ECS gives a task that is to stop; on the machine's clock. */
const GRACE_MS = 30_000;

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

  /** @returns once the process is gone; one that takes too long to go in order is killed */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.hasEnded) return;
    const exited = once(this.child, 'exit');
    const killing = setTimeout(() => this.child.kill('SIGKILL'), GRACE_MS);
    this.child.kill(signal);
    try {
      await within(`process ${this.child.pid} to end after ${signal}`, exited);
    } finally {
      clearTimeout(killing);
    }
  }
}
