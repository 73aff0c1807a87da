import { getItem, type StateTable, updateItem } from './table';

/** A time in which the region that writes has no standby in sync. */
export interface Exposure {
  readonly sinceMs: number;
  /** Absent while it lasts. */
  readonly untilMs: number | undefined;
}

const ITEM = 'exposure';

export async function readExposure(table: StateTable): Promise<Exposure | undefined> {
  const item = await getItem(table, ITEM);
  return (
    item && {
      sinceMs: item.number('since'),
      // 0 instead of removing the attribute, so that one write opens the next exposure.
      untilMs: item.number('until') || undefined,
    }
  );
}

/**
 * Opens an exposure, unless one is open: the watcher says so every few seconds
 * and a failover once, and the earliest of them is when it began.
 */
export async function openExposure(table: StateTable, sinceMs: number): Promise<void> {
  await updateItem(
    table,
    ITEM,
    { since: sinceMs, until: 0 },
    {
      expression: 'attribute_not_exists(#since) OR (#until > :open AND #until <= :sinceMs)',
      attributes: ['since', 'until'],
      values: { open: 0, sinceMs },
    },
  );
}

/**
 * Closes the exposure that was seen open. A new one may have been opened since
 * that was read, which this must not close.
 */
export async function closeExposure(
  table: StateTable,
  { sinceMs, untilMs }: { readonly sinceMs: number; readonly untilMs: number },
): Promise<void> {
  await updateItem(
    table,
    ITEM,
    { until: untilMs },
    {
      expression: '#since = :sinceMs AND #until = :open',
      attributes: ['since'],
      values: { sinceMs, open: 0 },
    },
  );
}
