import { durationText } from './text';

/** `120 ms`, `1.5 s`, `45 s`, `4m 05s`: as fine as it matters for a lag. */
export function lagText(lagMs: number): string {
  if (lagMs < 1_000) {
    return `${Math.round(lagMs)} ms`;
  }
  return lagMs < 60_000 ? `${Number((lagMs / 1_000).toFixed(1))} s` : durationText(lagMs);
}

/** `4m 05s ago`, `now`. */
export function agoText(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs;
  return ageMs < 1_000 ? 'now' : `${durationText(ageMs)} ago`;
}
