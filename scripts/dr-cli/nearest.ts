/** More changes than this are another word. */
const MAX_EDITS = 2;

/** The word that was probably meant: spelled otherwise, mistyped, or the beginning of a longer one. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = plain(word);
  const ranked = [...candidates]
    .map((candidate) => ({ candidate, rank: rank(typed, plain(candidate)) }))
    .filter(({ rank }) => rank <= MAX_EDITS + 1)
    .sort((a, b) => a.rank - b.rank);
  return ranked[0]?.candidate;
}

function rank(typed: string, known: string): number {
  const edits = editDistance(typed, known);
  const isShort = Math.min(typed.length, known.length) <= MAX_EDITS;
  if (edits <= MAX_EDITS && !(isShort && edits > 1)) {
    return edits;
  }
  const isPart = !isShort && (typed.startsWith(known) || known.startsWith(typed));
  return isPart ? MAX_EDITS + 1 : Number.POSITIVE_INFINITY;
}

/** `hosted_zone_ID` and `hosted-zone-id` are the same word. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

/** Insertions, deletions and replacements from one word to the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...to].entries()) {
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
