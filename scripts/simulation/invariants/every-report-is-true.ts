import { type Invariant, minutesAndSeconds, type Run } from './invariant';
import { unlikeKnown } from './true-reports/as-noted';
import { unlikeWorld } from './true-reports/noted';
import { unlikeRevisions } from './true-reports/revisions';
import { knownWhenWritten, type Written, writtenIn } from './true-reports/written';

export const everyReportIsTrue: Invariant = {
  name: 'every-report-is-true',
  sentence:
    'Every revision of every report says what its region knew when it was made, and no more; what the steps of an operation note is so; what becomes known is in the next revision within a minute; and people are told of each once, by a page where somebody has to look.',
  check: (run) =>
    [
      ...unlikeWorld(run),
      ...writtenIn(run).flatMap((written) => untrue(run, written)),
      ...unlikeRevisions(run),
    ].slice(0, 5),
};

/** By the moment of which most of it is true: what was read for it, nobody saw. */
function untrue({ seen }: Run, written: Written): readonly string[] {
  let fewest: readonly string[] = ['was made of nothing'];
  for (const known of knownWhenWritten(seen, written)) {
    const problems = unlikeKnown(written, known);
    if (problems.length === 0) {
      return [];
    }
    fewest =
      fewest.length > problems.length || fewest[0] === 'was made of nothing' ? problems : fewest;
  }
  const { key, place, atMs } = written;
  return fewest.map((problem) => `${key} of ${place} at ${minutesAndSeconds(atMs)}: ${problem}`);
}
