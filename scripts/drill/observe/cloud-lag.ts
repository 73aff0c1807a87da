import type { CloudLagBody } from '../evidence/types';
import { percentile } from './percentile';

/** How far the cloud was behind the drill, of samples over the whole run; undefined without any. */
export function cloudLagOf(lagsMs: readonly number[]): CloudLagBody | undefined {
  if (lagsMs.length === 0) return undefined;
  const sorted = lagsMs.map((ms) => Math.max(0, Math.round(ms))).sort((a, b) => a - b);
  return {
    type: 'cloud-lag',
    samples: sorted.length,
    p50Ms: percentile(sorted, 0.5),
    p95Ms: percentile(sorted, 0.95),
    maxMs: percentile(sorted, 1),
  };
}
