import { createHash } from 'node:crypto';
import { checkLedger } from './check-ledger';
import type { Attempt, History, StoredPayment, Violation } from './history';
import type { Intent } from './plan';

/** After these answers, and no others, a client may take it that nothing was stored. */
const NOTHING_STORED: readonly string[] = [
  'standby-region',
  'draining',
  'overloaded',
  'database-unavailable',
  'validator-unavailable',
];

/**
 * Holds what clients saw against what the database has: every promise about payments that the
 * service makes. Pure, and never fooled by an empty history: a run without payments is a violation.
 *
 * @param stored - all payments since the run began, and no others
 */
export function checkHistory(
  { attempts, unanswered, earlier = [] }: History,
  stored: readonly StoredPayment[],
): readonly Violation[] {
  const attemptsByKey = groupBy(attempts, ({ intent }) => intent.key);
  const storedByHash = groupBy(stored, ({ keyHash }) => keyHash);
  // What clients of a run before gave up may be stored only now, and is judged by what they were told.
  const late = [...groupBy(earlier, ({ intent }) => intent.key)].filter(([key]) =>
    storedByHash.has(hashOf(key)),
  );
  const known = new Set([...attemptsByKey.keys(), ...late.map(([key]) => key)].map(hashOf));
  return [
    ...(attempts.some(({ outcome }) => outcome.kind === 'taken')
      ? []
      : [{ promise: 'payments are taken', detail: 'none was' }]),
    ...unanswered.map(({ key }) => ({
      promise: 'a client that goes on asking is answered',
      detail: key,
      key,
    })),
    ...attempts.flatMap(checkAnswer),
    ...[...attemptsByKey, ...late].flatMap(([key, ofKey]) =>
      checkKey(key, ofKey, storedByHash.get(hashOf(key)) ?? []),
    ),
    ...stored
      .filter(({ keyHash }) => !known.has(keyHash))
      .map(({ id }) => ({ promise: 'no payment is made that nobody asked for', detail: id })),
    ...checkLedger(stored),
  ];
}

/** Whatever goes wrong, the answer is one of those that the API promises. */
function checkAnswer({ intent: { key }, asked, outcome }: Attempt): readonly Violation[] {
  if (outcome.kind === 'taken' && asked === 'other-amount') {
    return [{ promise: 'a key is for one payment', detail: 'another one was taken with it', key }];
  }
  if (outcome.kind !== 'problem') return [];
  const { status, problem, hasRetryAfter } = outcome;
  const expected = asked === 'other-amount' ? [409, 422, 503] : [409, 503];
  if (!expected.includes(status)) {
    return [{ promise: 'answers are those of the API', detail: `${status} ${problem}`, key }];
  }
  return status === 422 || hasRetryAfter
    ? []
    : [{ promise: '"not now" says when', detail: `${status} ${problem}`, key }];
}

function checkKey(
  key: string,
  attempts: readonly Attempt[],
  stored: readonly StoredPayment[],
): readonly Violation[] {
  const violations: Violation[] = [];
  const found = (promise: string, detail: string) => violations.push({ promise, detail, key });
  const bodies = new Set(
    attempts.flatMap(({ outcome }) => (outcome.kind === 'taken' ? [outcome.body] : [])),
  );
  const [payment] = stored;
  const intent = attempts[0]?.intent;

  if (stored.length > 1) {
    found('nobody pays twice', stored.map(({ id }) => id).join(', '));
  }
  if (bodies.size > 1) {
    found('every retry gets the first answer, byte for byte', [...bodies].join('\n'));
  }
  for (const body of bodies) {
    const { id } = JSON.parse(body);
    if (!stored.some((row) => row.id === id)) {
      found('what was acknowledged is there', `${id} is not`);
    }
  }
  if (payment !== undefined && intent !== undefined) {
    if (!isAsked(payment, intent)) found('what is stored is what was asked for', payment.id);
    if (!payment.hasKey) found('a payment and its key are stored together', payment.id);
    if (contradictsRefusals(attempts)) found('"nothing was stored" is true', payment.id);
  }
  return violations;
}

/**
 * All that a client ever heard was that nothing was stored, and there is a payment; or the first
 * answer after that says that it was given before. With several clients it may have been, to others.
 */
function contradictsRefusals(attempts: readonly Attempt[]): boolean {
  const firstAnswer = attempts.find((attempt) => !saysNothingWasStored(attempt));
  if (firstAnswer === undefined) return true;
  return (
    new Set(attempts.map(({ client }) => client)).size === 1 &&
    firstAnswer.outcome.kind === 'taken' &&
    firstAnswer.outcome.isReplay
  );
}

const saysNothingWasStored = ({ outcome }: Attempt): boolean =>
  outcome.kind === 'problem' && NOTHING_STORED.includes(outcome.problem);

const isAsked = (payment: StoredPayment, intent: Intent): boolean =>
  payment.merchantId === intent.merchantId &&
  payment.paymentReference === intent.paymentReference &&
  payment.currency === intent.currency &&
  payment.amountMinor === BigInt(intent.amount.replace('.', ''));

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
