import type { JournalFile, RunStore } from '../dr-cli/runs/run-store';
import type { KillPoint } from './kill-point';

/** The same runs, in which the process kills itself at an entry, as `kill -9` does. */
export function killingRuns(store: RunStore, { entry, moment }: KillPoint): RunStore {
  let written = 0;
  const killing = (file: JournalFile): JournalFile => ({
    sync: () => file.sync(),
    close: () => file.close(),
    append: (text) => {
      written += 1;
      if (written !== entry) {
        file.append(text);
        return;
      }
      switch (moment) {
        case 'before':
          break;
        case 'torn':
          file.append(text.slice(0, text.length / 2));
          break;
        case 'after':
          file.append(text);
      }
      process.kill(process.pid, 'SIGKILL');
    },
  });
  return {
    name: store.name,
    runIds: () => store.runIds(),
    read: (runId, fromByte) => store.read(runId, fromByte),
    lock: (name, holder) => store.lock(name, holder),
    open: (runId, wholeBytes) => killing(store.open(runId, wholeBytes)),
  };
}
