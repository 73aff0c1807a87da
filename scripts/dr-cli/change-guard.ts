import type { Run } from '../engine/environment';
import { createChangeGuard } from '../engine/guard/change-guard';
import { operationContext } from './operation/operation-session';
import type { Product } from './product/product';
import type { Session } from './session';

/** What keeps a deploy from undoing a failover; nothing for a product that has none. */
export async function guardOf(
  session: Session,
  { operations }: Pick<Product, 'operations'>,
): Promise<Pick<Run, 'guard'>> {
  return operations === undefined
    ? {}
    : { guard: createChangeGuard(await operationContext(session, operations)) };
}
