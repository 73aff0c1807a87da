/** A command line up to the cursor: whole words, and the one that is being typed, maybe empty. */
export interface TypedLine {
  readonly words: readonly string[];
  readonly current: string;
}

/** A quoted part, whose closing quote may not be typed yet, or an escaped or a plain character. */
const PART = /'([^']*)(?:'|$)|"((?:[^"\\]|\\.)*)(?:"|$)|\\(.?)|(\s+)|([^\s'"\\]+)/gs;

/** Splits as a shell does, without expanding anything. */
export function splitWords(line: string): TypedLine {
  const words: string[] = [];
  let current: string | undefined;
  for (const [, single, double, escaped, space, plain] of line.matchAll(PART)) {
    if (space !== undefined) {
      words.push(...(current === undefined ? [] : [current]));
      current = undefined;
    } else {
      const part = single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? '';
      current = (current ?? '') + part;
    }
  }
  return { words, current: current ?? '' };
}
