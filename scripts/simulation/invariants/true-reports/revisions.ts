import { isObject, type JsonObject } from '../../../../functions/shared/state/guards';
import type { Page } from '../../observations';
import { faultsOf, type RegionPlace, type Schedule } from '../../schedule/fault';
import { EPOCH_MS, PLACES, regionOf } from '../../world/places';
import { versionsOf } from '../effects';
import { minutesAndSeconds, type Run } from '../invariant';
import { operationsIn } from '../operations';
import { knownAt, objectIn, type Written, writtenIn } from './written';

const SECOND_MS = 1000;

/** An event is handed on, or a copy looked at, and a report is made of it. */
const REVISED_WITHIN_MS = 60 * SECOND_MS;

/** Of what people are told of a report, once it is written. */
const TOLD_WITHIN_MS = 10 * SECOND_MS;

/** How the revisions of a region's reports follow each other, and what people are told of them. */
export const unlikeRevisions = (run: Run): readonly string[] =>
  PLACES.flatMap((place) => {
    const reports = writtenIn(run).filter((written) => written.place === place);
    return [
      ...reports.flatMap((written) => wrongKey(written, reports)),
      ...reports.flatMap((written) => outOfTurn(run, written, reports)),
      ...(isSound(run.schedule, place)
        ? [
            ...reports.flatMap((written, index) => untold(run, written, reports.slice(0, index))),
            ...reports.flatMap((written) => incomplete(run, written, reports)),
            ...reports.flatMap((written) => withoutFinding(run, written)),
            ...pointer(run, place, reports),
            ...unreported(run, place, reports),
          ]
        : []),
    ];
  });

/** Whether nothing but what was lost elsewhere keeps a region's functions from ending what they began. */
export const isSound = ({ faults }: Schedule, place: RegionPlace): boolean =>
  !faults.some(
    (fault) =>
      (['crash', 'calls', 'throttling', 'region-lost'].includes(fault.kind) &&
        'place' in fault &&
        fault.place === place) ||
      (fault.kind === 'call-fails' && fault.by === 'functions' && fault.place === place) ||
      (fault.kind === 'partition' && fault.between.includes(place)),
  );

const isOfSame = ({ operation }: Written, other: Written): boolean =>
  operation.executionArn === other.operation.executionArn;

const textOf = (report: JsonObject): string => JSON.stringify(report);

/** Counted from one within an operation; what was written under a name stays as it is. */
function wrongKey(written: Written, all: readonly Written[]): readonly string[] {
  const { operation, key, report } = written;
  const own = all.filter((each) => isOfSame(each, written));
  const keys = [...new Set(own.map((each) => each.key))];
  const name = `failover-reports/${operation.epoch}-${operation.kind}/revision-`;
  const isOther = own.some((each) => each.key === key && textOf(each.report) !== textOf(report));
  const revision = Number(key.slice(name.length));
  const isAgain = own.some(
    (each) =>
      each.key === `${name}${revision - 1}` && textOf(each.report) === textOf(written.report),
  );
  return [
    ...(key.startsWith(name) && revision >= 1 && revision <= keys.length
      ? []
      : [`${key} is the name of one of ${keys.length} revisions of ${operation.name}`]),
    ...(isOther ? [`${key} was written twice, and not the same`] : []),
    ...(isAgain ? [`${key} says nothing new`] : []),
  ];
}

/** The first report is the last step, or is made up for when the operation has ended. */
function outOfTurn({ seen }: Run, written: Written, all: readonly Written[]): readonly string[] {
  const { place, atMs, operation } = written;
  if (all.find((each) => isOfSame(each, written)) !== written) {
    return [];
  }
  const isStep = seen.tries.some(
    ({ state, execution, atMs: triedAtMs }) =>
      /^Report/.test(state) && execution === operation.name && triedAtMs <= atMs,
  );
  const { endedAtMs, phases } = operation;
  const isMadeUpFor = endedAtMs !== undefined && endedAtMs <= atMs && phases.promoted !== undefined;
  return isStep || isMadeUpFor
    ? []
    : [`${operation.name} of ${place} was reported at ${minutesAndSeconds(atMs)}, out of turn`];
}

/** What the state machine has said of the step that failed; and who writes, where no payment tells. */
function withoutFinding({ seen, schedule }: Run, written: Written): readonly string[] {
  const { place, atMs, key, report, operation } = written;
  const failedAtMs = seen.tries.find(
    ({ state, execution }) => state === 'ReportFailure' && execution === operation.name,
  )?.atMs;
  const isNoted = seen.invocations.some(
    (each) =>
      each.place === place &&
      each.task === 'report' &&
      failedAtMs !== undefined &&
      each.startedAtMs >= failedAtMs &&
      each.startedAtMs <= atMs,
  );
  const isTold = faultsOf(schedule, 'database-described').length > 0;
  return [
    ...(isNoted && report.failure === undefined ? [`${key} says nothing of the failure`] : []),
    ...(objectIn(report, 'writer').kind === 'not-seen' && !isTold
      ? [`${key} does not say who writes`]
      : []),
  ];
}

/** What people are told: when what was found is news to them, and once. */
function untold({ seen }: Run, written: Written, before: readonly Written[]): readonly string[] {
  const { place, atMs, key, report } = written;
  const own = before.filter((each) => isOfSame(each, written));
  const isNews = own.every((each) => findings(each.report) !== findings(report));
  const pages = seen.pages.filter(
    (page) => page.place === place && page.message.includes(`/${key}.md`),
  );
  const isFirst = own.every((each) => each.key !== key);
  const told = pages.some(
    (page) => page.atMs >= atMs && page.atMs <= atMs + TOLD_WITHIN_MS && tells(page, written),
  );
  return [
    ...(isNews && !told ? [`people were not told of ${key} as it is`] : []),
    ...(isFirst && timesTold(seen, pages) > (isNews ? 1 : 0)
      ? [`people were told ${pages.length} times of ${key}`]
      : []),
  ];
}

/**
 * Two that make the same report at the same time may both tell of it, because people are told
 * rather twice than never: that counts as once.
 */
function timesTold({ invocations }: Run['seen'], pages: readonly Page[]): number {
  const underWay = ({ place, atMs }: Page) =>
    invocations.filter(
      (each) => each.place === place && each.startedAtMs <= atMs && atMs <= each.endedAtMs,
    );
  const isToldBeside = (page: Page, earlier: Page) =>
    underWay(page).some((maker) =>
      underWay(earlier).some((other) => other !== maker && maker.startedAtMs <= other.endedAtMs),
    );
  return pages.filter(
    (page, index) => !pages.slice(0, index).some((earlier) => isToldBeside(page, earlier)),
  ).length;
}

/** All but the timeline. */
const findings = ({ timeline: _, ...found }: JsonObject): string => JSON.stringify(found);

/** A page where somebody has to look; what is said of it in short; what to do next. */
function tells({ subject, message }: Page, { report, operation, key, to }: Written): boolean {
  const { kind, epoch } = operation;
  const isProven = report.failure === undefined && objectIn(report, 'payments').kind === 'verified';
  const isOpen =
    !isProven ||
    objectIn(report, 'dns').kind !== 'verified' ||
    objectIn(objectIn(report, 'fencing'), 'storage').kind === 'timed-out';
  const outcome = isObject(report.failure)
    ? `NOT finished: ${String(report.failure.step)}`
    : !isProven
      ? 'NOT proven'
      : objectIn(report, 'recoveryTime').kind === 'measured'
        ? 'done in '
        : 'done';
  const revision = key.split('revision-')[1];
  const [happened = ''] = message.split('\n');
  return (
    subject.startsWith('[page] ') === isOpen &&
    subject.includes(`${kind} ${epoch} to ${regionOf(to).name} ${outcome}`) &&
    subject.includes('report revised') === (revision !== '1') &&
    happened !== '' &&
    happened === happened.trim() &&
    happened.includes('takes payments instead of') === isProven &&
    message.includes(`Next:\n  ${String(objectIn(report, 'nextStep').command)}`)
  );
}

/** What has become known since is in the newest revision, until the next operation is claimed. */
function incomplete(run: Run, written: Written, all: readonly Written[]): readonly string[] {
  const { seen, schedule } = run;
  if (all.findLast((each) => isOfSame(each, written)) !== written) {
    return [];
  }
  const next = versionsOf(seen, written.place, 'operation').find(
    ({ atMs, value }) =>
      atMs > written.atMs && value.executionArn !== written.operation.executionArn,
  );
  const untilMs = Math.min(next?.atMs ?? schedule.durationMs, schedule.durationMs);
  const { facts, events } = knownAt(seen, written.operation, untilMs - REVISED_WITHIN_MS);
  const times = Array.isArray(written.report.timeline)
    ? written.report.timeline.map((entry) => (isObject(entry) ? Number(entry.atMs) : 0))
    : [];
  const missing = events.filter(({ atMs }) => !times.includes(Number(atMs)));
  const copy = objectIn(facts, 'snapshot');
  const saved = objectIn(written.report, 'lostWrites');
  return [
    ...missing.map(
      ({ eventId, atMs }) =>
        `${String(eventId)} of ${minutesAndSeconds(Number(atMs) - EPOCH_MS)} is not in ${written.key}`,
    ),
    ...(copy.copyId === undefined ||
    (copy.copyId === saved.copyId &&
      (copy.copyStatus === saved.copyStatus || saved.copyStatus === 'available'))
      ? []
      : [`the copy ${String(copy.copyId)} is not in ${written.key} as it is`]),
  ];
}

/** Whose report failed gets it once something becomes known after its end. */
function unreported(run: Run, place: RegionPlace, reports: readonly Written[]): readonly string[] {
  const operations = operationsIn(run.seen, place);
  return operations.flatMap((operation, index) => {
    const { name, executionArn, endedAtMs, phases } = operation;
    if (endedAtMs === undefined || phases.promoted === undefined) {
      return [];
    }
    const untilMs = operations[index + 1]?.claimedAtMs ?? run.schedule.durationMs;
    const news = knownAt(run.seen, operation, untilMs - REVISED_WITHIN_MS).events.filter(
      ({ atMs }) => Number(atMs) - EPOCH_MS > endedAtMs,
    );
    const isReported = reports.some((each) => each.operation.executionArn === executionArn);
    return news.length > 0 && !isReported
      ? [`${name} of ${place} has no report although ${news.length} events came after it`]
      : [];
  });
}

/** Whoever looks for the newest report finds it. */
function pointer(
  { seen, schedule }: Run,
  place: RegionPlace,
  reports: readonly Written[],
): readonly string[] {
  const found = versionsOf(seen, place, 'reports').at(-1)?.value.key;
  const isWrittenOver = faultsOf(schedule, 'item-written').some(({ item }) => item === 'reports');
  const newest = reports.at(-1);
  return isWrittenOver || newest === undefined || reports.some(({ key }) => key === found)
    ? []
    : [`the newest report is said to be ${String(found)}, and is ${newest.key}`];
}
