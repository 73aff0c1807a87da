import type { Sample } from '../signals/sample';

/**
 * The samples that speak of the region that writes now. Once the writer has moved, what the votes
 * said before was about another region, or about a home primary that was not meant to write: the
 * loss of a new writer is not confirmed by it.
 *
 * The first sample that knows the new writer has still probed the old one, and counts only while
 * it is the newest. A writer that isn't known for a while is still the last known one.
 */
export function ofCurrentWriter(samples: readonly Sample[]): readonly Sample[] {
  const writer = samples.findLast((sample) => writerOf(sample) !== undefined);
  const current = writer && writerOf(writer);
  const lastOfAnother = samples.findLastIndex(
    (sample) => writerOf(sample) !== undefined && writerOf(sample) !== current,
  );
  if (lastOfAnother < 0) {
    return samples;
  }
  const since = samples.slice(lastOfAnother + 1);
  const first = since.findIndex((sample) => writerOf(sample) === current);
  return since.slice(Math.min(first + 1, since.length - 1));
}

const writerOf = ({ database }: Sample): string | undefined =>
  database.kind === 'known' ? database.writerRegion : undefined;
