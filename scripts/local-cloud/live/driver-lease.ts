import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../error-code';
import { isAlive } from '../process-liveness';

/**
 * Says which of the processes on one folder drives the cloud. All but
 * {@link renew} are called with the store's lock held, so that there is never
 * more than one.
 */
export interface DriverLease {
  /** Takes the lease if nobody has it, or keeps it; `false`: another process has it. */
  take(): boolean;
  /** Shows the others that this process is alive. */
  renew(): void;
  release(): void;
}

/** For a world that no other process can reach. */
export const ONLY_DRIVER: DriverLease = {
  take: () => true,
  renew: () => undefined,
  release: () => undefined,
};

/**
 * A holder that shows no life for so long is stopped, or hangs, or its process
 * id belongs to somebody else by now. It finds out at its next {@link DirectoryLease.take}.
 */
const ABANDONED_AFTER_MS = 5000;

/** How often a holder shows that it is alive; also how often to look whether one has gone. */
export const LEASE_INTERVAL_MS = 500;

export class DirectoryLease implements DriverLease {
  private readonly file: string;
  /** A process can open a folder more than once. */
  private readonly content = `${process.pid} ${randomUUID()}`;

  constructor(directory: string) {
    this.file = join(directory, 'driver');
  }

  take(): boolean {
    const holder = this.holder();
    if (holder !== undefined && holder !== this.content && !this.isAbandoned(holder)) {
      return false;
    }
    if (holder !== this.content) {
      const claim = `${this.file}.${process.pid}.tmp`;
      writeFileSync(claim, this.content);
      renameSync(claim, this.file);
    }
    return true;
  }

  renew(): void {
    if (this.holder() === this.content) {
      const now = new Date();
      utimesSync(this.file, now, now);
    }
  }

  release(): void {
    if (this.holder() === this.content) {
      rmSync(this.file, { force: true });
    }
  }

  private holder(): string | undefined {
    try {
      return readFileSync(this.file, 'utf8');
    } catch (error) {
      if (hasCode(error, 'ENOENT')) {
        return undefined;
      }
      throw error;
    }
  }

  private isAbandoned(holder: string): boolean {
    const stats = statSync(this.file, { throwIfNoEntry: false });
    return (
      stats === undefined ||
      !isAlive(Number.parseInt(holder, 10)) ||
      Date.now() - stats.mtimeMs > ABANDONED_AFTER_MS
    );
  }
}
