import { isObject, type JsonObject } from '../../../../functions/shared/state/guards';
import { faultsOf, type RegionPlace } from '../../schedule/fault';
import { EPOCH_MS, otherPlace, PLACES, regionOf } from '../../world/places';
import { addressOf } from '../../world/ports';
import { effectsOf, versionsOf } from '../effects';
import { minutesAndSeconds, type Run } from '../invariant';
import { type ObservedOperation, operationsIn } from '../operations';
import { objectIn } from './written';

/** How often it is noted where the clients' name leads. */
const DNS_LOOK_MS = 10_000;

/** What the steps of operations have noted, and is not what the world knows. */
export const unlikeWorld = (run: Run): readonly string[] =>
  PLACES.flatMap((place) =>
    operationsIn(run.seen, place).flatMap((operation) => {
      const facts = versionsOf(run.seen, place, `facts#${operation.epoch}`).at(-1)?.value ?? {};
      return [
        ...proofs(run, operation, facts),
        ...latch(run, operation, facts),
        ...fence(run, operation, facts),
        ...loss(operation, facts),
        ...writer(run, facts),
        ...copy(run, operation, facts),
        ...failure(run, operation, facts),
      ].map((problem) => `${operation.name} of ${place} noted ${problem}`);
    }),
  );

const targetOf = ({ kind, place }: ObservedOperation): RegionPlace =>
  kind === 'failover' ? place : otherPlace(place);

const writerAt = ({ seen }: Run, atMs: number): RegionPlace =>
  seen.promotions.findLast((promotion) => promotion.atMs <= atMs)?.to ?? 'primary';

/** Something that a task has seen, at a moment in which it ran. */
const isSeenBy = ({ seen }: Run, { place, claimedAtMs }: ObservedOperation, task: string) => {
  const runs = seen.invocations.filter(
    (each) => each.place === place && each.task === task && each.endedAtMs >= claimedAtMs,
  );
  return (atMs: number) =>
    runs.some(({ startedAtMs, endedAtMs }) => startedAtMs <= atMs && atMs <= endedAtMs);
};

function proofs(run: Run, operation: ObservedOperation, facts: JsonObject): readonly string[] {
  const { payment, traffic } = facts;
  const { seen, schedule } = run;
  const to = targetOf(operation);
  const problems: string[] = [];
  if (isObject(payment)) {
    const atMs = Number(payment.verifiedAtMs) - EPOCH_MS;
    const isScripted = faultsOf(schedule, 'payment-answers').length > 0;
    if (!isSeenBy(run, operation, 'verify-payment')(atMs))
      problems.push('a payment of another time');
    if (writerAt(run, atMs) !== to && !isScripted) problems.push('a payment in no writer');
    if (payment.paymentId !== 'synthetic') problems.push('another payment');
  }
  if (isObject(traffic)) {
    const atMs = Number(traffic.verifiedAtMs) - EPOCH_MS;
    const isToldOtherwise = faultsOf(schedule, 'name-says').length > 0;
    const led = seen.dnsAnswers.filter((answer) => answer.atMs <= atMs + DNS_LOOK_MS);
    const isLed = led.some(
      ({ place, atMs: since }, index) =>
        place === to &&
        since <= atMs + DNS_LOOK_MS &&
        (led[index + 1]?.atMs ?? Number.POSITIVE_INFINITY) >= atMs - DNS_LOOK_MS,
    );
    if (!isSeenBy(run, operation, 'verify-traffic')(atMs)) problems.push('traffic of another time');
    if (!isLed && !isToldOtherwise) problems.push('traffic that went elsewhere');
    if (JSON.stringify(traffic.addresses) !== JSON.stringify([addressOf(to)])) {
      problems.push(`the addresses ${JSON.stringify(traffic.addresses)}`);
    }
  }
  return problems;
}

/** It is in the DR region: set while that serves, cleared for the home primary, out of reach when that is lost. */
function latch(run: Run, operation: ObservedOperation, facts: JsonObject): readonly string[] {
  if (!isObject(facts.latch)) {
    return [];
  }
  const { latch: said, atMs } = facts.latch;
  const to = targetOf(operation);
  const versions = versionsOf(run.seen, 'dr', 'latch');
  const written = versions.find(({ value }) => value.atMs === atMs);
  const isSetFor = written?.value.set === (to === 'dr') && written.value.epoch === operation.epoch;
  const isNewer = versions.some(({ value }) => Number(value.atMs) > Number(atMs));
  const expected =
    operation.kind === 'failover' && to === 'primary'
      ? ['not-needed']
      : isSetFor
        ? [to === 'dr' ? 'set' : 'cleared']
        : isNewer
          ? ['superseded']
          : [];
  return [
    ...(expected.includes(String(said)) ? [] : [`that the latch is ${String(said)}`]),
    ...(isSeenBy(run, operation, 'latch')(Number(atMs) - EPOCH_MS)
      ? []
      : ['a latch of another time']),
  ];
}

function fence(run: Run, operation: ObservedOperation, facts: JsonObject): readonly string[] {
  if (!isObject(facts.fence)) {
    return [];
  }
  const { outcome, atMs } = facts.fence;
  const fencedAtMs = Number(atMs) - EPOCH_MS;
  const changes = effectsOf(run.seen, otherPlace(operation.place), 'tasks').filter(
    (each) => each.atMs >= operation.claimedAtMs && each.atMs <= fencedAtMs,
  );
  const isWanted = changes.some(({ desiredCount }) => desiredCount === 0);
  const isHeld = changes.some(({ minimum, maximum }) => minimum === 0 && maximum === 0);
  const isLeft = changes.every(({ desiredCount, maximum }) => desiredCount !== 0 && maximum !== 0);
  const isTrue =
    outcome === 'tasks-stopped'
      ? isWanted && isHeld
      : outcome === 'tasks-stopping'
        ? isWanted
        : outcome === 'not-needed'
          ? isLeft && writerAt(run, fencedAtMs) === operation.place
          : outcome === 'unproven';
  return [
    ...(isTrue ? [] : [`the fence ${String(outcome)}, after ${changes.length} changes of tasks`]),
    ...(isSeenBy(run, operation, 'fence')(fencedAtMs) ? [] : ['a fence of another time']),
  ];
}

/** Measured before the loss, or not known. */
function loss({ versions }: ObservedOperation, facts: JsonObject): readonly string[] {
  const { kind, lagMs, measuredAtMs, firstBadSampleAtMs } = objectIn(facts, 'loss');
  const lostAtMs = versions.at(-1)?.value.firstBadSampleAtMs;
  return kind === undefined ||
    (firstBadSampleAtMs === lostAtMs &&
      (kind === 'unknown' || (Number(measuredAtMs) <= Number(lostAtMs) && Number(lagMs) >= 0)))
    ? []
    : [`a lag of ${minutesAndSeconds(Number(measuredAtMs) - EPOCH_MS)}`];
}

function writer(run: Run, facts: JsonObject): readonly string[] {
  if (!isObject(facts.writer)) {
    return [];
  }
  const { region, atMs } = facts.writer;
  const isTold =
    faultsOf(run.schedule, 'database-described').length > 0 ||
    faultsOf(run.schedule, 'partition').length > 0;
  const place = writerAt(run, Number(atMs) - EPOCH_MS);
  return [
    ...(isTold || region === regionOf(place).name ? [] : [`${String(region)} as the writer`]),
    ...(isObject(facts.payment) && Number(facts.payment.verifiedAtMs) < Number(atMs)
      ? ['a writer that a payment had proven']
      : []),
  ];
}

/** Of Aurora's snapshot, in the region that was lost. */
function copy({ seen }: Run, { place }: ObservedOperation, facts: JsonObject): readonly string[] {
  if (!isObject(facts.snapshot)) {
    return [];
  }
  const { region, sourceId, copyId } = facts.snapshot;
  const there = otherPlace(place);
  const isThere = (id: unknown, kind: string) =>
    seen.snapshots.some((each) => each.place === there && each.id === id && each.kind === kind);
  return region === regionOf(there).name &&
    isThere(sourceId, 'automated') &&
    isThere(copyId, 'manual')
    ? []
    : [`${String(copyId)} of ${String(sourceId)} in ${String(region)}`];
}

/** A page is read on a telephone, and so is a report. */
const MAX_ERROR_LENGTH = 500;

/** The step that people are paged for, and its error: a name, and what a function said, which is JSON in JSON. */
function failure(
  { seen }: Run,
  { place, epoch, versions }: ObservedOperation,
  facts: JsonObject,
): readonly string[] {
  const { step, error } = objectIn(facts, 'failure');
  if (typeof step !== 'string' || typeof error !== 'string') {
    return step === error ? [] : ['half a failure'];
  }
  const page = seen.pages.find(
    (each) =>
      each.place === place &&
      each.subject.includes('FAILED') &&
      each.message.includes(`over ${epoch} of payments`),
  );
  const caught = jsonIn(versions.at(-1)?.value.reason);
  const cause = jsonIn(caught.Cause).errorMessage ?? caught.Cause ?? '';
  const whole = [caught.Error, cause].filter((text) => text !== '').join(': ');
  return [
    ...(page === undefined || page.message.includes(`stopped at ${step}.`)
      ? []
      : [`that it stopped at ${step}`]),
    ...(caught.Error === undefined || error === whole.slice(0, MAX_ERROR_LENGTH)
      ? []
      : [`the error "${error}" for "${whole}"`]),
  ];
}

function jsonIn(text: unknown): JsonObject {
  try {
    const value: unknown = JSON.parse(String(text));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
