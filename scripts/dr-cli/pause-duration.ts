import { DrError, EXIT } from '../engine/errors';

const MINUTE_MS = 60_000;
const UNIT_MS = { m: MINUTE_MS, h: 60 * MINUTE_MS, d: 24 * 60 * MINUTE_MS };
const SHORTEST_MS = 15 * UNIT_MS.m;
const LONGEST_MS = 7 * UNIT_MS.d;

/**
 * `15m`, `2h`, `7d` in milliseconds. One unit, because what is typed in a hurry must not be read in
 * two ways; at most a week, because a longer pause is a decision that somebody should take again.
 */
export function parsePauseMs(text: string): number {
  const [, digits, unit] = /^([1-9]\d{0,5})([mhd])$/.exec(text) ?? [];
  const pauseMs = isUnit(unit) ? Number(digits) * UNIT_MS[unit] : Number.NaN;
  if (!(pauseMs >= SHORTEST_MS && pauseMs <= LONGEST_MS)) {
    throw new DrError({
      code: 'DR_INVALID_DURATION',
      message: `--for "${text}" can't be used: it is a whole number of m, h or d, from 15m to 7d`,
      nextSteps: ['--for 2h'],
      exitCode: EXIT.invalidInput,
    });
  }
  return pauseMs;
}

function isUnit(text: string | undefined): text is keyof typeof UNIT_MS {
  return text !== undefined && text in UNIT_MS;
}
