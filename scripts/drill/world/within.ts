import { DrError } from '../../engine/errors';

/** Nothing that a drill waits for takes this long, unless it never comes. On the machine's clock. */
export const PATIENCE_MS = 180_000;

/**
 * Waits for something, and no longer than that: a drill ends, whatever goes wrong in it.
 *
 * @param what - as in "waited for …"
 * @throws DrError when it takes longer; what was waited for goes on, and nobody hears of it
 */
export async function within<T>(
  what: string,
  work: Promise<T>,
  limitMs: number = PATIENCE_MS,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(stuck(what, limitMs)), limitMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** As {@link within} ends for what is looked for again and again. */
export const stuck = (what: string, limitMs: number): DrError =>
  new DrError({
    code: 'DR_DRILL_STUCK',
    message: `the drill waited ${Math.round(limitMs / 1000)} s for ${what}, in vain`,
    nextSteps: ['run the drill again, with less else running on this machine'],
  });
