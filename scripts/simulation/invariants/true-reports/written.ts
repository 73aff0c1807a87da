import { isObject, type JsonObject } from '../../../../functions/shared/state/guards';
import type { Observations, WrittenReport } from '../../observations';
import { faultsOf, type RegionPlace, type Schedule } from '../../schedule/fault';
import { otherPlace } from '../../world/places';
import { type StoredItem, timeOf, versionsOf } from '../effects';
import type { Run } from '../invariant';
import { type ObservedOperation, operationsIn } from '../operations';

/** A report is made within its task's time, of what the state table says in it. */
const READ_WITHIN_MS = 30_000;

/** What a region's state table said at a moment. Times in milliseconds since 1970. */
export interface Known {
  readonly operation: JsonObject;
  readonly facts: JsonObject;
  /** Since the incident began. */
  readonly events: readonly JsonObject[];
}

/** A report as it was written, beside the operation that it is about. */
export interface Written extends Omit<WrittenReport, 'report'> {
  readonly report: JsonObject;
  readonly operation: ObservedOperation;
  readonly from: RegionPlace;
  readonly to: RegionPlace;
}

/** An object, and an empty one where there is none: whoever looks for a member finds none. */
export const objectIn = (value: unknown, member: string): JsonObject => {
  const found = isObject(value) ? value[member] : undefined;
  return isObject(found) ? found : {};
};

/** Reports of operations that the state machines have claimed, oldest first. */
export const writtenIn = ({ schedule, seen }: Run): readonly Written[] => {
  const operations = [...operationsIn(seen, 'primary'), ...operationsIn(seen, 'dr')];
  return seen.reports.flatMap((each) => {
    const report: JsonObject = isObject(each.report) ? each.report : {};
    const operation = operations.find(
      ({ place, epoch }) => place === each.place && epoch === report.epoch,
    );
    if (operation === undefined || isWrittenOver(schedule, operation)) {
      return [];
    }
    const { place } = operation;
    const to = operation.kind === 'failover' ? place : otherPlace(place);
    return [{ ...each, report, operation, to, from: otherPlace(to) }];
  });
};

/** Whether somebody else has put something in the place of the operation, which nobody has seen. */
const isWrittenOver = (schedule: Schedule, { place, epoch }: ObservedOperation): boolean =>
  faultsOf(schedule, 'item-written').some(
    (fault) => fault.place === place && fault.item === 'operation' && fault.value.epoch === epoch,
  );

/** When the incident began that an operation is about; a resumed one keeps the moment of the first. */
export const beganAtMs = ({ startedAt, firstBadSampleAtMs }: JsonObject): number =>
  Math.min(Number(timeOf(startedAt)), Number(firstBadSampleAtMs ?? Number.POSITIVE_INFINITY));

/** What may have been read for a report: each of the items is read by itself. */
export function knownWhenWritten(seen: Observations, written: Written): readonly Known[] {
  const { place, operation, atMs } = written;
  const readFrom = atMs - READ_WITHIN_MS;
  return during(operation.versions, readFrom, atMs).flatMap((item) =>
    during(versionsOf(seen, place, `facts#${operation.epoch}`), readFrom, atMs).flatMap((facts) =>
      eventsDuring(seen, place, readFrom, atMs).map((events) => ({
        operation: item,
        facts,
        events: since(events, beganAtMs(item)),
      })),
    ),
  );
}

/** What is known at a moment, and has been for as long as it takes to make a report of it. */
export function knownAt(seen: Observations, operation: ObservedOperation, atMs: number): Known {
  const { place } = operation;
  const item = newest(operation.versions, atMs);
  return {
    operation: item,
    facts: newest(versionsOf(seen, place, `facts#${operation.epoch}`), atMs),
    events: since(eventsDuring(seen, place, atMs, atMs).at(-1) ?? [], beganAtMs(item)),
  };
}

const newest = (versions: readonly StoredItem[], atMs: number): JsonObject =>
  versions.findLast((version) => version.atMs <= atMs)?.value ?? {};

/** Newest first: most often nothing has changed since it was read. */
const during = (
  versions: readonly StoredItem[],
  fromMs: number,
  untilMs: number,
): readonly JsonObject[] =>
  [
    newest(versions, fromMs),
    ...versions.flatMap(({ atMs, value }) => (atMs > fromMs && atMs <= untilMs ? [value] : [])),
  ].reverse();

function eventsDuring(
  { effects }: Observations,
  place: RegionPlace,
  fromMs: number,
  untilMs: number,
): readonly (readonly JsonObject[])[] {
  const versions = effects.flatMap((effect) =>
    effect.kind === 'item' && effect.place === place && effect.item === 'rds-events'
      ? [{ atMs: effect.atMs, events: Array.isArray(effect.value) ? effect.value : [] }]
      : [],
  );
  const before = versions.findLast(({ atMs }) => atMs <= fromMs)?.events ?? [];
  const meanwhile = versions.flatMap(({ atMs, events }) =>
    atMs > fromMs && atMs <= untilMs ? [events] : [],
  );
  return [before, ...meanwhile].reverse();
}

const since = (events: readonly JsonObject[], beganMs: number): readonly JsonObject[] =>
  events.filter(({ atMs }) => Number(atMs) >= beganMs);
