import { DrError, EXIT } from '../../engine/errors';
import type { OperationContext } from '../../engine/operation/context';
import type { CommandContext } from '../context';
import type { ConnectionOptions } from '../options';
import type { OperationProduct } from '../product/product';
import { openSession, type Session } from '../session';

/** A session in which operations are looked at and started. */
export interface OperationSession {
  readonly session: Session;
  readonly product: OperationProduct;
  readonly operations: OperationContext;
}

export async function openOperationSession(
  context: CommandContext,
  options: ConnectionOptions,
): Promise<OperationSession> {
  const product = context.product.operations;
  if (product === undefined) {
    throw new DrError({
      code: 'DR_NO_FAILOVER',
      message: 'this product has nothing that fails over',
      nextSteps: [],
      exitCode: EXIT.invalidInput,
    });
  }
  const session = await openSession(context, options);
  return { session, product, operations: await operationContext(session, product) };
}

export async function operationContext(
  session: Session,
  product: OperationProduct,
): Promise<OperationContext> {
  const { environment, cloud, clock, dns, patience } = session;
  const { accountId } = await cloud.caller();
  const namesOf = (role: 'primary' | 'dr') => product.names(environment.suffix, accountId, role);
  return {
    environment,
    cloud,
    clock,
    dns,
    patience,
    names: { primary: namesOf('primary'), dr: namesOf('dr') },
  };
}

/** Lets time pass beside the work, where nobody else does it, and ends with the work. */
export async function whileLiving<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const done = new AbortController();
  const living = session.live(done.signal);
  // Should it fail, the work would wait for ever for what no longer happens.
  const failed = new Promise<never>((_, reject) => {
    living.catch(reject);
  });
  try {
    return await Promise.race([work(), failed]);
  } finally {
    done.abort();
    await living;
  }
}
