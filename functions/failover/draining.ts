import { isObject } from '../shared/state/guards';
import type { JsonItem } from '../shared/state/json-item';

/**
 * While set and not past its end, the payment service of this region answers `/health/ready` and
 * writes with 503, so that clients leave before the database does.
 */
export interface Draining {
  readonly set: boolean;
  readonly epoch: number;
  readonly atMs: number;
  readonly untilMs: number;
}

/** A switchover that dies must not leave a region dark: draining ends by itself. */
export const MAX_DRAINING_MS = 15 * 60_000;

export const NOT_DRAINING: Draining = { set: false, epoch: 0, atMs: 0, untilMs: 0 };

export const DRAINING: JsonItem<Draining> = {
  name: 'draining',
  parse: (stored) => (isDraining(stored) ? stored : NOT_DRAINING),
};

function isDraining(value: unknown): value is Draining {
  return (
    isObject(value) &&
    typeof value.set === 'boolean' &&
    typeof value.epoch === 'number' &&
    typeof value.atMs === 'number' &&
    typeof value.untilMs === 'number'
  );
}
