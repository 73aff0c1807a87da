import { openRegion } from '../../regions';
import { nextUuid, stackArn } from '../identifiers';
import type { Stack } from '../state';
import type { Call } from './call';

/** A stack under review: no template executed yet. It isn't in the state until {@link addStack}. */
export function newStack(
  { world, region, nowMs }: Call,
  stackName: string,
  notificationArns: readonly string[],
): Stack {
  const stackId = stackArn(world.state.accountId, region, stackName, nextUuid(world.state));
  return {
    stackId,
    stackName,
    region,
    status: 'REVIEW_IN_PROGRESS',
    createdAtMs: nowMs,
    terminationProtection: false,
    disableRollback: false,
    notificationArns,
    resources: {},
    leftovers: [],
    outputs: [],
    imports: [],
    events: [],
    eventProperties: {},
    changeSets: {},
    tokens: {},
  };
}

export function addStack({ world, region }: Call, stack: Stack): void {
  openRegion(world.state, region).cloudFormation.stacks[stack.stackId] = stack;
}
