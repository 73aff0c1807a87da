import type { RunStore } from '../../scripts/dr-cli/runs/run-store';

/** Journals that end with the test. Its runs go on one after the other, so that nobody is locked out. */
export function memoryRuns(): RunStore & { readonly journals: ReadonlyMap<string, string> } {
  const journals = new Map<string, string>();
  return {
    name: 'runs',
    journals,
    runIds: () => [...journals.keys()].sort(),
    read: (runId, fromByte = 0) => {
      const text = journals.get(runId);
      return text === undefined ? undefined : Buffer.from(text).subarray(fromByte).toString();
    },
    open: (runId, wholeBytes) => {
      const text = Buffer.from(journals.get(runId) ?? '').subarray(0, wholeBytes);
      journals.set(runId, text.toString());
      return {
        append: (added) => void journals.set(runId, `${journals.get(runId)}${added}`),
        sync: () => undefined,
        close: () => undefined,
      };
    },
    lock: () => ({ kind: 'taken', release: () => undefined }),
  };
}
