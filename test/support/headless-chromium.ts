import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type ChromiumProgram, chromiumProgram } from './chromium-program';

type Members = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly resolve: (answer: Members) => void;
  readonly reject: (error: Error) => void;
}

/** What the browser tells without being asked. */
export interface BrowserEvent {
  readonly method: string;
  readonly params: Members;
}

/**
 * A headless Chromium that is spoken to in the DevTools protocol over a pair of pipes, so that no
 * port is opened: https://chromedevtools.github.io/devtools-protocol/
 */
export class HeadlessChromium {
  readonly events: BrowserEvent[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Set<(event: BrowserEvent) => void>();
  private lastId = 0;
  private unread = '';

  private constructor(
    private readonly browser: ChildProcess,
    private readonly input: Writable,
    output: Readable,
    private readonly profile: string,
    private readonly program: ChromiumProgram,
  ) {
    output.setEncoding('utf8').on('data', (text: string) => this.read(text));
    browser.once('exit', (code) => {
      for (const { reject } of this.waiting.values()) {
        reject(new Error(`Chromium ended with ${code} before it had answered`));
      }
    });
  }

  static start(): HeadlessChromium {
    const program = chromiumProgram();
    const profile = mkdtempSync(join(tmpdir(), 'chromium-profile-'));
    const browser = spawn(
      program.path,
      [...ARGUMENTS, `--user-data-dir=${profile}`, 'about:blank'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...program.env },
      },
    );
    const [, , , input, output] = browser.stdio;
    return new HeadlessChromium(browser, input as Writable, output as Readable, profile, program);
  }

  /** Calls a method of the protocol; of a page when `sessionId` says which. */
  async call(method: string, params: Members = {}, sessionId?: string): Promise<Members> {
    this.lastId += 1;
    const id = this.lastId;
    const answered = new Promise<Members>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
    const session = sessionId === undefined ? {} : { sessionId };
    this.input.write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    const { result, error } = await answered;
    if (typeof result !== 'object' || result === null) {
      throw new Error(`${method}: ${JSON.stringify(error)}`);
    }
    return result as Members;
  }

  /** Waits for the next event of a name. */
  async next(method: string): Promise<BrowserEvent> {
    return new Promise((resolve) => {
      const listener = (event: BrowserEvent) => {
        if (event.method === method) {
          this.listeners.delete(listener);
          resolve(event);
        }
      };
      this.listeners.add(listener);
    });
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.browser.once('exit', resolve));
    this.browser.kill('SIGKILL');
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
    this.program.remove();
  }

  private read(text: string): void {
    const messages = (this.unread + text).split('\0');
    this.unread = messages.pop() ?? '';
    for (const message of messages) {
      const { id, method, params, ...answer } = JSON.parse(message);
      if (typeof id === 'number') {
        this.waiting.get(id)?.resolve(answer);
        this.waiting.delete(id);
      } else {
        const event = { method, params };
        this.events.push(event);
        for (const listener of this.listeners) {
          listener(event);
        }
      }
    }
  }
}

/** As root there is no sandbox to be had; and nothing is to be looked up anywhere. */
const ARGUMENTS = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
