const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** `850 ms`, `41.2 s`, `4 min 31 s`: as exact as it is useful. */
export function formatDuration(durationMs: number): string {
  if (durationMs < SECOND_MS) return `${Math.round(durationMs)} ms`;
  const tenths = Math.round(durationMs / 100);
  if (tenths < MINUTE_MS / 100) return `${tenths / 10} s`;
  const seconds = Math.round(durationMs / SECOND_MS);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
