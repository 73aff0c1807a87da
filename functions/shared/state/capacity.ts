import { getItem, putItem, type StateTable } from './table';

/**
 * When this region was last given the primary's capacity ahead of a failover.
 * Written after the call it is about: a crash between the two repeats a call
 * that changes nothing the second time.
 */
const ITEM = 'capacity';

/** @returns undefined when the region has the standby's capacity */
export async function readCapacityRaisedAtMs(table: StateTable): Promise<number | undefined> {
  const item = await getItem(table, ITEM);
  return item?.number('raisedAtMs') || undefined;
}

export async function recordCapacityRaised(table: StateTable, atMs: number): Promise<void> {
  await putItem(table, ITEM, { raisedAtMs: atMs });
}

/** Another invocation may have raised it again since it was read: that stays recorded. */
export async function recordCapacityLowered(table: StateTable, raisedAtMs: number): Promise<void> {
  await putItem(
    table,
    ITEM,
    { raisedAtMs: 0 },
    {
      expression: '#raisedAtMs = :seen',
      attributes: ['raisedAtMs'],
      values: { seen: raisedAtMs },
    },
  );
}
