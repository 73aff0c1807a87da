import { isObject } from '../../../functions/shared/state/guards';
import type { Observations } from '../observations';
import { EPOCH_MS } from '../world/places';
import { MAX_SAMPLE_GAP_MS, MIN_SAMPLES } from './agreed';
import { holdOf } from './agreed-holds';
import type { AgreedFailover, AgreedHold, Says } from './agreed-holds/agreed-hold';
import { sampleTimesIn, versionAt, versionsOf } from './effects';
import { type Invariant, isAutomatic, minutesAndSeconds } from './invariant';

const SECOND_MS = 1000;

/** From a sample to the start of what was decided on it: no signal takes longer than this. */
const STARTED_WITHIN_MS = 6 * SECOND_MS;

/** A reason that pages is told once in this time. */
const PAGE_INTERVAL_MS = 15 * 60 * SECOND_MS;

/** From what is decided to the page about it. */
const TOLD_WITHIN_MS = 10 * SECOND_MS;

/** Words in the subject of the page for a reason. */
const SUBJECTS: Readonly<Record<string, RegExp>> = {
  cooldown: /lost again/,
  'database-unknown': /which region writes/,
  disagreement: /disagree/,
  disarmed: /is disarmed/,
  'lag-exceeds-rpo': /more than the RPO/,
  'lag-unknown': /would lose is unknown/,
  'not-automatic': /is up to you/,
  'operation-overdue': /running for too long/,
  'operation-running': /is lost while Aurora/,
  'self-unhealthy': /is cut off/,
  'standby-not-ready': /not ready to take over/,
  'unknown-signals': /can't tell whether/,
};

export const holdsAsAgreed: Invariant = {
  name: 'holds-as-agreed',
  sentence:
    'What can hold a failover holds it as was agreed about it, one by one: the watcher gives that reason at its time, pages for it once or not at all, and starts the failover in the very round in which the last confirmation is there, or never.',
  check: ({ schedule, seen }) => {
    const hold = holdOf(schedule);
    return hold === undefined
      ? []
      : [
          ...wrongReasons(seen, hold),
          ...wrongPages(seen, hold),
          ...wrongStart(seen, hold),
          ...wrongSamples(seen, hold),
          ...wrongHeartbeat(seen, hold),
          ...wrongSync(seen, hold),
        ]
          .slice(0, 3)
          .map((problem) => `${hold.name}: ${problem}`);
  },
};

function wrongReasons(seen: Observations, hold: AgreedHold): string[] {
  return hold.says.flatMap((expected) => {
    const { place, fromMs, untilMs, reasons, page } = expected;
    const versions = versionsOf(seen, place, 'decision');
    const first = versionAt(versions, fromMs);
    const during = versions.filter(({ atMs }) => atMs > fromMs && atMs < untilMs);
    const said = [...(first ? [{ ...first, atMs: fromMs }] : []), ...during];
    return [
      ...(said.length === 0 ? [`${place} said nothing at ${minutesAndSeconds(fromMs)}`] : []),
      ...said
        .filter(({ value }) => !reasons.includes(String(value.reason)) || value.page !== page)
        .map(
          ({ atMs, value }) =>
            `${place} said ${String(value.reason)}${value.page === true ? ', paging,' : ''} at ${minutesAndSeconds(atMs)} and not ${reasons.join(' or ')}${page ? ', paging' : ''}`,
        ),
    ].slice(0, 1);
  });
}

/** Every reason that was to page has, as often as it should, and no other. */
function wrongPages({ pages }: Observations, { says }: AgreedHold): string[] {
  const paging = says.filter(({ page }) => page);
  return Object.entries(SUBJECTS).flatMap(([reason, subject]) => {
    const expected = paging.filter(({ reasons }) => reasons.includes(reason));
    // That it is over is told by the name of the reason.
    const told = pages.filter(
      (page) => subject.test(page.subject) && !page.subject.startsWith('Resolved'),
    );
    const isOneOfSeveral = expected.some(({ reasons }) => reasons.length > 1);
    const tooEarly = told.some(
      ({ atMs }, index) => atMs - (told[index - 1]?.atMs ?? -PAGE_INTERVAL_MS) < PAGE_INTERVAL_MS,
    );
    const missing = expected.some(
      ({ place, untilMs }) =>
        !isOneOfSeveral && !told.some((page) => page.place === place && page.atMs <= untilMs),
    );
    return [
      ...(expected.length === 0 && told.length > 0 ? [`people were told of ${reason}`] : []),
      ...(missing || tellsLate(expected, told) ? [`nobody was told of ${reason} in time`] : []),
      ...(tooEarly ? [`people were told of ${reason} again at once`] : []),
    ];
  });
}

/** By the beginning of the time in which the reason is certain. */
const tellsLate = (
  expected: readonly Says[],
  told: readonly { readonly atMs: number }[],
): boolean =>
  expected.length === 1 &&
  (expected[0]?.reasons.length ?? 0) === 1 &&
  (told[0]?.atMs ?? 0) > (expected[0]?.fromMs ?? 0) + TOLD_WITHIN_MS;

function wrongStart(seen: Observations, { failover }: AgreedHold): string[] {
  const starts = seen.executions.filter(isAutomatic);
  const [start] = starts;
  if (failover === 'never') {
    return start === undefined
      ? []
      : [`${start.name} was started at ${minutesAndSeconds(start.startedAtMs)}`];
  }
  const dueMs = dueAtMs(seen, failover);
  const isInTime =
    start !== undefined &&
    dueMs !== undefined &&
    start.startedAtMs >= dueMs &&
    start.startedAtMs <= dueMs + STARTED_WITHIN_MS;
  return [
    ...(isInTime
      ? []
      : [
          `a failover was due at ${dueMs === undefined ? 'no time' : minutesAndSeconds(dueMs)} and started ${start === undefined ? 'never' : `at ${minutesAndSeconds(start.startedAtMs)}`}`,
        ]),
    ...(start !== undefined && start.name !== failover.name
      ? [`${start.name} was started and not ${failover.name}`]
      : []),
    ...wrongBeginning(seen, failover),
    ...(starts.length > 1 ? [`${starts.length} failovers were started`] : []),
  ];
}

/** Where the operation says that the trouble began. */
function wrongBeginning(seen: Observations, { badSinceMs }: AgreedFailover): string[] {
  if (badSinceMs === undefined) {
    return [];
  }
  const beganAtMs = samplesSince(seen, badSinceMs)[0] ?? 0;
  const [claimed] = versionsOf(seen, 'dr', 'operation');
  const saidAtMs = Number(claimed?.value.firstBadSampleAtMs) - EPOCH_MS;
  return saidAtMs === beganAtMs
    ? []
    : [
        `the trouble began at ${minutesAndSeconds(beganAtMs)} and is said to at ${minutesAndSeconds(saidAtMs)}`,
      ];
}

/** By the first two versions that the watcher has written: what is not dropped at once stays. */
function wrongSamples({ effects }: Observations, { keeps }: AgreedHold): string[] {
  if (keeps === undefined) {
    return [];
  }
  const { writtenAtMs, agesMs } = keeps;
  const versions = effects.flatMap((effect) =>
    effect.kind === 'item' &&
    effect.item === 'samples' &&
    effect.place === 'dr' &&
    effect.atMs > writtenAtMs
      ? [sampleTimesIn(effect.value)]
      : [],
  );
  const expected = agesMs.map((ageMs) => EPOCH_MS - ageMs).join(', ');
  const kept = versions.slice(0, 2).map((times) => times.filter((atMs) => atMs < EPOCH_MS));
  return kept.length === 2 && kept.every((times) => times.join(', ') === expected)
    ? []
    : [`kept ${kept.map((times) => times.length).join(' and ')} of ${agesMs.length} old samples`];
}

function wrongSync({ invocations }: Observations, { syncAnswers = [] }: AgreedHold): string[] {
  return syncAnswers
    .filter(({ atMs, inSync }) => {
      const asked = invocations.find(
        (each) => each.task === 'check-in-sync' && each.startedAtMs === atMs,
      );
      return !isObject(asked?.answer) || asked.answer.inSync !== inSync;
    })
    .map(({ atMs, inSync }) => `${inSync ? 'not ' : ''}in sync at ${minutesAndSeconds(atMs)}`);
}

/** A watcher that decides nothing is missed, and no other is. */
function wrongHeartbeat({ silentWatchers }: Observations, { isSilent = false }: AgreedHold) {
  return silentWatchers.some(({ place }) => place === 'dr') === isSilent
    ? []
    : [isSilent ? 'nobody missed the heartbeat' : 'the heartbeat was missed'];
}

/** Of the DR region's watcher. */
const samplesSince = (seen: Observations, sinceMs: number): readonly number[] =>
  seen.signals
    .filter(
      ({ kind, place, functionName }) =>
        kind === 'verdict' && place === 'dr' && functionName === 'region-watch',
    )
    .map(({ atMs }) => atMs)
    .filter((atMs) => atMs >= sinceMs);

/** The first sample that has enough of them before it, over long enough, and without a gap. */
function dueAtMs(seen: Observations, { sinceMs, confirmedForMs }: AgreedFailover) {
  const samples = samplesSince(seen, sinceMs);
  let first = 0;
  for (const [index, atMs] of samples.entries()) {
    if (atMs - (samples[index - 1] ?? atMs) > MAX_SAMPLE_GAP_MS) {
      first = index;
    }
    const isDense = confirmedForMs === 0 || index - first + 1 >= MIN_SAMPLES;
    if (isDense && atMs - (samples[first] ?? atMs) >= confirmedForMs) {
      return atMs;
    }
  }
  return undefined;
}
