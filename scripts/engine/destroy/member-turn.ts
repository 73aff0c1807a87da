import { stackContext } from '../deploy-stack/context';
import { observe } from '../deploy-stack/observe';
import type { Run } from '../environment';
import type { CompletedStatus } from '../events';
import { locationId } from '../topology';
import { deleteStack } from './delete-stack';
import type { DeleteStackStep } from './steps';
import { writerRole } from './writer';

/**
 * Deletes a stack; one of the global database's members only while it isn't the writer, or alone.
 * The plan's order is from before the question was answered and other stacks were deleted, and a
 * failover needs nobody to have moved the writer since: RDS then refuses, and the deletion is stuck.
 * So each deletion asks again, and when the writer has come here, the peer goes first after all. The
 * peer's own step finds nothing left to do.
 */
export async function deleteInTurn(run: Run, step: DeleteStackStep): Promise<CompletedStatus> {
  const context = stackContext(run, step.id, step);
  return step.stack === run.environment.destroy.globalDatabase?.members
    ? deleteStack(context, () => letPeerGoFirst(run, step))
    : deleteStack(context);
}

/** Returns whether the peer was in the way. */
async function letPeerGoFirst(run: Run, { id, stack, role }: DeleteStackStep): Promise<boolean> {
  if ((await writerRole(run)) !== role) {
    return false;
  }
  const peer = { stack, role: role === 'primary' ? 'dr' : 'primary' } as const;
  const context = stackContext(run, id, peer);
  const observed = await observe(context);
  if (observed === undefined || observed.status === 'DELETE_COMPLETE') {
    return false;
  }
  run.emit({
    type: 'step_activity',
    step: id,
    activity: `the writer has moved here since the plan was made: ${locationId(peer)} goes first`,
  });
  await deleteStack(context);
  return true;
}
