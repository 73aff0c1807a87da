import { createHash } from 'node:crypto';
import { type Check, judged } from './check';
import type { DrillHistory } from './drill-history';

export const nobodyPaysTwice: Check = {
  name: 'nobody-pays-twice',
  promise: 'No payment is taken twice, and a retry gets the payment that the first try made.',
  judge: (history) => {
    const keys = new Set(history.payments.map(({ intent }) => intent.key));
    const retried = history.payments.length - keys.size;
    return judged({ keys: keys.size, retries: retried }, [
      ...repeated(history.stored.map(({ keyHash }) => keyHash)).map(
        (hash) => `The key with hash ${hash} has more than one payment.`,
      ),
      ...repeated(history.stored.map(({ id }) => id)).map((id) => `${id} is there twice.`),
      ...severalIds(history),
    ]);
  },
};

/** A key that was answered with two payments, though the first one was not lost. */
function severalIds({ payments, stored }: DrillHistory): readonly string[] {
  const idsByKey = new Map<string, Set<string>>();
  for (const { intent, outcome } of payments) {
    if (outcome.kind !== 'taken') continue;
    const ids = idsByKey.get(intent.key) ?? new Set();
    idsByKey.set(intent.key, ids.add(outcome.id));
  }
  const idOfHash = new Map(stored.map(({ keyHash, id }) => [keyHash, id]));
  return [...idsByKey].flatMap(([key, ids]) => {
    const storedId = idOfHash.get(createHash('sha256').update(key).digest('hex'));
    const isWrong = ids.size > 1 || (storedId !== undefined && !ids.has(storedId));
    return isWrong
      ? [`${key} was answered with ${[...ids].join(', ')}; stored is ${storedId ?? 'none'}.`]
      : [];
  });
}

function repeated(values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
