import { isObject } from '../../../functions/shared/state/guards';
import type { Observations } from '../observations';
import type { RegionPlace } from '../schedule/fault';
import { EPOCH_MS, PLACES } from '../world/places';
import { CONFIRMATION_MS, MIN_SAMPLES } from './agreed';
import { isUndisturbed, versionAt, versionsOf } from './effects';
import { type Invariant, isAutomatic, minutesAndSeconds, type Run } from './invariant';
import { operationsIn } from './operations';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** A round after the decision. */
const TOLD_WITHIN_MS = 25 * SECOND_MS;

/** The same reason is not told more often. */
const INTERVAL_MS = 15 * MINUTE_MS;

/** Quiet for this long before people are told that it is over. */
const RESOLVED_AFTER_MS = 2 * MINUTE_MS;

/** Rounds are ten seconds apart. */
const ROUNDING_MS = 20 * SECOND_MS;

export const peopleAreTold: Invariant = {
  name: 'people-are-told',
  sentence:
    'An undisturbed watcher pages at once for a hold that needs somebody, every 15 minutes and not more often while it lasts, tells when it has been over for two minutes, and announces a failover that it starts, and what that rests on goes with it.',
  check: (run) =>
    PLACES.filter((place) => isUndisturbed(run.schedule, place)).flatMap((place) =>
      [
        ...missing(run, place),
        ...tooMany(run.seen, place),
        ...unresolved(run, place),
        ...starts(run, place),
        ...unfounded(run.seen, place),
      ].slice(0, 3),
    ),
};

/** Times of pages by reason, as they were recorded. */
function recorded(seen: Observations, place: RegionPlace) {
  return versionsOf(seen, place, 'pages').map(({ atMs, value }) => ({
    atMs,
    times: new Map(
      Object.entries(value).map(([reason, at]) => [reason, Number(at) - EPOCH_MS] as const),
    ),
  }));
}

function missing({ schedule, seen }: Run, place: RegionPlace): string[] {
  const decisions = versionsOf(seen, place, 'decision');
  const pages = recorded(seen, place);
  return decisions.flatMap(({ atMs, value }, index) => {
    const untilMs = decisions[index + 1]?.atMs ?? schedule.durationMs;
    if (value.page !== true) {
      return [];
    }
    const reason = String(value.reason);
    const moments: number[] = [];
    for (let ms = atMs + TOLD_WITHIN_MS; ms <= untilMs; ms += MINUTE_MS) {
      moments.push(ms);
    }
    return moments
      .filter((ms) => {
        const last = versionAt(pages, ms)?.times.get(reason);
        return (
          last === undefined ||
          ms - last > INTERVAL_MS + TOLD_WITHIN_MS ||
          !seen.pages.some(
            (page) => page.place === place && Math.abs(page.atMs - last) < ROUNDING_MS,
          )
        );
      })
      .slice(0, 1)
      .map((ms) => `${place} held for ${reason} at ${minutesAndSeconds(ms)}, and nobody was told`);
  });
}

function tooMany(seen: Observations, place: RegionPlace): string[] {
  const pages = recorded(seen, place);
  return pages.flatMap(({ times, atMs }, index) => {
    const before = pages[index - 1]?.times;
    return [...times].flatMap(([reason, at]) => {
      const last = before?.get(reason);
      const isNew = last !== at;
      const isPaged = seen.pages.some(
        (page) => page.place === place && page.atMs <= atMs && page.atMs > atMs - ROUNDING_MS,
      );
      return isNew && ((last !== undefined && at - last < INTERVAL_MS - ROUNDING_MS) || !isPaged)
        ? [
            `${place} recorded a page for ${reason} at ${minutesAndSeconds(atMs)} that was not due or not sent`,
          ]
        : [];
    });
  });
}

function unresolved({ schedule, seen }: Run, place: RegionPlace): string[] {
  const decisions = versionsOf(seen, place, 'decision');
  const pages = recorded(seen, place);
  const early = pages.flatMap(({ atMs, times }, index) => {
    const isCleared = times.size === 0 && (pages[index - 1]?.times.size ?? 0) > 0;
    const decision = versionAt(decisions, atMs);
    const isQuiet =
      decision?.value.action === 'watch' && atMs - decision.atMs >= RESOLVED_AFTER_MS - ROUNDING_MS;
    const isTold = seen.pages.some(
      (page) =>
        page.place === place &&
        page.subject.startsWith('Resolved') &&
        Math.abs(page.atMs - atMs) < ROUNDING_MS,
    );
    return isCleared && (!isQuiet || !isTold)
      ? [`${place} took its pages back at ${minutesAndSeconds(atMs)}`]
      : [];
  });
  const late = decisions.flatMap(({ atMs, value }, index) => {
    const untilMs = decisions[index + 1]?.atMs ?? schedule.durationMs;
    const dueMs = atMs + RESOLVED_AFTER_MS + TOLD_WITHIN_MS;
    return value.action === 'watch' &&
      dueMs < untilMs &&
      (versionAt(pages, dueMs)?.times.size ?? 0) > 0
      ? [`${place} did not say by ${minutesAndSeconds(dueMs)} that it was over`]
      : [];
  });
  return [...early, ...late];
}

function starts({ seen }: Run, place: RegionPlace): string[] {
  return seen.executions
    .filter((execution) => execution.place === place && isAutomatic(execution))
    .filter(
      ({ name, startedAtMs }) =>
        !seen.pages.some(
          (page) =>
            page.place === place &&
            page.subject.includes(name) &&
            Math.abs(page.atMs - startedAtMs) < TOLD_WITHIN_MS,
        ),
    )
    .map(({ name }) => `${name} was started, and nobody was told`);
}

/** The newest samples of a loss, enough to see that it was confirmed and few enough for an item. */
const MAX_SAMPLES = 10;

/** A failover that a watcher has started says since when it is lost, on what samples, and the lag. */
function unfounded(seen: Observations, place: RegionPlace): string[] {
  return operationsIn(seen, place).flatMap(({ by, name, claimedAtMs, versions }) => {
    if (by !== 'region-watch') {
      return [];
    }
    const evidence: unknown = JSON.parse(String(versions[0]?.value.evidence));
    const { samples, firstLostAtMs, lagAtLoss } = isObject(evidence) ? evidence : {};
    const count = Array.isArray(samples) ? samples.length : 0;
    const lostForMs = claimedAtMs - (Number(firstLostAtMs) - EPOCH_MS);
    const isLag = lagAtLoss === undefined || (isObject(lagAtLoss) && 'lagMs' in lagAtLoss);
    return count >= MIN_SAMPLES && count <= MAX_SAMPLES && lostForMs >= CONFIRMATION_MS && isLag
      ? []
      : [`${name} does not say what it rests on`];
  });
}
