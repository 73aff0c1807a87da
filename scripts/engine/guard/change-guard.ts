import type { StackContext } from '../deploy-stack/context';
import { describeContext } from '../deploy-stack/context';
import { DrError, EXIT } from '../errors';
import type { OperationContext } from '../operation/context';
import type { ResourceChange } from '../ports';
import type { StackLocation } from '../topology';
import { type GuardedChange, guardedChanges, ROLLBACK, touchesGuarded } from './guarded-changes';
import { readSituation } from './situation';

/** What to type to have a guarded change all the same. */
export const ALLOW_FLAG = '--allow-change-after-failover';

/** What stands against a change set. */
export interface GuardVerdict {
  /** Why the environment is away from home; empty when nothing is guarded. */
  readonly why: readonly string[];
  readonly changes: readonly GuardedChange[];
}

/** Looks at the changes of an existing stack, in the moment in which it is asked. */
export type ChangeGuard = (
  location: StackLocation,
  changes: readonly ResourceChange[],
) => Promise<GuardVerdict>;

const NOTHING: GuardVerdict = { why: [], changes: [] };

/**
 * After a failover the templates still say what was true before it: who the primary is and how few
 * tasks the standby needs. The guard keeps a deploy from undoing the failover piece by piece.
 */
export function createChangeGuard(context: OperationContext): ChangeGuard {
  return async ({ role }, changes) => {
    if (!touchesGuarded(changes)) {
      return NOTHING;
    }
    const situation = await readSituation(context);
    if (situation.kind === 'at-home') {
      return NOTHING;
    }
    const found = guardedChanges(role, changes, situation);
    return found.length === 0 ? NOTHING : { why: situation.why, changes: found };
  };
}

/** Throws when the guard has something against executing a change set. */
export async function assertAllowed(
  context: StackContext,
  changes: readonly ResourceChange[],
): Promise<void> {
  const { run, location } = context;
  const verdict = (await run.guard?.(location, changes)) ?? NOTHING;
  if (verdict.changes.length > 0) {
    throw refusedChange(context, verdict);
  }
}

/**
 * Throws when the guard has something against rolling back what was left half-done: that would put
 * back what was true before the failover.
 */
export async function assertRollbackAllowed(
  context: StackContext,
  stackArn: string,
): Promise<void> {
  if (context.run.guard === undefined) {
    return;
  }
  const resources = await context.stacks.resources(stackArn);
  const changes = resources
    .filter(({ status }) => status !== 'DELETE_COMPLETE')
    .map(
      ({ logicalId, physicalId, type }): ResourceChange => ({
        logicalId,
        physicalId,
        resourceType: type,
        action: ROLLBACK,
        replacement: undefined,
        properties: [],
        before: undefined,
        after: undefined,
      }),
    );
  await assertAllowed(context, changes);
}

/** The error for a change that the guard refuses. */
export function refusedChange(
  context: Pick<StackContext, 'run' | 'stackName' | 'region' | 'location'>,
  { why, changes }: GuardVerdict,
): DrError {
  const { command } = context.run.environment;
  return new DrError({
    code: 'DR_CHANGE_AFTER_FAILOVER',
    message:
      `the change to ${describeContext(context)} is refused while ${why.join(' and ')}: ` +
      changes.map(guardedChangeText).join('; '),
    nextSteps: [
      `${command('failback')} (then deploy)`,
      `${command('deploy', ALLOW_FLAG)} (does it now, whatever serves)`,
    ],
    exitCode: EXIT.invalidInput,
  });
}

/** `ScalableTarget.MinCapacity lowers the capacity of the active region from 10 to 2`. */
export function guardedChangeText({ logicalId, property, effect }: GuardedChange): string {
  return `${property === undefined ? logicalId : `${logicalId}.${property}`} ${effect}`;
}
