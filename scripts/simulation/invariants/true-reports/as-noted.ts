import { isObject, type JsonObject } from '../../../../functions/shared/state/guards';
import { SUFFIX } from '../../deployment/templates';
import { regionOf } from '../../world/places';
import { timeOf } from '../effects';
import { beganAtMs, type Known, objectIn, type Written } from './written';

/** The format that readers of reports know: `dr-cli` and people's own scripts. */
const FORMAT_VERSION = 2;

/** Phases that an operation ends with, of which its own report knows nothing. */
const ENDS: ReadonlySet<string> = new Set(['done', 'failed', 'aborted']);

const FENCED = 'RDS-EVENT-0390';
const FENCE_TIMED_OUT = 'RDS-EVENT-0391';
const REBUILT = 'RDS-EVENT-0241';

/** What of a report is not as the region knew it. */
export const unlikeKnown = (written: Written, known: Known): readonly string[] => [
  ...identity(written, known),
  ...proofs(written, known),
  ...recovery(written, known),
  ...losses(written, known),
  ...fences(written, known),
  ...unlessSame('next step', objectIn(written.report, 'nextStep').command, nextOf(written, known)),
  ...timeline(written, known),
];

const unlessSame = (what: string, said: unknown, known: unknown): readonly string[] =>
  textOf(said) === textOf(known)
    ? []
    : [`${what} is ${textOf(said)} where it was ${textOf(known)}`];

/** The same members in whatever order. */
const textOf = (value: unknown): string =>
  JSON.stringify(
    isObject(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  ) ?? 'absent';

/** By the end of the chain of those who resumed it: a person, or the watcher. */
const isByWatcher = (by: unknown): boolean =>
  String(by).split(', started by ').at(-1) === 'region-watch';

function identity({ report, from, to }: Written, { operation, facts }: Known): readonly string[] {
  return [
    ...unlessSame('version', report.version, FORMAT_VERSION),
    ...unlessSame('environment', report.environmentSuffix, SUFFIX),
    ...unlessSame('kind', report.kind, operation.kind),
    ...unlessSame('starter', report.by, operation.by),
    ...unlessSame('old region', report.fromRegion, regionOf(from).name),
    ...unlessSame('new region', report.toRegion, regionOf(to).name),
    ...unlessSame('failure', report.failure, facts.failure),
  ];
}

/** A proof that was found, under its kind; and that there is none where none was. */
const ofKind = (kind: string, fact: unknown, without: string): JsonObject =>
  isObject(fact) ? { kind, ...fact } : { kind: without };

function proofs({ report, to }: Written, { facts }: Known): readonly string[] {
  const { payment, writer } = facts;
  const proven = isObject(payment)
    ? { region: regionOf(to).name, atMs: payment.verifiedAtMs }
    : writer;
  return [
    ...unlessSame('payment', report.payments, ofKind('verified', payment, 'not-verified')),
    ...unlessSame('DNS', report.dns, ofKind('verified', facts.traffic, 'not-verified')),
    ...unlessSame('writer', report.writer, ofKind('seen', proven, 'not-seen')),
    ...unlessSame('latch', report.latch, facts.latch ?? { latch: 'not-proven' }),
  ];
}

/** From the first failed probe, or the start by a person, to the later of the two proofs. */
function recovery({ report }: Written, { operation, facts }: Known): readonly string[] {
  const said = objectIn(report, 'recoveryTime');
  if (!isObject(facts.payment) || !isObject(facts.traffic)) {
    return unlessSame('recovery time', said.kind, 'not-measured');
  }
  const isAutomatic = isByWatcher(operation.by);
  const fromMs = isAutomatic ? Number(operation.firstBadSampleAtMs) : beganAtMs(operation);
  const toMs = Math.max(Number(facts.payment.verifiedAtMs), Number(facts.traffic.verifiedAtMs));
  return unlessSame('recovery time', said, {
    kind: 'measured',
    durationMs: toMs - fromMs,
    from: isAutomatic ? 'first-failed-probe' : 'start-by-operator',
    fromMs,
    toMs,
  });
}

function losses({ report, operation: { kind } }: Written, known: Known): readonly string[] {
  const { facts, operation } = known;
  const said = objectIn(report, 'expectedLoss');
  const saved = objectIn(report, 'lostWrites');
  if (kind === 'switchover') {
    return [
      ...unlessSame('expected loss', said.kind, 'none'),
      ...unlessSame('lost writes', saved, { kind: 'not-needed' }),
    ];
  }
  const { kind: evidence, lagMs, measuredAtMs, detail } = objectIn(facts, 'loss');
  const ageMs = Number(operation.firstBadSampleAtMs) - Number(measuredAtMs);
  return [
    ...(evidence === 'known'
      ? [
          ...unlessSame('expected loss', said.kind, 'estimated'),
          ...unlessSame('lag', said.lagMs, lagMs),
          ...unlessSame('time of the lag', said.measuredAtMs, measuredAtMs),
          ...unlessSame('age of the lag', said.ageAtLossMs, ageMs),
        ]
      : [
          ...unlessSame('expected loss', said.kind, 'unknown'),
          ...(evidence === 'unknown' ? unlessSame('why it is unknown', said.reason, detail) : []),
        ]),
    ...(isObject(facts.snapshot)
      ? unlessSame('lost writes', saved, { kind: 'saved', ...facts.snapshot })
      : unlessSame('lost writes', saved.kind, 'not-found-yet')),
  ];
}

/** A fence that timed out outweighs one that is up; one that came after the new writer excludes nothing. */
function fences({ report, operation: { kind } }: Written, known: Known): readonly string[] {
  const { facts, operation, events } = known;
  const said = objectIn(report, 'fencing');
  const storage = objectIn(said, 'storage');
  const splitBrain = objectIn(said, 'splitBrain').kind;
  const tasks = objectIn(said, 'tasks').outcome;
  if (kind === 'switchover') {
    return [
      ...unlessSame('fence of the tasks', tasks, 'not-needed'),
      ...unlessSame('fence of the storage', storage, { kind: 'not-needed' }),
      ...unlessSame('split brain', splitBrain, 'excluded'),
    ];
  }
  const timedOut = events.find(({ eventId }) => eventId === FENCE_TIMED_OUT);
  const event = timedOut ?? events.find(({ eventId }) => eventId === FENCED);
  const promotedAtMs = timeOf(objectIn(operation, 'phases').promoted);
  const isFirst =
    event !== undefined && promotedAtMs !== undefined && Number(event.atMs) <= promotedAtMs;
  return [
    ...unlessSame(
      'fence of the tasks',
      tasks,
      isObject(facts.fence) ? facts.fence.outcome : 'unproven',
    ),
    ...unlessSame(
      'fence of the storage',
      storage,
      event === undefined
        ? { kind: 'not-proven' }
        : {
            kind: timedOut === undefined ? 'blocked' : 'timed-out',
            atMs: event.atMs,
            message: event.message,
          },
    ),
    ...unlessSame(
      'split brain',
      splitBrain,
      timedOut === undefined && isFirst ? 'excluded' : 'possible',
    ),
  ];
}

/** What is open first, then what the return to two regions needs. */
function nextOf({ operation: { kind } }: Written, { facts, events }: Known): string {
  const command = (name: string) => `dr-cli ${name} --suffix ${SUFFIX}`;
  if (facts.failure !== undefined || facts.payment === undefined) {
    return command('resume');
  }
  if (facts.traffic === undefined) {
    return `${command('status')} --watch`;
  }
  if (kind === 'switchover') {
    return command('status');
  }
  return events.some(({ eventId }) => eventId === REBUILT)
    ? command('failback')
    : `${command('status')} --watch`;
}

/** Everything with a time, once, earliest first; without the end, which comes after a report. */
function timeline({ report }: Written, { operation, facts, events }: Known): readonly string[] {
  const entries = Array.isArray(report.timeline) ? report.timeline : [];
  const phases = Object.entries(objectIn(operation, 'phases')).filter(([name]) => !ENDS.has(name));
  const times = [
    isByWatcher(operation.by) ? Number(operation.firstBadSampleAtMs) : timeOf(operation.startedAt),
    ...phases.map(([, at]) => timeOf(at)),
    objectIn(facts, 'fence').atMs,
    objectIn(facts, 'payment').verifiedAtMs,
    objectIn(facts, 'latch').atMs,
    objectIn(facts, 'traffic').verifiedAtMs,
    objectIn(facts, 'failure').atMs,
    ...events.map(({ atMs }) => atMs),
  ].flatMap((atMs) => (typeof atMs === 'number' ? [atMs] : []));
  return unlessSame(
    'timeline',
    entries.map((entry) => (isObject(entry) ? entry.atMs : undefined)),
    times.toSorted((a, b) => a - b),
  );
}
