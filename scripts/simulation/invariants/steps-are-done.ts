import { isObject, type JsonObject } from '../../../functions/shared/state/guards';
import type { Promotion } from '../observations';
import { EPOCH_MS } from '../world/places';
import { isUndisturbed, versionAt, versionsOf } from './effects';
import {
  executionOf,
  type Invariant,
  minutesAndSeconds,
  placeOfMachine,
  type Run,
  requestOf,
} from './invariant';
import { type ObservedOperation, operationsIn, PHASES } from './operations';

const SECOND_MS = 1000;

/** Two looks at the database are five seconds apart, and take less than one. */
const PROMOTION_SEEN_WITHIN_MS = 8 * SECOND_MS;
/** Proofs are repeated every five seconds; nothing is left to wait for once DNS follows. */
const PROVEN_WITHIN_MS = 15 * SECOND_MS;
/** Three calls. */
const AT_ONCE_MS = 5 * SECOND_MS;

export const stepsAreDone: Invariant = {
  name: 'steps-are-done',
  sentence:
    'An operation that is done has done each of its steps, when its phases say so, and without waiting for nothing: asked for the promotion, seen it, proven a payment, set the latch as the new writer needs it, proven DNS, reported.',
  check: (run) =>
    run.seen.promotions.flatMap((promotion) => {
      const request = requestOf(run, promotion);
      const place = placeOfMachine(promotion);
      const operation = operationsIn(run.seen, place).find(
        ({ name }) => name === request?.executionName,
      );
      const execution = request && executionOf(run, request);
      return operation?.outcome === 'done' &&
        execution?.status === 'SUCCEEDED' &&
        (['primary', 'dr'] as const).every(
          (each) =>
            (promotion.kind === 'failover' && each !== place) || isUndisturbed(run.schedule, each),
        )
        ? problems(run, promotion, operation)
        : [];
    }),
};

function problems(run: Run, promotion: Promotion, operation: ObservedOperation): string[] {
  const { name, phases, endedAtMs = 0 } = operation;
  const missing = PHASES.filter((phase) => phases[phase] === undefined);
  if (missing.length > 0) {
    return [`${name} is done, and was never ${missing.join(', ')}`];
  }
  const at = (phase: (typeof PHASES)[number]): number => phases[phase] ?? 0;
  const { askedAtMs, facts, latch, dnsAtMs, reportedAtMs } = outcomeOf(run, promotion, operation);
  const wrong: readonly (readonly [boolean, string])[] = [
    [promotion.requestedAtMs < at('promoting'), 'asked for the promotion before it said so'],
    [askedAtMs > at('promoting') + AT_ONCE_MS, 'asked for the promotion late'],
    [at('promoted') < promotion.atMs, 'took the promotion for done too early'],
    [at('promoted') > promotion.atMs + PROMOTION_SEEN_WITHIN_MS, 'saw the promotion late'],
    [
      !isBetween(facts.payment, 'verifiedAtMs', at('promoted'), at('verified')),
      'proved no payment',
    ],
    [!isBetween(facts.latch, 'atMs', at('verified'), at('latched')), 'left the latch'],
    [latch?.set !== (promotion.to === 'dr'), `left the latch ${String(latch?.set)}`],
    [!isBetween(facts.traffic, 'verifiedAtMs', at('latched'), at('serving')), 'proved no traffic'],
    [
      at('serving') > Math.max(at('latched'), dnsAtMs) + PROVEN_WITHIN_MS,
      'waited after DNS had followed',
    ],
    [reportedAtMs === undefined, 'did not report'],
    [endedAtMs > at('serving') + PROVEN_WITHIN_MS, 'ended late'],
    [promotion.kind === 'failover' && facts.loss === undefined, 'kept nothing of the loss'],
    [promotion.kind === 'failover' && facts.fence === undefined, 'tried no fence'],
  ];
  return wrong.flatMap(([isWrong, what]) =>
    isWrong ? [`${name} of ${minutesAndSeconds(operation.claimedAtMs)} ${what}`] : [],
  );
}

function outcomeOf(
  { seen }: Run,
  promotion: Promotion,
  { place, name, epoch, phases, endedAtMs = 0, claimedAtMs }: ObservedOperation,
) {
  const facts = versionAt(versionsOf(seen, place, `facts#${epoch}`), endedAtMs)?.value ?? {};
  const latches = versionsOf(seen, 'dr', 'latch');
  return {
    // Aurora may fail and be asked again.
    askedAtMs:
      seen.promotionRequests.find((each) => each.place === place && each.executionName === name)
        ?.atMs ?? 0,
    facts,
    latch: versionAt(latches, phases.latched ?? 0)?.value,
    dnsAtMs:
      seen.dnsAnswers.findLast(
        ({ place: answer, atMs }) => answer === promotion.to && atMs <= (phases.serving ?? 0),
      )?.atMs ?? Number.POSITIVE_INFINITY,
    reportedAtMs: seen.reports.find(
      (report) => report.place === place && report.atMs >= claimedAtMs && report.atMs <= endedAtMs,
    )?.atMs,
  };
}

function isBetween(fact: unknown, member: string, fromMs: number, untilMs: number): boolean {
  const seen: JsonObject = isObject(fact) ? fact : {};
  const time = seen[member];
  return typeof time === 'number' && time - EPOCH_MS >= fromMs && time - EPOCH_MS <= untilMs;
}
