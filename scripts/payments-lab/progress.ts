const EVERY_MS = 5_000;

/**
 * Says every five seconds how far something is.
 *
 * @param describe - one line, without its end
 * @returns what ends it
 */
export function reportProgress(
  describe: () => string,
  progress: (text: string) => void,
  everyMs = EVERY_MS,
): () => void {
  const timer = setInterval(() => progress(`${describe()}\n`), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** As in 10,000. */
export const grouped = (count: number): string => count.toLocaleString('en-US');

/** As in "1 run" and "2 runs". */
export const counted = (count: number, noun: string): string =>
  `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
