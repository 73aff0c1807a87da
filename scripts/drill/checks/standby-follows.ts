import { peerOf } from '../../../templates-src/topology';
import { type Check, judged, notApplicable } from './check';
import type { DrillHistory } from './drill-history';

/**
 * Where both regions are there in the end, there is a standby again: an old primary that came back has
 * been rebuilt, one that changed roles follows.
 */
export const standbyFollows: Check = {
  name: 'standby-follows',
  promise:
    'Once both regions are there, the one that does not write has all that the other one has.',
  judge: (history) => {
    const { faults, standby, stored } = history;
    const lasting = faults.filter(({ endsAtMs }) => endsAtMs === null);
    if (lasting.length > 0) {
      return notApplicable(
        `Not both regions were there in the end: ${lasting.map(({ fault }) => fault).join(' and ')} lasted until then.`,
      );
    }
    const has = new Set(standby?.ids);
    const lacks = stored.filter(({ id }) => !has.has(id));
    return judged(
      { payments: stored.length, 'of them at the standby': stored.length - lacks.length },
      [
        ...findings(history),
        ...(standby === undefined ? [] : surplus(history, has)),
        ...(standby === undefined ? [] : lacks.map(({ id }) => `The standby lacks ${id}.`)),
      ],
    );
  },
};

function findings({ standby, writerChanges }: DrillHistory): readonly string[] {
  const expected = peerOf(writerChanges.at(-1)?.region ?? 'primary');
  if (standby === undefined) return [`The database of the ${expected} region is not there.`];
  return standby.isFollowing
    ? []
    : [`The database of the ${expected} region does not follow: it would take writes of its own.`];
}

/** What an old primary had alone must be gone, or a later failover would bring it back. */
function surplus({ stored }: DrillHistory, has: ReadonlySet<string>): readonly string[] {
  const present = new Set(stored.map(({ id }) => id));
  return [...has].filter((id) => !present.has(id)).map((id) => `Only the standby has ${id}.`);
}
