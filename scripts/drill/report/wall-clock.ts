import type { Evidence } from '../evidence/read-evidence';

/**
 * From the drill's clock to the one on the wall. The drill's begins where the local cloud's time
 * stood, which may be days ago, and goes `clockFactor` times as fast; the header has both at once.
 *
 * @returns milliseconds since the epoch
 */
export function wallClockOf({
  header,
  records,
}: Pick<Evidence, 'header' | 'records'>): (atMs: number) => number {
  const { atMs: drillOriginMs, wallMs: wallOriginMs } = records[0] ?? { atMs: 0, wallMs: 0 };
  return (atMs) => Math.round(wallOriginMs + (atMs - drillOriginMs) / header.clockFactor);
}
