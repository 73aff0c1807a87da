import { getItem, putItem, type StateTable } from './table';

/** A value kept as JSON text in one item, with a revision that counts its changes. */
export interface JsonItem<T> {
  readonly name: string;
  /** Makes the value of what was stored; what can't be understood is dropped, not guessed. */
  readonly parse: (stored: unknown) => T;
}

export interface Stored<T> {
  readonly value: T;
  /** 0 before the first write. */
  readonly revision: number;
}

/** Tries of a change; each loses only to another writer's success, so a few are plenty. */
const MAX_TRIES = 5;

/** @returns the value, or what `parse` makes of `undefined` when nothing is stored */
export async function readJson<T>(table: StateTable, item: JsonItem<T>): Promise<Stored<T>> {
  const stored = await getItem(table, item.name);
  return stored === undefined
    ? { value: item.parse(undefined), revision: 0 }
    : {
        value: item.parse(parseJson(stored.text('json'))),
        revision: stored.number('revision'),
      };
}

/**
 * Changes the value. Two invocations may do so at the same time, and a plain
 * write would lose one change: each write demands the revision it has read, and
 * the loser reads again and repeats its change on top of the winner's.
 *
 * @param change - pure; returns the value it was given when there is nothing to change
 * @param lastRead - what a caller has read already, to save reading it once more
 */
export async function changeJson<T>(
  table: StateTable,
  item: JsonItem<T>,
  change: (value: T) => T,
  lastRead?: Stored<T>,
): Promise<Stored<T>> {
  let known = lastRead;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = known ?? (await readJson(table, item));
    known = undefined;
    const value = change(before.value);
    if (value === before.value) {
      return before;
    }
    const revision = before.revision + 1;
    const outcome = await putItem(
      table,
      item.name,
      { json: JSON.stringify(value), revision },
      {
        expression: 'attribute_not_exists(#revision) OR #revision = :before',
        attributes: ['revision'],
        values: { before: before.revision },
      },
    );
    if (outcome === 'written') {
      return { value, revision };
    }
  }
  throw new Error(
    `item "${item.name}" of the state table changed ${MAX_TRIES} times during one change of it; ` +
      'more invocations write it than there should be',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
