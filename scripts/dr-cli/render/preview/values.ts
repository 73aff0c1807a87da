/** As much of a value as a line has room for. */
const SHOWN = 72;

/** What stays visible in front of the first difference. */
const LEAD = 16;

/** CloudFormation's word for a value that something makes only while the change set is executed. */
const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** `old → new`; of long values the part where they begin to differ. */
export function changeOfValue(before: string | undefined, after: string | undefined): string {
  const from = differenceStart(before ?? '', after ?? '');
  return `${excerpt(before, from)} → ${excerpt(after, from)}`;
}

/** Where to begin to show both: at the beginning, unless they are long and begin alike. */
function differenceStart(before: string, after: string): number {
  if (before.length <= SHOWN && after.length <= SHOWN) {
    return 0;
  }
  const first = [...before].findIndex((character, index) => character !== after[index]);
  return Math.max(0, (first < 0 ? before.length : first) - LEAD);
}

function excerpt(value: string | undefined, from: number): string {
  if (value === undefined) {
    return '(none)';
  }
  if (value === '') {
    return '(empty)';
  }
  if (value === KNOWN_AFTER_APPLY) {
    return '(known after the change)';
  }
  const text = value.replaceAll(KNOWN_AFTER_APPLY, '(known after the change)');
  const shown = text.slice(from, from + SHOWN);
  return `${from > 0 ? '…' : ''}${shown}${from + SHOWN < text.length ? '…' : ''}`;
}
