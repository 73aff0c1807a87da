import { getItem, putItem, type StateTable } from './table';

/**
 * While set, DNS stays with the DR region whatever the home primary's health
 * says: the old primary may be back, with a database that isn't the writer.
 */
export interface Latch {
  readonly set: boolean;
  readonly atMs: number;
  /** Operation that set or cleared it. */
  readonly epoch: number;
}

const ITEM = 'latch';

export async function readLatch(table: StateTable): Promise<Latch | undefined> {
  const item = await getItem(table, ITEM);
  return (
    item && {
      set: item.boolean('set'),
      atMs: item.number('atMs'),
      epoch: item.number('epoch'),
    }
  );
}

/**
 * Sets or clears the latch. A step of an old operation that is delivered once
 * more must not undo what a newer one did, so the newest moment stays: of the
 * region's own clock and its peer's, which agree to within a second, where
 * operations are minutes apart.
 *
 * @returns `refused` when something newer is there; for the caller that is as good as done
 */
export async function writeLatch(table: StateTable, latch: Latch): Promise<'written' | 'refused'> {
  return putItem(
    table,
    ITEM,
    { ...latch },
    {
      expression: 'attribute_not_exists(#atMs) OR #atMs <= :atMs',
      attributes: ['atMs'],
      values: { atMs: latch.atMs },
    },
  );
}
