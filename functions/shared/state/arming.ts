import type { Arming } from './arming-model';
import { getItem, putItem, type StateTable } from './table';

const ITEM = 'arming';

/** @returns undefined when nobody has armed yet: a first deploy never fails over */
export async function readArming(table: StateTable): Promise<Arming | undefined> {
  const item = await getItem(table, ITEM);
  return (
    item && {
      armed: item.boolean('armed'),
      disarmedUntilMs: item.optional('disarmedUntilMs', item.number),
      reason: item.text('reason'),
      by: item.text('by'),
      atMs: item.number('atMs'),
    }
  );
}

export interface ArmingChange {
  readonly by: string;
  readonly reason: string;
  readonly atMs: number;
}

/** Arms, and ends a pause. The last writer wins, which is what two people at two desks expect. */
export async function arm(table: StateTable, change: ArmingChange): Promise<void> {
  await putItem(table, ITEM, { armed: true, ...change });
}

/** Disarms until somebody arms. */
export async function disarm(table: StateTable, change: ArmingChange): Promise<void> {
  await putItem(table, ITEM, { armed: false, ...change });
}

/**
 * Pauses an armed region. Somebody may be disarming it for good at the same
 * time, and the pause's end must not undo that: it is refused unless armed.
 */
export async function pauseArming(
  table: StateTable,
  change: ArmingChange & { readonly disarmedUntilMs: number },
): Promise<'paused' | 'not-armed'> {
  const outcome = await putItem(
    table,
    ITEM,
    { armed: true, ...change },
    { expression: '#armed = :yes', attributes: ['armed'], values: { yes: true } },
  );
  return outcome === 'written' ? 'paused' : 'not-armed';
}
