import { getItem, putItem, type StateTable, updateItem, type WriteOutcome } from './table';

/**
 * While set, DNS stays with the DR region whatever the home primary's health
 * says: the old primary may be back, with a database that isn't the writer.
 */
export interface Latch {
  readonly set: boolean;
  /** When it was decided; the newest decision stays. */
  readonly atMs: number;
  /** Operation that set or cleared it; of a correction, the one before. */
  readonly epoch: number;
  /** `due`: `region-watch` has corrected it, and people have to be told yet. */
  readonly announcement?: 'due' | 'none';
}

const ITEM = 'latch';

export async function readLatch(table: StateTable): Promise<Latch | undefined> {
  const item = await getItem(table, ITEM);
  return (
    item && {
      set: item.boolean('set'),
      atMs: item.number('atMs'),
      epoch: item.number('epoch'),
      ...(item.optional('announcement', item.text) === 'due' && { announcement: 'due' as const }),
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
export async function writeLatch(
  table: StateTable,
  { set, atMs, epoch }: Pick<Latch, 'set' | 'atMs' | 'epoch'>,
): Promise<WriteOutcome> {
  return putItem(
    table,
    ITEM,
    { set, atMs, epoch },
    {
      expression: 'attribute_not_exists(#atMs) OR #atMs <= :atMs',
      attributes: ['atMs'],
      values: { atMs },
    },
  );
}

/**
 * Makes the latch follow the writer. Its moment is that of the observation, so that a step of an
 * operation that was claimed since always wins, however late either write arrives. And it demands
 * the very latch that was found wrong: of two watchers only one corrects, and tells people.
 */
export async function correctLatch(
  table: StateTable,
  wrong: Pick<Latch, 'atMs'> | undefined,
  { set, atMs, epoch, announcement = 'none' }: Latch,
): Promise<WriteOutcome> {
  return putItem(
    table,
    ITEM,
    { set, atMs, epoch, announcement },
    wrong === undefined
      ? { expression: 'attribute_not_exists(#atMs)', attributes: ['atMs'] }
      : { expression: '#atMs = :wrong', attributes: ['atMs'], values: { wrong: wrong.atMs } },
  );
}

/** Sent first, recorded after: a crash between the two tells people twice rather than never. */
export async function recordLatchAnnounced(
  table: StateTable,
  { atMs }: Pick<Latch, 'atMs'>,
): Promise<void> {
  await updateItem(
    table,
    ITEM,
    { announcement: 'none' },
    { expression: '#atMs = :atMs', attributes: ['atMs'], values: { atMs } },
  );
}
