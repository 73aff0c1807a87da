import type { Fault, FaultOf, Plain } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { type AgreedHold, at, from, lost, says } from './agreed-hold';
import { ended } from './operations';
import { database, lag, REVISION, reading, well, withDatabase } from './samples';

const SECOND_MS = 1000;
const WRITTEN_SECONDS = -240;

const written = (
  item: string,
  value: Readonly<Record<string, Plain>>,
  seconds: number,
): FaultOf<'item-written'> => ({
  kind: 'item-written',
  place: 'dr',
  item,
  value,
  when: { atMs: at(seconds) },
});

/** Samples of a second each before the run, oldest first: those that are good, and the others. */
function given(name: string, good: readonly unknown[], others: readonly unknown[]): AgreedHold {
  const ageMs = (index: number) => (good.length + others.length - index) * SECOND_MS;
  const samples = [...good, ...others].map((each, index) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? { atMs: EPOCH_MS - ageMs(index), ...each }
      : each,
  );
  const json = JSON.stringify(samples);
  return {
    name,
    minutes: 4,
    faults: [written('samples', { json, revision: REVISION }, WRITTEN_SECONDS)],
    says: [says(-300, -121, 'active-healthy')],
    failover: 'never',
    keeps: { writtenAtMs: at(WRITTEN_SECONDS), agesMs: good.map((_, index) => ageMs(index)) },
  };
}

const { verdict: _verdict, ...withoutVerdict } = well;
const { database: _database, ...withoutDatabase } = well;

/** Of another version, or damaged: dropped, and everything else stays. */
const samplesGiven: readonly AgreedHold[] = [
  given(
    'samples that are no objects, without a time or without a signal',
    [well],
    [
      null,
      'a sample',
      [well],
      { ...well, atMs: String(EPOCH_MS - 3 * SECOND_MS) },
      withoutVerdict,
      withoutDatabase,
      { ...well, verdict: 'healthy' },
      { ...well, verdict: { ...reading, health: 'well' } },
      { ...well, verdict: { ...reading, health: 1 } },
      { ...well, verdict: { health: 'healthy' } },
      { ...well, probe: { ...reading, health: 'well' } },
      { ...well, self: { ...reading, health: 'well' } },
      { ...well, database: null },
      { ...well, database: { ...database, kind: 'guessed' } },
      { ...well, database: { kind: 'unknown' } },
    ],
  ),
  given(
    'samples of a database of which something is not as it should be',
    [
      well,
      { ...well, database: { kind: 'unknown', detail: 'no answer' } },
      withDatabase({ writerRegion: undefined }),
      withDatabase({ lag: { kind: 'unknown', detail: 'no data point' } }),
      withDatabase({ operation: 'failing-over', synchronization: 'pending-resync' }),
      withDatabase({ operation: 'switching-over', synchronization: 'unknown' }),
      { ...well, verdict: { ...reading, health: 'unhealthy' } },
      { ...well, verdict: { ...reading, health: 'unknown' } },
    ],
    [
      withDatabase({ writerRegion: 1 }),
      withDatabase({ thisRegionWrites: 'no' }),
      withDatabase({ operation: 'upgrading' }),
      withDatabase({ synchronization: 'so-so' }),
      withDatabase({ thisMemberAvailable: 1 }),
      withDatabase({ lag: null }),
      withDatabase({ lag: { ...lag, kind: 'guessed' } }),
      withDatabase({ lag: { ...lag, kind: 'guessed', detail: '' } }),
      withDatabase({ lag: { ...lag, lagMs: '100' } }),
      withDatabase({ lag: { ...lag, ageMs: '0' } }),
      withDatabase({ lag: { kind: 'unknown' } }),
    ],
  ),
  {
    name: 'samples that are no JSON',
    minutes: 4,
    faults: [written('samples', { json: '[', revision: REVISION }, WRITTEN_SECONDS)],
    says: [says(-300, -121, 'active-healthy')],
    failover: 'never',
    keeps: { writtenAtMs: at(WRITTEN_SECONDS), agesMs: [] },
  },
  {
    name: 'samples that are no list',
    minutes: 4,
    faults: [written('samples', { json: '{}', revision: REVISION }, WRITTEN_SECONDS)],
    says: [says(-300, -121, 'active-healthy')],
    failover: 'never',
    keeps: { writtenAtMs: at(WRITTEN_SECONDS), agesMs: [] },
  },
];

/**
 * An item that the watcher can't read is not guessed at: it decides nothing, and its heartbeat is
 * missed. Whoever looks at the end reads it again.
 */
const undecided = (
  name: string,
  fault: FaultOf<'item-written'>,
  ...atTheEnd: readonly FaultOf<'item-written'>[]
): AgreedHold => ({
  name: `lost, with ${name}`,
  minutes: 11,
  faults: [{ ...lost, ...from(10) } as Fault, fault, ...atTheEnd],
  says: [says(-200, 290, 'active-healthy')],
  failover: 'never',
  isSilent: true,
});

/** Nothing can be decided on any more by then. */
const END_SECONDS = 299.999;

type Change = Readonly<Record<string, Plain | undefined>>;

const changed = (value: Readonly<Record<string, Plain>>, change: Change) =>
  Object.fromEntries(
    Object.entries({ ...value, ...change }).filter(
      (entry): entry is [string, Plain] => entry[1] !== undefined,
    ),
  );

/** One that was called off long ago: nothing but what can't be read of it holds anybody up. */
const { value: past } = ended({ outcome: 'aborted', endedSeconds: -300, isBegun: false });
const armed = { armed: true, reason: '', by: 'somebody', atMs: EPOCH_MS };

const operation = (name: string, change: Change): AgreedHold =>
  undecided(
    `an operation ${name}`,
    written('operation', changed(past, change), -5),
    written('operation', past, END_SECONDS),
  );

const arming = (name: string, change: Change): AgreedHold =>
  undecided(
    `an arming ${name}`,
    written('arming', changed(armed, change), -5),
    written('arming', armed, END_SECONDS),
  );

const unreadable: readonly AgreedHold[] = [
  undecided('samples of another type', written('samples', { json: 1, revision: REVISION }, -5)),
  undecided('samples without a revision', written('samples', { json: '[]', revision: '1' }, -5)),
  arming('that says neither yes nor no', { armed: 'yes' }),
  arming('until some day', { disarmedUntilMs: 'some day' }),
  operation('of another kind', { kind: 'handover' }),
  operation('in another phase', { phase: 'resting' }),
  operation('with another outcome', { outcome: 'undecided' }),
  operation('that ended some day', { endedAt: 'some day' }),
  operation('whose phases are no map', { phases: 'claimed' }),
  operation('without an epoch', { epoch: undefined }),
  operation('without an execution', { executionArn: undefined }),
];

export const itemHolds: readonly AgreedHold[] = [...samplesGiven, ...unreadable];
