import type { Observations } from '../observations';
import { type Fault, faultsOf, isDuring, type RegionPlace, type Schedule } from '../schedule/fault';
import { regionOf } from '../world/places';
import { CONFIRMATION_MS, RPO_MS } from './agreed';
import { isUndisturbed, versionAt, versionsOf } from './effects';
import { type Invariant, minutesAndSeconds } from './invariant';

const SECOND_MS = 1000;

/** Three failed checks of Route 53, and what is between two samples. */
const NOTICED_AFTER_MS = 60 * SECOND_MS;

/** From the end of a fault until everybody has seen that it is over. */
const OVER_WITHIN_MS = 60 * SECOND_MS;

/** A lag this close to the limit may be measured on either side of it. */
const LAG_MARGIN_MS = 15 * SECOND_MS;

/** What a watcher has to say from a moment to another. */
interface Expectation {
  readonly place: RegionPlace;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly reason: string;
  readonly page: boolean;
}

export const holdsSayWhy: Invariant = {
  name: 'holds-say-why',
  sentence:
    'A watcher that does not fail over says why, and the reason is the true one: cut off, regions apart, not armed, too much lag, lag unknown, healthy, or that it writes itself; and its pages name the region that writes.',
  check: ({ schedule, seen }) => [
    ...expectations(schedule, seen)
      .filter(({ fromMs, untilMs }) => untilMs > fromMs)
      .flatMap((expectation) => differences(seen, expectation).slice(0, 1)),
    ...wrongWriters(schedule, seen).slice(0, 1),
  ],
};

/** What a page says of who writes, unless the region could not know, or the writer was just moving. */
function wrongWriters(schedule: Schedule, { pages, promotions }: Observations): string[] {
  if (!schedule.faults.every(isPlain) || faultsOf(schedule, 'partition').length > 0) {
    return [];
  }
  return pages.flatMap(({ place, atMs, message }) => {
    const [, said] = /^- database: writer (\S+),/m.exec(message) ?? [];
    const isMoving = promotions.some((each) => Math.abs(each.atMs - atMs) < OVER_WITHIN_MS);
    const writer = promotions.findLast((each) => each.atMs <= atMs)?.to ?? 'primary';
    return said === undefined || isMoving || said === regionOf(writer).name
      ? []
      : [`${place} told people at ${minutesAndSeconds(atMs)} that ${said} writes`];
  });
}

function differences(seen: Observations, expectation: Expectation): string[] {
  const { place, fromMs, untilMs, reason, page } = expectation;
  const versions = versionsOf(seen, place, 'decision');
  const first = versionAt(versions, fromMs);
  const during = versions.filter(({ atMs }) => atMs > fromMs && atMs < untilMs);
  return [...(first ? [first] : []), ...during]
    .filter(({ value }) => value.reason !== reason || value.page !== page)
    .map(
      ({ atMs, value }) =>
        `${place} said ${String(value.reason)}${value.page === true ? ', paging,' : ''} at ${minutesAndSeconds(Math.max(atMs, fromMs))}, where ${reason} was so`,
    );
}

function expectations(schedule: Schedule, seen: Observations): readonly Expectation[] {
  const { durationMs, faults } = schedule;
  if (!faults.every(isPlain)) {
    return [];
  }
  const [promotion] = seen.promotions;
  const endMs = Math.min(durationMs, promotion?.requestedAtMs ?? durationMs);
  const [lost] = [...faultsOf(schedule, 'region-lost'), ...faultsOf(schedule, 'writer-lost')];
  const beganMs = Math.min(
    ...faults.map((fault) => ('fromMs' in fault && hurts(fault) ? fault.fromMs : durationMs)),
  );
  return [
    {
      place: 'dr',
      fromMs: 30 * SECOND_MS,
      untilMs: Math.min(beganMs, endMs),
      reason: 'active-healthy',
      page: false,
    },
    ...apart(schedule, endMs),
    ...(lost?.place === 'primary' && lost.untilMs >= durationMs
      ? lossHolds(schedule, lost.fromMs)
      : []),
    ...writing(schedule, seen),
  ];
}

/** Of which it is known what follows. */
const isPlain = ({ kind }: Fault): boolean =>
  [
    'region-lost',
    'writer-lost',
    'partition',
    'events',
    'fence-times-out',
    'not-armed',
    'replication-slow',
    'metrics-lost',
    'promotion-slow',
  ].includes(kind);

const hurts = ({ kind }: Fault): boolean =>
  ['region-lost', 'writer-lost', 'partition'].includes(kind);

function apart(schedule: Schedule, endMs: number): readonly Expectation[] {
  const cuts = faultsOf(schedule, 'partition');
  const isWorldCut = (place: RegionPlace, atMs: number) =>
    cuts.some(
      (cut) => cut.between.includes(place) && cut.between.includes('world') && isDuring(cut, atMs),
    );
  return schedule.faults.every(({ kind }) => kind === 'partition')
    ? cuts
        .filter(({ between }) => between.includes('dr'))
        .map(
          (cut): Expectation => ({
            place: 'dr',
            fromMs: cut.fromMs + CONFIRMATION_MS + NOTICED_AFTER_MS,
            untilMs: Math.min(cut.untilMs, endMs),
            reason: isWorldCut('dr', cut.fromMs) ? 'self-unhealthy' : 'disagreement',
            page: true,
          }),
        )
        .filter(() => !isWorldCut('primary', cuts[0]?.fromMs ?? 0))
    : [];
}

/** What keeps a lost region from being failed over. */
function lossHolds(schedule: Schedule, lostAtMs: number): readonly Expectation[] {
  const [slow] = faultsOf(schedule, 'replication-slow');
  const isWithoutLag = faultsOf(schedule, 'metrics-lost').some(
    ({ place, fromMs }) => place === 'dr' && fromMs === 0,
  );
  const reason =
    faultsOf(schedule, 'not-armed').length > 0
      ? 'disarmed'
      : isWithoutLag
        ? 'lag-unknown'
        : slow !== undefined && slow.lagMs > RPO_MS + LAG_MARGIN_MS
          ? 'lag-exceeds-rpo'
          : undefined;
  return reason === undefined
    ? []
    : [
        {
          place: 'dr',
          fromMs: lostAtMs + CONFIRMATION_MS + NOTICED_AFTER_MS,
          untilMs: schedule.durationMs,
          reason,
          page: true,
        },
      ];
}

/** Who has been promoted has nothing to take over any more. */
function writing(schedule: Schedule, seen: Observations): readonly Expectation[] {
  return seen.promotions.flatMap(({ to, atMs }, index) =>
    isUndisturbed(schedule, to)
      ? [
          {
            place: to,
            fromMs: atMs + OVER_WITHIN_MS,
            untilMs: seen.promotions[index + 1]?.requestedAtMs ?? schedule.durationMs,
            reason: 'this-region-writes',
            page: false,
          },
        ]
      : [],
  );
}
