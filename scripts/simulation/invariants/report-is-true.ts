import { isObject, type JsonObject } from '../../../functions/shared/state/guards';
import type { Promotion } from '../observations';
import { faultsOf, type Schedule } from '../schedule/fault';
import { EPOCH_MS, regionOf } from '../world/places';
import { isUndisturbed, versionsOf } from './effects';
import {
  type Invariant,
  minutesAndSeconds,
  placeOfMachine,
  type Run,
  reportOf,
  requestOf,
} from './invariant';
import { operationsIn } from './operations';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** A sample, and the checks' half a minute. */
const NOTICED_WITHIN_MS = 45 * SECOND_MS;
/** The lag is a metric of the minute, and may be of the last but one. */
const MEASURED_WITHIN_MS = 150 * SECOND_MS;
/** Events and snapshots take a minute or two to arrive in the report. */
const REVISED_WITHIN_MS = 4 * MINUTE_MS;

export const reportIsTrue: Invariant = {
  name: 'report-is-true',
  sentence:
    'The newest report of an operation that is done says what was so: when it was noticed and proven, how far replication was behind, what the fences did and whether two may have written, where the lost writes are, and what to do next.',
  check: (run) =>
    run.seen.promotions.flatMap((promotion, index, all) => {
      const place = placeOfMachine(promotion);
      const report = reportOf(run, promotion);
      const request = requestOf(run, promotion);
      const operation = operationsIn(run.seen, place).find(
        ({ name }) => name === request?.executionName,
      );
      const next = all[index + 1]?.requestedAtMs ?? run.schedule.durationMs;
      if (
        report === undefined ||
        operation?.outcome !== 'done' ||
        !isUndisturbed(run.schedule, place) ||
        promotion.atMs + REVISED_WITHIN_MS > next
      ) {
        return [];
      }
      const facts = versionsOf(run.seen, place, `facts#${operation.epoch}`).at(-1)?.value ?? {};
      const problems =
        promotion.kind === 'failover'
          ? failoverProblems(run, promotion, report, facts)
          : switchoverProblems(report);
      return [...problems, ...common(report, facts)].map(
        (problem) => `the report of ${operation.name}: ${problem}`,
      );
    }),
};

const member = (value: unknown, name: string): JsonObject => {
  const found = isObject(value) ? value[name] : undefined;
  return isObject(found) ? found : {};
};

/** The later of the two proofs, and the proofs themselves. */
function common(report: JsonObject, facts: JsonObject): string[] {
  const recovery = member(report, 'recoveryTime');
  const proofs = [member(facts, 'payment').verifiedAtMs, member(facts, 'traffic').verifiedAtMs];
  const provenAtMs = Math.max(...proofs.map(Number));
  const timeline = Array.isArray(report.timeline) ? report.timeline : [];
  const times = timeline.map((entry) => Number(member({ entry }, 'entry').atMs));
  return [
    ...(recovery.kind === 'measured' &&
    recovery.toMs === provenAtMs &&
    Number(recovery.durationMs) === provenAtMs - Number(recovery.fromMs)
      ? []
      : ['recovery time is not the later of the two proofs']),
    ...(member(report, 'dns').kind === 'verified' ? [] : ['DNS was seen to follow']),
    ...(times.length >= 10 && times.every((atMs, index) => atMs >= (times[index - 1] ?? 0))
      ? []
      : ['timeline has gaps or is out of order']),
  ];
}

function switchoverProblems(report: JsonObject): string[] {
  const fencing = member(report, 'fencing');
  return [
    ...(member(report, 'expectedLoss').kind === 'none' ? [] : ['a switchover loses nothing']),
    ...(member(fencing, 'tasks').outcome === 'not-needed' ? [] : ['a switchover fences nothing']),
    ...(member(fencing, 'storage').kind === 'not-needed' ? [] : ['a switchover fences nothing']),
    ...(member(fencing, 'splitBrain').kind === 'excluded' ? [] : ['a switchover has one writer']),
    ...(member(report, 'lostWrites').kind === 'not-needed' ? [] : ['a switchover loses nothing']),
  ];
}

function failoverProblems(
  run: Run,
  promotion: Promotion,
  report: JsonObject,
  facts: JsonObject,
): string[] {
  const { schedule } = run;
  const [lost] = [...faultsOf(schedule, 'region-lost'), ...faultsOf(schedule, 'writer-lost')];
  // What was seen before the loss may be other trouble, and then recovery is counted from there.
  const isPlain =
    schedule.faults.length <= 2 &&
    lost?.place === promotion.from &&
    faultsOf(schedule, 'partition').length === 0 &&
    faultsOf(schedule, 'operator').length === 0;
  return [
    ...fences(schedule, promotion, report, facts),
    ...(isPlain ? losses(schedule, lost.fromMs, report) : []),
    ...rescue(run, promotion, report),
  ];
}

function losses(schedule: Schedule, lostAtMs: number, report: JsonObject): string[] {
  const { fromMs, from } = member(report, 'recoveryTime');
  const noticedMs = Number(fromMs) - EPOCH_MS - lostAtMs;
  const { kind, lagMs, measuredAtMs, ageAtLossMs } = member(report, 'expectedLoss');
  const measuredMs = Number(measuredAtMs) - EPOCH_MS;
  const [slow] = faultsOf(schedule, 'replication-slow');
  const lag = Number(lagMs);
  const isLagTrue =
    slow === undefined ? lag > 0 && lag <= 5 * SECOND_MS : Math.abs(lag - slow.lagMs) <= MINUTE_MS;
  return [
    ...(noticedMs >= 0 && noticedMs <= NOTICED_WITHIN_MS && from === 'first-failed-probe'
      ? []
      : [`recovery time starts ${noticedMs} ms after the loss of ${minutesAndSeconds(lostAtMs)}`]),
    ...(kind === 'estimated' &&
    isLagTrue &&
    measuredMs <= lostAtMs + NOTICED_WITHIN_MS &&
    measuredMs >= lostAtMs - MEASURED_WITHIN_MS &&
    Number(ageAtLossMs) === Math.max(0, Number(fromMs) - Number(measuredAtMs))
      ? []
      : [
          `loss is ${String(kind)}, ${String(lagMs)} ms measured at ${minutesAndSeconds(measuredMs)}`,
        ]),
  ];
}

function fences(
  schedule: Schedule,
  { fence, from, to }: Promotion,
  report: JsonObject,
  facts: JsonObject,
): string[] {
  const fencing = member(report, 'fencing');
  const { kind } = member(fencing, 'storage');
  const areEventsLost = faultsOf(schedule, 'events').some(({ fate }) => fate === 'lost');
  const isFromUp = schedule.faults.every(
    (fault) =>
      !(fault.kind === 'region-lost' && fault.place === from) &&
      !(fault.kind === 'partition' && fault.between.includes(from)),
  );
  // The event comes from the old primary if that is there, which then hands it on.
  const expected = areEventsLost ? 'not-proven' : fence;
  const tasks = member(fencing, 'tasks').outcome;
  return [
    ...(kind === expected ? [] : [`the fence ${String(kind)}, which was ${expected}`]),
    ...(kind !== 'blocked' && member(fencing, 'splitBrain').kind !== 'possible'
      ? ['two writers are excluded without a fence']
      : []),
    ...(tasks === member(facts, 'fence').outcome ? [] : ['tasks are not as the fence left them']),
    ...(isFromUp && tasks !== 'tasks-stopping' && tasks !== 'tasks-stopped'
      ? [`tasks of ${from} are ${String(tasks)}`]
      : []),
    ...(report.toRegion === regionOf(to).name ? [] : ['wrong region']),
  ];
}

function rescue({ schedule, seen }: Run, promotion: Promotion, report: JsonObject): string[] {
  const copies = seen.snapshots.filter(
    ({ kind, takenAtMs, place }) =>
      kind === 'manual' && place === promotion.from && takenAtMs > promotion.atMs,
  );
  const [copy] = copies;
  const isDue = copy !== undefined && copy.takenAtMs + REVISED_WITHIN_MS < schedule.durationMs;
  const { kind, copyId } = member(report, 'lostWrites');
  const isSwitchedBack = seen.promotions.some(({ atMs }) => atMs > promotion.atMs);
  return isDue && !isSwitchedBack && (kind !== 'saved' || copyId !== copy.id)
    ? [`lost writes are ${String(kind)}, and ${copy.id} was made`]
    : [];
}
