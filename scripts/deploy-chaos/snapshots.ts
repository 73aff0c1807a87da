import { cpSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { thisProcess } from '../dr-cli/runs/process-identity';
import type { JournalFile, RunStore } from '../dr-cli/runs/run-store';
import type { KillPoint } from './kill-point';

/** A working directory with a local cloud of its own. */
export interface Place {
  readonly folder: string;
  readonly cloud: string;
}

export function placeIn(folder: string): Place {
  return { folder, cloud: join(folder, 'cloud') };
}

const RUNS = '.dr/runs';

/**
 * What is on the disk at each entry of a run's journal, taken while the run goes on. That is what a
 * kill leaves at that entry: the local cloud replaces its one file before it answers a call, and the
 * system has the journal's line before it returns. Calls that are under way and have not reached the
 * cloud are lost either way.
 */
export class Snapshots {
  private readonly states: Buffer[] = [];
  /** Of each entry, from 1: its line, and which state there was before it. */
  private readonly entries: { readonly line: string; readonly state: number }[] = [];
  private fingerprint = '';
  private runId = '';

  constructor(
    private readonly place: Place,
    /** With the journals of earlier runs; copied to every place. */
    private readonly start: Place | undefined,
  ) {}

  /** The same runs, of which a snapshot is taken before each entry. */
  watching(store: RunStore): RunStore {
    return {
      name: store.name,
      runIds: () => store.runIds(),
      read: (runId, fromByte) => store.read(runId, fromByte),
      lock: (name, holder) => store.lock(name, holder),
      open: (runId, wholeBytes) => {
        this.runId = runId;
        return this.watched(store.open(runId, wholeBytes));
      },
    };
  }

  /** The entries, for {@link killPointsOf}. */
  lines(): readonly { readonly type: string }[] {
    return this.entries.map(({ line }) => JSON.parse(line));
  }

  /** Makes a place as a kill at that point leaves it. */
  restore(point: KillPoint, folder: string): Place {
    const place = placeIn(folder);
    const state = this.states[this.entries[point.entry - 1]?.state ?? -1];
    if (state === undefined) {
      throw new Error(`there was no entry ${point.entry}`);
    }
    if (this.start === undefined) {
      mkdirSync(join(folder, RUNS), { recursive: true });
    } else {
      cpSync(join(this.start.folder, RUNS), join(folder, RUNS), { recursive: true });
    }
    mkdirSync(place.cloud);
    writeFileSync(join(place.cloud, 'state.json'), gunzipSync(state));
    // Named by their content: one more or less makes no difference to who doesn't look for it.
    symlinkSync(join(this.place.cloud, 'blobs'), join(place.cloud, 'blobs'));
    writeFileSync(join(folder, RUNS, `${this.runId}.jsonl`), this.journalAt(point));
    return place;
  }

  private journalAt({ entry, moment }: KillPoint): string {
    const before = this.entries.slice(0, entry - 1).map(({ line }) => line);
    const line = this.entries[entry - 1]?.line ?? '';
    switch (moment) {
      case 'before':
        return before.join('');
      case 'torn':
        return [...before, line.slice(0, line.length / 2)].join('');
      case 'after':
        return [...before, line].join('');
    }
  }

  private watched(file: JournalFile): JournalFile {
    return {
      append: (text) => {
        this.entries.push({ line: text, state: this.currentState() });
        file.append(text);
      },
      sync: () => file.sync(),
      close: () => file.close(),
    };
  }

  private currentState(): number {
    const file = join(this.place.cloud, 'state.json');
    const { ino, mtimeMs } = statSync(file);
    const fingerprint = `${ino} ${mtimeMs}`;
    if (fingerprint !== this.fingerprint) {
      this.fingerprint = fingerprint;
      this.states.push(gzipSync(readFileSync(file), { level: 1 }));
    }
    return this.states.length - 1;
  }
}

/** Leaves the lock of a process that was killed. */
export function leaveDeadLock({ folder }: Place, name: string): void {
  const dead = { ...thisProcess(), processStart: 'ended' };
  writeFileSync(join(folder, RUNS, `${name}.lock`), JSON.stringify(dead));
}
