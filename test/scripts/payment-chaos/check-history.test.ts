import { createHash } from 'node:crypto';
import { checkHistory } from '../../../scripts/payment-chaos/check-history';
import type {
  Attempt,
  History,
  Outcome,
  StoredPayment,
} from '../../../scripts/payment-chaos/history';
import type { Intent } from '../../../scripts/payment-chaos/plan';

const INTENT: Intent = {
  key: 'key-1',
  merchantId: 'merchant-1',
  paymentReference: 'order-1',
  amount: '10.50',
  currency: 'USD',
  method: 'card',
};

const TAKEN: Outcome = { kind: 'taken', body: '{"id":"payment-1"}', isReplay: false };
const REPLAYED: Outcome = { ...TAKEN, isReplay: true };
const LOST: Outcome = { kind: 'lost', reason: 'reset' };

const problem = (status: number, name: string, hasRetryAfter = true): Outcome => ({
  kind: 'problem',
  status,
  problem: name,
  hasRetryAfter,
});

const UNAVAILABLE = problem(503, 'database-unavailable');
const UNKNOWN = problem(503, 'outcome-unknown');

const attempt = (outcome: Outcome, changed: Partial<Attempt> = {}): Attempt => ({
  intent: INTENT,
  client: 1,
  asked: 'as-intended',
  outcome,
  ...changed,
});

const history = (outcomes: readonly Outcome[]): History => ({
  attempts: outcomes.map((outcome) => attempt(outcome)),
  unanswered: [],
});

const STORED: StoredPayment = {
  id: 'payment-1',
  keyHash: createHash('sha256').update(INTENT.key).digest('hex'),
  merchantId: 'merchant-1',
  paymentReference: 'order-1',
  currency: 'USD',
  amountMinor: 1050n,
  hasKey: true,
  entries: [
    { account: 'receivable:card', currency: 'USD', amountMinor: 1050n },
    { account: 'merchant:merchant-1', currency: 'USD', amountMinor: -1050n },
  ],
};

const broken = (seen: History, stored: readonly StoredPayment[]) =>
  checkHistory(seen, stored).map(({ promise }) => promise);

/** Beside whatever is looked at, so that the run is one in which payments were taken. */
const OTHER = { ...INTENT, key: 'key-2' };
const OTHER_STORED = {
  ...STORED,
  id: 'payment-2',
  keyHash: createHash('sha256').update(OTHER.key).digest('hex'),
};
const besideAnother = (outcomes: readonly Outcome[]): History => ({
  attempts: [
    ...history(outcomes).attempts,
    attempt({ kind: 'taken', body: '{"id":"payment-2"}', isReplay: false }, { intent: OTHER }),
  ],
  unanswered: [],
});

describe('a history in which everything is well', () => {
  it.each([
    ['taken at once', [TAKEN]],
    ['taken, and answered again', [TAKEN, REPLAYED, REPLAYED]],
    ['taken unheard, and answered to the retry', [LOST, REPLAYED]],
    ['taken without anybody knowing, and answered to the retry', [UNKNOWN, REPLAYED]],
    ['refused until it was taken', [UNAVAILABLE, UNAVAILABLE, TAKEN]],
  ])('breaks no promise: %s', (_, outcomes) => {
    const violations = broken(history(outcomes), [STORED]);

    expect(violations).toEqual([]);
  });

  it.each([
    ['lost for good', LOST],
    ['refused', UNAVAILABLE],
  ])('may have a payment that was never made: %s', (_, outcome) => {
    const violations = broken(besideAnother([outcome]), [OTHER_STORED]);

    expect(violations).toEqual([]);
  });

  it('may have a payment that a client of an earlier run had given up', () => {
    const earlier = [attempt(LOST, { intent: OTHER })];

    const violations = broken({ ...history([TAKEN]), earlier }, [STORED, OTHER_STORED]);

    expect(violations).toEqual([]);
  });

  it('may tell a client that nothing was stored, and then another one has paid', () => {
    const seen: History = {
      attempts: [attempt(UNAVAILABLE), attempt(REPLAYED), attempt(LOST, { client: 2 })],
      unanswered: [],
    };

    const violations = broken(seen, [STORED]);

    expect(violations).toEqual([]);
  });
});

describe('a history with a mistake planted in it', () => {
  const second = { ...STORED, id: 'payment-9' };
  const otherBody: Outcome = { kind: 'taken', body: '{ "id":"payment-1"}', isReplay: true };
  const unbalanced = { ...STORED, entries: STORED.entries.slice(0, 1) };
  const inOtherCurrency = {
    ...STORED,
    entries: STORED.entries.map((entry) => ({ ...entry, currency: 'EUR' })),
  };

  it.each<[string, History, readonly StoredPayment[], string]>([
    ['a payment made twice', history([TAKEN]), [STORED, second], 'nobody pays twice'],
    [
      'an acknowledged payment that is gone',
      history([TAKEN]),
      [],
      'what was acknowledged is there',
    ],
    [
      'a retry whose answer differs in one blank',
      history([TAKEN, otherBody]),
      [STORED],
      'every retry gets the first answer, byte for byte',
    ],
    [
      'a payment of another amount than was asked for',
      history([TAKEN]),
      [{ ...STORED, amountMinor: 1051n }],
      'what is stored is what was asked for',
    ],
    [
      'a payment without its key',
      history([TAKEN]),
      [{ ...STORED, hasKey: false }],
      'a payment and its key are stored together',
    ],
    [
      'a payment after nothing but "nothing was stored"',
      besideAnother([UNAVAILABLE]),
      [STORED, OTHER_STORED],
      '"nothing was stored" is true',
    ],
    [
      'a first answer that was given before, after "nothing was stored"',
      history([UNAVAILABLE, REPLAYED]),
      [STORED],
      '"nothing was stored" is true',
    ],
    [
      'a payment that nobody asked for',
      history([TAKEN]),
      [STORED, OTHER_STORED],
      'no payment is made that nobody asked for',
    ],
    [
      'a payment of an earlier run, of which its client was told that nothing was stored',
      { ...history([TAKEN]), earlier: [attempt(UNAVAILABLE, { intent: OTHER })] },
      [STORED, OTHER_STORED],
      '"nothing was stored" is true',
    ],
    [
      'a payment of an earlier run that is of another amount',
      { ...history([TAKEN]), earlier: [attempt(LOST, { intent: OTHER })] },
      [STORED, { ...OTHER_STORED, amountMinor: 1051n }],
      'what is stored is what was asked for',
    ],
    ['a run in which nothing was paid', history([LOST]), [], 'payments are taken'],
    [
      'a client that is never answered',
      { ...history([TAKEN]), unanswered: [INTENT] },
      [STORED],
      'a client that goes on asking is answered',
    ],
    [
      'an answer that the API does not have',
      history([problem(500, 'internal-error'), TAKEN]),
      [STORED],
      'answers are those of the API',
    ],
    [
      'a "not now" that does not say when',
      history([problem(503, 'database-unavailable', false), TAKEN]),
      [STORED],
      '"not now" says when',
    ],
    [
      'a key that took another payment',
      { attempts: [attempt(TAKEN), attempt(TAKEN, { asked: 'other-amount' })], unanswered: [] },
      [STORED],
      'a key is for one payment',
    ],
    [
      'a ledger that does not sum to zero',
      history([TAKEN]),
      [unbalanced],
      'the ledger sums to zero',
    ],
    [
      'a payment with one entry',
      history([TAKEN]),
      [unbalanced],
      'every payment is booked twice, once on each side',
    ],
    [
      'a payment booked in another currency',
      history([TAKEN]),
      [inOtherCurrency],
      'every payment is booked twice, once on each side',
    ],
  ])('is found out: %s', (_, seen, stored, promise) => {
    const violations = broken(seen, stored);

    expect(violations).toContain(promise);
  });
});
