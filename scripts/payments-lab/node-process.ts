import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processorMs } from './processor-time';

export interface NodeProgram {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Standard output and error are added to it. */
  readonly logFile: string;
}

const KILOBYTE = 1024;

/** A Node.js program in a process of its own that ends when this one does. */
export class NodeProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly program: string,
  ) {}

  static start({ program, environment, logFile }: NodeProgram): NodeProcess {
    const log = openSync(logFile, 'a');
    const child = spawn(
      process.execPath,
      ['--require', join(__dirname, 'end-with-parent.cjs'), program],
      // The channel is what the program notices the end of its parent by.
      { env: { ...environment }, stdio: ['ignore', log, log, 'ipc'] },
    );
    closeSync(log);
    return new NodeProcess(child, program);
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Resolves once the process is gone, however that went. */
  async ended(): Promise<void> {
    if (!this.hasEnded) await once(this.child, 'exit');
  }

  /** @returns once the process is gone */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.hasEnded) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }

  /** Makes the process stand still: it does nothing and costs nothing until it is resumed. */
  suspend(): void {
    this.child.kill('SIGSTOP');
  }

  resume(): void {
    this.child.kill('SIGCONT');
  }

  /** Sends something to the program; it must listen. */
  send(message: object): void {
    this.child.send(message);
  }

  /** Calls back with every message that the program sends from now on. */
  onMessage(listener: (message: unknown) => void): void {
    this.child.on('message', listener);
  }

  /** The next message that the program sends. */
  async nextMessage(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`${this.program} ended before it said anything`));
      this.child.once('exit', ended);
      this.child.once('message', (message) => {
        this.child.off('exit', ended);
        resolve(message);
      });
    });
  }

  /** Memory that the process has at the moment, in bytes: `VmRSS` of Linux. */
  residentBytes(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    if (kilobytes === undefined) throw new Error(`${this.program} has no memory any more`);
    return Number(kilobytes) * KILOBYTE;
  }

  /** Processor time that the process has used so far, in milliseconds. */
  processorMs(): number {
    const { pid } = this.child;
    if (pid === undefined) throw new Error(`${this.program} was never started`);
    return processorMs(pid);
  }
}
