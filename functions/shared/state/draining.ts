import { hasMembers, isFlag, isNumber } from './guards';
import type { JsonItem } from './json-item';

/**
 * What a switchover asks of the payment service of a region: while it is set and not past its end,
 * `/health/ready` and writes are answered with 503, so that clients leave before the database does.
 * `/health/writer` goes on saying whether the database takes writes: Route 53's verdict is made of
 * it, and a region that is being left in order is not a lost one.
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
  parse: (stored) =>
    hasMembers<Draining>(stored, {
      set: isFlag,
      epoch: isNumber,
      atMs: isNumber,
      untilMs: isNumber,
    })
      ? stored
      : NOT_DRAINING,
};

/** Whether clients are to be sent away now. */
export const isInForce = ({ set, untilMs }: Pick<Draining, 'set' | 'untilMs'>, nowMs: number) =>
  set && nowMs < untilMs;
